"""functools.wraps: a function that shows the name and the text of the one that it stands for."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.model.types import KNOWN_FUNCTIONS, NEVER, FunctionValue, described

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.model.tree import Expr

WRAPS = "pyuk.stdlib.functools.wraps"


def is_wraps(cx: Checker, decorator: ast.expr) -> bool:
    """Whether a decorator is `wraps(function)`."""
    if not isinstance(decorator, ast.Call) or len(decorator.args) != 1 or decorator.keywords:
        return False
    callee = cx.expr(decorator.func).type
    return isinstance(callee, FunctionValue) and callee.info.symbol == WRAPS


def show_as(cx: Checker, made: Expr, decorator: ast.expr) -> None:
    """Let the function that was made show itself as the argument of `wraps`."""
    assert isinstance(decorator, ast.Call) and isinstance(made.type, FunctionValue)
    wrapped = cx.world.resolve(cx.expr(decorator.args[0]).type)
    if wrapped == NEVER:
        return
    if not isinstance(wrapped, KNOWN_FUNCTIONS):
        cx.fail(
            "PK0312",
            decorator,
            f"{described(wrapped)} cannot be wrapped here: which function it is, is found out at run time",
            why="the name of a function is known when the program is compiled",
            cpython="the name is copied when the function is made",
            fix="leave the parameter of the decorator without annotation",
        )
    made.type.info.shown_as = wrapped
