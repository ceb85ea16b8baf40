"""array.array(typecode, values): which kind of numbers it holds, the typecode tells. See pyuk/stdlib/array.py."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.expressions.conversions import call_runtime
from pyuk.compiler.check.expressions.text import text_literal
from pyuk.compiler.check.model.types import Class

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.model.tree import Expr

HOME = "pyuk.stdlib.array"


def _construct(cx: Checker, node: ast.Call) -> Expr:
    """A call of the class."""
    from pyuk.compiler.check.calls.construction import make_instance

    code = node.args[0] if node.args else None
    is_known = isinstance(code, ast.Constant) and isinstance(code.value, str) and code.value in tuple("bBhHiIlLqQfd")
    if not is_known or len(node.args) > 2 or node.keywords:
        cx.fail(
            "PK0211",
            node,
            "`array()` takes one of the typecodes b B h H i I l L q Q f d, written out, and what is to be in it",
            why="the typecode decides the type of the items",
            cpython="it is read when the line runs; `u` makes an array of characters",
            fix="write array('i', values), say",
        )
        raise AssertionError
    assert isinstance(code, ast.Constant)
    name = "Float" if code.value in ("f", "d") else "Int"
    class_ = Class(cx.world.library_class(f"{HOME}.{name}Array"))
    made = make_instance(cx, class_, [text_literal(cx, str(code.value), node)], node)
    if len(node.args) < 2:
        return made
    return call_runtime(cx, f"{HOME}.fill_{name.lower()}s", [made, cx.expr(node.args[1])], node)


CLASSES = {f"{HOME}.array": _construct}
