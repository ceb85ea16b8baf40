"""print() and sys.stdout.write(): straight to the console, or, in programs that redirect it, where it goes now."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.tree import Expr, Literal, none_literal

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

HOME = "pyuk.stdlib.printing"


def _keep(cx: Checker, node: ast.Call) -> Expr:
    """keep_redirecting(): from now on whoever writes looks where to."""
    if not cx.world.redirects:
        cx.world.redirects = True
        for instance in cx.world.writers:
            cx.world.enqueue(instance)
    return none_literal(node)


def _put(cx: Checker, node: ast.Call) -> Expr:
    """put(text, is_error)."""
    is_error = cx.expr(node.args[1])
    assert isinstance(is_error, Literal)
    return put(cx, cx.expr(node.args[0]), bool(is_error.value), node)


def put(cx: Checker, text: Expr, is_error: bool, node: ast.AST) -> Expr:
    """Write a text to standard output or error."""
    from pyuk.compiler.check.conversions import call_runtime

    cx.world.writers[cx.instance] = None
    straight, redirected = ("write_stderr", "put_error") if is_error else ("write_stdout", "put_output")
    return call_runtime(cx, f"{HOME}.{redirected if cx.world.redirects else straight}", [text], node)


FUNCTIONS = {f"{HOME}.keep_redirecting": _keep, f"{HOME}.put": _put}
