"""What a transport of asyncio tells of itself: its socket is of another type than its addresses are."""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from typing import TYPE_CHECKING

from pyuk.compiler.check.calls import calls
from pyuk.compiler.check.calls.arguments import call_nodes

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.model.tree import Expr

HOME = "pyuk.stdlib.asyncio"
TRANSPORTS = (f"{HOME}.streams.StreamWriter", f"{HOME}.transports.Transport", f"{HOME}.transports.DatagramTransport")


def _extra_info(cx: Checker, node: ast.Call, owner: Expr) -> Expr:
    """get_extra_info(name): where the name is written out and is "socket", that."""
    match node.args:
        case [ast.Constant(value="socket"), *_]:
            plain = ast.copy_location(ast.Call(node.func, [], []), node)
            return call_nodes(cx, cx.world.runtime(f"{HOME}.streams.socket_of"), [owner], plain, owner=None)
    return calls.call_method_nodes(cx, owner, "get_extra_info", node)


METHODS: dict[tuple[str, str], Function[[Checker, ast.Call, Expr], Expr]] = {
    (transport, "get_extra_info"): _extra_info for transport in TRANSPORTS
}
