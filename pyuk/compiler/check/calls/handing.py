"""Calls that hand on what a function was given for its `*args` or `**options`.

A function with `*args` is checked for all that it is called with, and may ask how many there are before it hands
them on: that there are too many, or too few, is no mistake but CPython's TypeError, when the program gets there.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.expressions.unions import ARGUMENTS, cpython_error, raise_error
from pyuk.compiler.check.model.declarations import FunctionInfo
from pyuk.compiler.check.model.problems import Problem, extent
from pyuk.compiler.check.model.tree import Expr
from pyuk.compiler.check.model.types import Type
from pyuk.compiler.frontend.syntax import spread_in, walk

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


def made(cx: Checker, node: ast.Call, plain: ast.Call, expected: Type | None) -> Expr:
    """The call `node`, written out as `plain`; or its TypeError. A Problem where the mistake is another one."""
    try:
        return cx.expr(plain, expected)
    except Problem as problem:
        said = problem.diagnostic
        error = cpython_error(said) if said.code == ARGUMENTS else None
        places = [node, *(keyword for keyword in node.keywords if keyword.arg is None)]
        is_of_call = any((said.line, said.column, said.end_column) == extent(cx.module, place) for place in places)
        if error is None or not is_of_call or not _hands_on(cx.info, node):
            raise
        return raise_error(cx, *error, node)


def _hands_on(info: FunctionInfo, node: ast.Call) -> bool:
    """Whether the call spreads what `info`, or a function around it, was given."""
    used = {part.id for value in spread_in(node) for part in walk(value) if isinstance(part, ast.Name)}
    around: FunctionInfo | None = info
    while around is not None:
        declared = getattr(around.node, "args", None)
        if declared is not None and used & {param.arg for param in (declared.vararg, declared.kwarg) if param}:
            return True
        around = around.nested.outer.info if around.nested is not None else None
    return False
