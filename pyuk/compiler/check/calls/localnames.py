"""`locals()` in a function: a dict of the variables that have a value there, in CPython's order.

It has to be certain which have one. CPython fills the same dict again at each call: a function calls it once.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyuk.compiler.check.attributes.codefacts import code_of
from pyuk.compiler.check.attributes.instancedicts import parents_of
from pyuk.compiler.check.model.tree import Expr
from pyuk.compiler.check.model.types import OBJECT, Type
from pyuk.compiler.frontend.syntax import placed, walk

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

LOOPS = (ast.For, ast.While, ast.AsyncFor)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def check_locals(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """locals()."""
    names = [] if node.args or node.keywords or not cx.is_app else _names(cx, node)
    display = vars(node).get("pyuk_locals")
    if display is None:
        keys: list[ast.expr | None] = [ast.Constant(name) for name in names]
        display = placed(ast.Dict(keys, [ast.Name(name, ast.Load()) for name in names]), node)
        vars(node)["pyuk_locals"] = display
    return cx.expr(display, cx.world.class_type("dict", cx.world.class_type("str"), OBJECT))


def _names(cx: Checker, node: ast.Call) -> list[str]:
    """The variables of the function that have a value here."""
    function = cx.info.node
    if not isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
        _refuse(cx, node, "outside of functions it is the dict that the names are kept in")
        raise AssertionError
    calls = [part for part in walk(function) if isinstance(part, ast.Call) and ast.unparse(part.func) == "locals"]
    if len(calls) > 1 or _is_in_loop(cx, node, function):
        _refuse(cx, node, "the dict is the same at each call, and this function may make more than one")
    code = code_of(cx.module.source.text, function)
    if code is None or code.co_freevars:
        _refuse(cx, node, "which variables the function has is not certain")
        raise AssertionError
    assert cx.env is not None
    given, found = _targets(cx, node), []
    for name in dict.fromkeys((*code.co_varnames, *code.co_cellvars)):
        if name in cx.env.bound:
            found.append(name)
        elif any(_is_before(place, node) for place in _bindings(function, name) if place not in given):
            _refuse(cx, node, f"`{name}` may have a value here or not")
    return found


def _is_in_loop(cx: Checker, node: ast.AST, function: ast.AST) -> bool:
    """Whether the call may be made more than once, or in a scope of its own."""
    parents = parents_of(cx.module.source.tree)
    path = [node]
    while path[-1] is not function and path[-1] in parents:
        path.append(parents[path[-1]])
    for index, part in enumerate(path):
        is_source = isinstance(part, (ast.For, ast.AsyncFor)) and path[index - 1] is part.iter
        if isinstance(part, (*LOOPS, ast.ClassDef)) and not is_source:
            return True
        if isinstance(part, COMPREHENSIONS) and path[index - 2] is not part.generators[0].iter:
            return True
    return False


def _targets(cx: Checker, node: ast.AST) -> list[ast.AST]:
    """What the statement that the call stands in assigns, once it is made."""
    parents = parents_of(cx.module.source.tree)
    while not isinstance(node, ast.stmt):
        node = parents[node]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.For) else []
    return [part for target in targets for part in walk(target)]


def _bindings(function: ast.FunctionDef | ast.AsyncFunctionDef, name: str) -> Iterator[ast.expr | ast.stmt]:
    """What in a function gives the name a value, or takes it away."""
    for part in walk(function):
        match part:
            case ast.Name(id=known) if known == name and not isinstance(part.ctx, ast.Load):
                yield part
            case ast.FunctionDef(name=known) | ast.AsyncFunctionDef(name=known) | ast.ClassDef(name=known):
                if known == name and part is not function:
                    yield part
            case ast.Import() | ast.ImportFrom() | ast.Try() | ast.Match():
                yield part


def _is_before(place: ast.expr | ast.stmt, node: ast.Call) -> bool:
    return (place.lineno, place.col_offset) < (node.lineno, node.col_offset)


def _refuse(cx: Checker, node: ast.Call, why: str) -> None:
    cx.fail(
        "PK0317",
        node.func,
        "`locals()` is refused here",
        why=why,
        cpython="it is a dict of the names that have a value when the line runs",
        fix="write the names out, such as `dict(name=name)`",
    )
