"""contextlib's suppress() and nullcontext() as objects.

suppress() asks a function whether an exception is of its classes; a `with` of the call itself is an `except` clause
(statements/contexts.py).
"""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from typing import TYPE_CHECKING

from pyuk.compiler.check.declare.made import Known
from pyuk.compiler.check.model.tree import Expr
from pyuk.compiler.check.model.types import Class
from pyuk.compiler.frontend.syntax import placed

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

SUPPRESS, NULL = "pyuk.stdlib.contextlib.suppress", "pyuk.stdlib.contextlib.nullcontext"


def _suppress(cx: Checker, node: ast.Call) -> Expr:
    return _made(cx, SUPPRESS, vars(node).setdefault("pyuk_suppress", _with_test(node)))


def _nullcontext(cx: Checker, node: ast.Call) -> Expr:
    if node.args or node.keywords:
        return _made(cx, NULL, node)
    nothing = ast.copy_location(ast.Constant(None), node)
    return _made(cx, NULL, ast.copy_location(ast.Call(node.func, [nothing], []), node))


def _made(cx: Checker, symbol: str, call: ast.Call) -> Expr:
    from pyuk.compiler.check.calls.construction import construct

    info = cx.world.library_class(symbol)
    return construct(cx, Class(info, info.type_params), call, None)


def _with_test(node: ast.Call) -> ast.Call:
    """The call with a function that tells whether an exception is of one of the classes."""
    match node.args:
        case [ast.Starred(classes)]:
            wanted: ast.expr = classes
        case args:
            wanted = ast.Tuple(args, ast.Load())
    test = ast.Call(Known("isinstance", None, node), [ast.Name("error", ast.Load()), wanted], [])
    holds = ast.Lambda(ast.arguments([], [ast.arg("error")], None, [], [], None, []), test)
    call = ast.Call(node.func, [placed(holds, node)], node.keywords)
    return ast.copy_location(call, node)


CLASSES: dict[str, Function[[Checker, ast.Call], Expr]] = {SUPPRESS: _suppress, NULL: _nullcontext}
