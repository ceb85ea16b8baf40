"""Attributes and methods of ints and floats, and of the classes int and float: all of them calls of the run time."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.calls.arguments import call_nodes
from pyuk.compiler.check.expressions.conversions import call_runtime, settled, to_int
from pyuk.compiler.check.model.tree import Expr, int_literal
from pyuk.compiler.check.model.types import BOOL, FLOAT, INT, Int, Tuple, TypeValue

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

BUILTINS = "pyuk.builtins"
INT_METHODS = {
    "bit_length": f"{BUILTINS}.number.bit_length",
    "bit_count": f"{BUILTINS}.number.bit_count",
    "to_bytes": f"{BUILTINS}.intbytes.to_bytes",
    "as_integer_ratio": f"{BUILTINS}.intbytes.ratio_of_int",
    **dict.fromkeys(("conjugate", "__index__", "__int__"), f"{BUILTINS}.intbytes.conjugate"),
}
UNSIGNED_METHODS = {"to_bytes": f"{BUILTINS}.intbytes.unsigned_to_bytes"}  # for what may not fit an int
FLOAT_METHODS = {
    "is_integer": f"{BUILTINS}.floats.is_integer",
    "hex": f"{BUILTINS}.floathex.hex_of",
    "as_integer_ratio": f"{BUILTINS}.floathex.ratio_of",
    **dict.fromkeys(("conjugate", "__float__"), f"{BUILTINS}.floathex.conjugate"),
}


def primitive_method(cx: Checker, owner: Expr, name: str, node: ast.Call) -> Expr:
    """A method of an int, a float or a tuple."""
    from pyuk.compiler.check.attributes.attributes import no_attribute
    from pyuk.compiler.check.calls.calls import call_method_nodes
    from pyuk.compiler.check.expressions.tupleitems import as_long

    if isinstance(owner.type, Tuple) and name in ("index", "count") and (long := as_long(cx, owner)) is not None:
        return call_method_nodes(cx, long, name, node)

    if owner.type == BOOL:
        owner = to_int(owner)
    type_ = owner.type
    if isinstance(type_, Int) and name in INT_METHODS:
        methods = INT_METHODS if INT.holds(type_) else INT_METHODS | UNSIGNED_METHODS
        return call_nodes(cx, cx.world.runtime(methods[name]), [settled(cx, owner)], node, owner=None)
    if type_ == FLOAT and name in FLOAT_METHODS:
        return call_nodes(cx, cx.world.runtime(FLOAT_METHODS[name]), [owner], node, owner=None)
    known = INT_METHODS if isinstance(type_, Int) else FLOAT_METHODS if type_ == FLOAT else ()
    no_attribute(cx, type_, name, node.func, known)


def class_method(cx: Checker, owner: TypeValue, name: str, node: ast.Call) -> Expr | None:
    """int.from_bytes(), float.fromhex(), and methods that are called on the class; None for what is none of them."""
    methods = INT_METHODS if owner.type == INT else FLOAT_METHODS if owner.type == FLOAT else {}
    if name in methods:
        return call_nodes(cx, cx.world.runtime(methods[name]), [], node, owner=None)
    if owner.type == FLOAT and name == "fromhex":
        return call_nodes(cx, cx.world.runtime(f"{BUILTINS}.floathex.from_hex"), [], node, owner=None)
    if owner.type == INT and name == "from_bytes":
        signed = [keyword for keyword in node.keywords if keyword.arg == "signed"]
        others = [keyword for keyword in node.keywords if keyword.arg != "signed"]
        path = f"{BUILTINS}.intbytes.from_bytes"
        if signed and isinstance(signed[0].value, ast.Constant):
            path = f"{BUILTINS}.intbytes.signed_from_bytes" if signed[0].value.value else path
            node = ast.copy_location(ast.Call(node.func, node.args, others), node)
        elif signed:
            path = f"{BUILTINS}.intbytes.either_from_bytes"
        return call_nodes(cx, cx.world.runtime(path), [], node, owner=None)
    return None


def part_of_number(cx: Checker, owner: Expr, name: str, node: ast.AST) -> Expr | None:
    """The attribute `real`, `imag`, `numerator` or `denominator`; None where it is none of them."""
    is_int = isinstance(owner.type, Int) or owner.type == BOOL
    if not (is_int or owner.type == FLOAT):
        return None
    if name == "real" or (is_int and name == "numerator"):
        return to_int(owner) if is_int else owner
    if name == "imag" and not is_int:
        return call_runtime(cx, f"{BUILTINS}.floathex.imaginary_part", [owner], node)
    if is_int and name in ("imag", "denominator"):
        return int_literal(0 if name == "imag" else 1, node)
    return None
