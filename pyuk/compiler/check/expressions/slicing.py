"""slice objects: slices of the program's own classes, and of sequences by a slice that is a value; what is put in."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.declare.made import Known
from pyuk.compiler.check.model.types import INT, NEVER, Class, Tuple, Type, Union, Unknown, ancestors
from pyuk.compiler.frontend.syntax import placed

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
    return cx.expr(placed(ast.Call(Known("slice", None, place), parts, []), place))


def get(cx: Checker, owner: Expr, index: Expr, node: ast.AST) -> Expr:
    """`owner[index]` of a sequence and a slice object."""
    from pyuk.compiler.check.expressions import tupleitems

    long = tupleitems.as_long(cx, owner) if isinstance(owner.type, Tuple) else owner
    return _with_bounds(cx, "get_slice", long if long is not None else owner, index, [], node)


def put(cx: Checker, owner: Expr, index: Expr, value: Expr, node: ast.AST) -> Expr:
    """`owner[index] = value` of a sequence and a slice object."""
    assert isinstance(owner.type, Class)
    return _with_bounds(cx, "set_slice_step", owner, index, [values_for(cx, owner.type, value, node)], node)


def remove(cx: Checker, owner: Expr, index: Expr, node: ast.AST) -> Expr:
    """`del owner[index]` of a sequence and a slice object."""
    return _with_bounds(cx, "del_slice", owner, index, [], node)


def _with_bounds(cx: Checker, name: str, owner: Expr, index: Expr, args: list[Expr], node: ast.AST) -> Expr:
    """A method of a sequence, with the bounds and the step of a slice object."""
    from pyuk.compiler.check.calls.calls import call_method
    from pyuk.compiler.check.expressions.conversions import once, wrap

    held_owner, bindings = once(cx, owner)
    held, more = once(cx, index)
    bounds = [call_method(cx, held, part, [], node) for part in ("first", "last", "stride")]
    return wrap([*bindings, *more], call_method(cx, held_owner, name, [*bounds, *args], node))


def values_for(cx: Checker, owner: Class, value: Expr, node: ast.AST) -> Expr:
    """What is assigned to a slice, as the owner's set_slice() takes it: a list or the bytes of any iterable."""
    from pyuk.compiler.check.expressions.comprehensions import filled_from
    from pyuk.compiler.check.expressions.unions import dispatch
    from pyuk.compiler.check.library.bytestrings import bytearray_of_list, is_bytes_like

    home = next((each for each in ancestors(owner) if each.info.module.source.is_app is False), owner)
    if value.type in (NEVER, home):
        return value
    if isinstance(value.type, Union):
        return dispatch(cx, value, node, lambda each: values_for(cx, owner, each, node))
    if home.info is cx.world.builtin_class("list"):
        element = cx.world.resolve(home.args[0])
        return filled_from(cx, value, None if isinstance(element, Unknown) else element)
    if home == cx.world.class_type("bytearray") and not is_bytes_like(cx, value.type):
        return bytearray_of_list(cx, filled_from(cx, value, INT), node)
    return value
