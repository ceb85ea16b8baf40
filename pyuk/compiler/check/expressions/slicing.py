"""slice objects: slices of the program's own classes, and of sequences by a slice that is a value."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.declare.made import Known
from pyuk.compiler.check.model.types import Class, Tuple, Type

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.model.tree import Expr


def is_slice(cx: Checker, type_: Type) -> bool:
    """Whether values of the type are slice objects."""
    return isinstance(type_, Class) and type_ == cx.world.class_type("slice")


def has_slices(cx: Checker, type_: Type) -> bool:
    """Whether its slices are those of one of Python's own sequences."""
    if isinstance(type_, Tuple):
        return True
    if not isinstance(type_, Class) or asks_object(cx, type_, "__getitem__"):
        return False
    return cx.world.method(type_, "get_slice") is not None


def asks_object(cx: Checker, type_: Type, name: str) -> bool:
    """Whether a slice of an object goes to a method that the program wrote, as a slice object."""
    found = cx.world.method(type_, name) if isinstance(type_, Class) else None
    return found is not None and found[1].module.source.is_app


def made(cx: Checker, node: ast.Slice, place: ast.AST) -> Expr:
    """The slice object that `a:b:c` is."""
    parts = [part or ast.Constant(None) for part in (node.lower, node.upper, node.step)]
    for part in parts:
        if not hasattr(part, "lineno"):
            ast.copy_location(part, place)
    return cx.expr(ast.copy_location(ast.Call(Known("slice", None, place), parts, []), place))


def get(cx: Checker, owner: Expr, index: Expr, node: ast.AST) -> Expr:
    """`owner[index]` of a sequence and a slice object."""
    from pyuk.compiler.check.calls.calls import call_method
    from pyuk.compiler.check.expressions import tupleitems
    from pyuk.compiler.check.expressions.conversions import once, wrap

    long = tupleitems.as_long(cx, owner) if isinstance(owner.type, Tuple) else owner
    held_owner, bindings = once(cx, long if long is not None else owner)
    held, more = once(cx, index)
    bounds = [call_method(cx, held, name, [], node) for name in ("first", "last", "stride")]
    return wrap([*bindings, *more], call_method(cx, held_owner, "get_slice", bounds, node))
