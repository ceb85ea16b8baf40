"""`except` and `finally` clauses and `__exit__` that note what they handle, for sys.exc_info() and traceback.

They do so where a program asks for it.
"""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from typing import TYPE_CHECKING

from pyuk.compiler.check.model.tree import (
    Block,
    Evaluate,
    Expr,
    Handler,
    ReadLocal,
    SetLocal,
    Try,
    none_literal,
)
from pyuk.compiler.check.model.types import Optional

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.model.declarations import Variable

HOME = "pyuk.builtins.handled"


def keep(cx: Checker, node: ast.Call) -> Expr:
    """keep_handled(): from now on every clause of the program notes what it handles."""
    if not cx.world.keeps_handled:
        cx.world.keeps_handled = True
        for instance in cx.world.handlers:
            cx.world.enqueue(instance)
    return none_literal(node)


def notes(cx: Checker) -> bool:
    """Whether this function has to note what it handles; it is checked again once the program asks for it."""
    if not cx.module.source.is_app:
        return False
    cx.world.handlers[cx.instance] = None
    return cx.world.keeps_handled


def body_of(cx: Checker, caught: Variable, node: ast.AST, body_in: Function[[], Block]) -> Block:
    """What is done while `caught` is handled, with what notes it around, where that is wanted."""
    from pyuk.compiler.check.expressions.conversions import call_runtime

    if not notes(cx):
        return body_in()
    optional = Optional(cx.world.class_type("BaseException"))
    before = cx.temporary(optional, "before")
    cx.noted.append((before, caught))
    body = body_in()
    cx.noted.pop()
    read = ReadLocal(caught, type=caught.type, node=node)
    enter = SetLocal(before, call_runtime(cx, "pyuk.builtins.exceptions.enter_handler", [read], node), node=node)
    leave = call_runtime(cx, f"{HOME}.leave", [ReadLocal(before, type=optional, node=node)], node)
    end: Block = [Evaluate(leave, node=node)]
    return [enter, Try(body, [], [], end, cx.temporary(optional, "exc"), node=node)]


def passing(cx: Checker, final: list[ast.stmt], node: ast.AST) -> list[Handler]:
    """A `finally` body as it is done while an exception passes, where that is to be noted."""
    if not notes(cx):
        return []
    caught = cx.temporary(cx.world.class_type("BaseException"), "passing")
    entered = cx.env.copy() if cx.env is not None else None
    body = body_of(cx, caught, node, lambda: cx.block(final))
    cx.env = entered
    return [Handler([], caught, body)]


def set_aside(cx: Checker, suspend: Block, node: ast.AST) -> Block:
    """A generator leaves within clauses and comes back: meanwhile others handle what they handle."""
    from pyuk.compiler.check.expressions.conversions import call_runtime

    if not cx.noted:
        return suspend
    before, caught = cx.noted[0][0], cx.noted[-1][1]
    leave = call_runtime(cx, f"{HOME}.leave", [ReadLocal(before, type=before.type, node=node)], node)
    again = call_runtime(cx, f"{HOME}.go_on", [ReadLocal(caught, type=caught.type, node=node)], node)
    return [Evaluate(leave, node=node), *suspend, SetLocal(before, again, node=node)]


FUNCTIONS = {f"{HOME}.keep_handled": keep}
