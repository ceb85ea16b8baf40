"""`function.__code__.co_varnames` and its like: what CPython's compiler makes of the function's source."""

from __future__ import annotations

import ast
from functools import lru_cache
from types import CodeType
from typing import TYPE_CHECKING

from pyuk.compiler.check.expressions.conversions import once, wrap
from pyuk.compiler.check.expressions.text import text_literal
from pyuk.compiler.check.model.tree import Expr, MakeTuple, int_literal
from pyuk.compiler.check.model.types import FunctionValue, Tuple

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

NUMBERS = ("co_argcount", "co_kwonlyargcount", "co_posonlyargcount", "co_firstlineno", "co_nlocals")


def check(cx: Checker, node: ast.Attribute) -> Expr | None:
    """`function.__code__.name`; None of any other attribute, and of a function whose source does not tell."""
    if not isinstance(node.value, ast.Attribute) or node.value.attr != "__code__":
        return None
    owner = cx.expr(node.value.value)
    if not isinstance(owner.type, FunctionValue) or not owner.type.info.module.source.is_app:
        return None
    info = owner.type.info
    if not isinstance(info.node, (ast.FunctionDef, ast.AsyncFunctionDef)) or info.is_made:
        return None
    code = code_of(info.module.source.text, info.node)
    if code is None:
        return None
    if node.attr in NUMBERS:
        return wrap(once(cx, owner)[1], int_literal(getattr(code, node.attr), node))
    if node.attr == "co_name":
        return wrap(once(cx, owner)[1], text_literal(cx, code.co_name, node))
    if node.attr != "co_varnames":
        return None
    names: list[Expr] = [text_literal(cx, name, node) for name in code.co_varnames]
    return wrap(once(cx, owner)[1], MakeTuple(names, type=Tuple(tuple(each.type for each in names)), node=node))


def code_of(text: str, function: ast.FunctionDef | ast.AsyncFunctionDef) -> CodeType | None:
    """The code object that CPython makes of a function of a module's source, where there is just one."""
    line = min([function.lineno, *(mark.lineno for mark in function.decorator_list)])
    found = [code for code in _codes(text) if (code.co_name, code.co_firstlineno) == (function.name, line)]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=8)
def _codes(text: str) -> list[CodeType]:
    """The code objects of a module and of its functions."""
    found = [compile(text, "<module>", "exec", dont_inherit=True)]
    for code in found:
        found += [each for each in code.co_consts if isinstance(each, CodeType)]
    return found
