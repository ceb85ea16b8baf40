"""Tuples of any length, `tuple[T, ...]`: objects of pyuk/builtins/tuple.py, and how tuples as values become them."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.expressions.conversions import call_runtime, coerce, once, settled, wrap
from pyuk.compiler.check.model.tree import Do, Evaluate, Expr, Literal, Load, MakeTuple, Place, TupleItem, int_literal
from pyuk.compiler.check.model.types import NEVER, Class, Optional, Tuple, Type, described, members_of

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


def is_long(type_: Type) -> bool:
    """Whether values are tuples of any length."""
    return isinstance(type_, Class) and type_.info.name == "tuple" and type_.info.module.name == "pyuk.builtins.tuple"


def mentions_long(type_: Type) -> bool:
    """Whether it is a container of tuples of any length: one that is written out beside it holds such, too."""
    return isinstance(type_, Class) and any(is_long(arg) or mentions_long(arg) for arg in type_.args)


def long_in(type_: Type) -> Class | None:
    """The class of tuples of any length, where values are of it, or None."""
    inner = type_.inner if isinstance(type_, Optional) else type_
    return inner if isinstance(inner, Class) and is_long(inner) else None


def check_tuple(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """tuple(), tuple(items)."""
    from pyuk.compiler.check.calls.builtin_calls import FUNCTIONS, check_arity
    from pyuk.compiler.check.declare import namedtuples
    from pyuk.compiler.check.iteration.generators import is_loop_call

    check_arity(cx, node, "tuple", 0, 1)
    if not node.args:
        return MakeTuple([], type=Tuple(()), node=node)
    source = node.args[0]
    if not isinstance(source, (ast.GeneratorExp, ast.List, ast.ListComp)) and not is_loop_call(cx, source):
        value = namedtuples.as_tuple(cx, cx.expr(source))
        if isinstance(value.type, Tuple) or is_long(value.type) or value.type == NEVER:
            return value
    return tuple_of(cx, FUNCTIONS["list"](cx, node, _list_for(cx, expected)), node)


def spread(cx: Checker, node: ast.Tuple, expected: Type | None) -> Expr:
    """(a, *b): the items of tuples among other items; a tuple of any length where one is not a tuple."""
    from pyuk.compiler.check.declare import namedtuples

    starred = [cx.world.resolve(cx.expr(item.value).type) for item in node.elts if isinstance(item, ast.Starred)]
    if any(type_ == NEVER for type_ in starred):
        return Literal(None, type=NEVER, node=node)
    if not all(isinstance(type_, Tuple) or namedtuples.record_in(type_) is not None for type_ in starred):
        return tuple_of(cx, cx.expr(_as_display(cx, node), _list_for(cx, expected)), node)
    items: list[Expr] = []
    bindings: list[tuple[object, Expr]] = []
    for item in node.elts:
        if not isinstance(item, ast.Starred):
            value, bound = once(cx, settled(cx, cx.expr(item)))
            items.append(value)
        else:
            value, bound = once(cx, namedtuples.as_tuple(cx, cx.expr(item.value)))
            assert isinstance(value.type, Tuple)
            items += [TupleItem(value, i, type=t, node=item) for i, t in enumerate(value.type.items)]
        bindings += bound
    return wrap(bindings, MakeTuple(items, type=Tuple(tuple(item.type for item in items)), node=node))


def _as_display(cx: Checker, node: ast.Tuple) -> ast.expr:
    """The list of the same items: one node for all rounds, as facts go by nodes."""
    return cx.displays.setdefault(node, ast.copy_location(ast.List(node.elts, ast.Load()), node))


def _list_for(cx: Checker, expected: Type | None) -> Type | None:
    """What the list within a tuple is to be, where the tuple is to be of a type."""
    wanted = long_in(expected) if expected is not None else None
    return None if wanted is None else cx.world.class_type("list", wanted.args[0])


def tuple_of(cx: Checker, items: Expr, node: ast.AST) -> Expr:
    """The tuple of the items of a list, which nothing else may hold."""
    from pyuk.compiler.check.calls.construction import make_instance

    type_ = cx.world.resolve(items.type)
    if not isinstance(type_, Class):
        return Literal(None, type=NEVER, node=node)
    return make_instance(cx, cx.world.class_type("tuple", type_.args[0]), [items], node)


def lengthened(cx: Checker, value: Expr, target: Class) -> Expr:
    """A tuple whose items are known, as one of any length; a Problem where an item does not fit."""
    from pyuk.compiler.check.expressions.lists import list_of

    again, bindings = once(cx, settled(cx, value))
    assert isinstance(again.type, Tuple)
    items: list[Expr] = [
        TupleItem(again, index, type=type_, node=value.node) for index, type_ in enumerate(again.type.items)
    ]
    return wrap(bindings, tuple_of(cx, list_of(cx, items, target.args[0], value.node), value.node))


def of_length(cx: Checker, value: Expr, target: Type, what: str) -> Expr | None:
    """A tuple of any length as one of so many items, which it has to have when the program gets there.

    None of any other value and target.
    """
    from pyuk.compiler.check.calls.calls import call_method
    from pyuk.compiler.check.calls.fitting import fits
    from pyuk.compiler.check.expressions.text import text_literal

    node, source = value.node, cx.world.resolve(value.type)
    if not isinstance(source, Class) or not is_long(source):
        return None
    counted = [each for each in members_of(target) if isinstance(each, Tuple)]
    wanted = [each.items for each in counted if all(fits(cx, source.args[0], item) for item in each.items)]
    if len(wanted) != 1:
        return None
    again, bindings = once(cx, value)
    text = text_literal(cx, f"{what} has to be {described(target)}".replace("`", ""), node)
    length = call_method(cx, again, "__len__", [], node)
    test = [length, int_literal(len(wanted[0]), node), text]
    checked = Evaluate(call_runtime(cx, "pyuk.builtins.tuple.check_length", test, node), node=node)
    items = [call_method(cx, again, "__getitem__", [int_literal(i, node)], node) for i in range(len(wanted[0]))]
    fitted = [coerce(cx, item, type_, what, None) for item, type_ in zip(items, wanted[0], strict=True)]
    made = coerce(cx, MakeTuple(fitted, type=Tuple(wanted[0]), node=node), target, what, None)
    return wrap(bindings, Do([checked], made, type=target, node=node))


def that_holds(cx: Checker, types: list[Type]) -> Class | None:
    """The type of tuples of any length that hold what those of all these types do; None where one is no tuple's."""
    items: list[Type] = []
    for type_ in map(cx.world.resolve, types):
        if isinstance(type_, Tuple):
            items += type_.items
        elif isinstance(type_, Class) and is_long(type_):
            items += type_.args
        else:
            return None
    return cx.world.long_tuple(items)


def alike(cx: Checker, left: Expr, right: Expr, *, compared: bool = False) -> tuple[Expr, Expr]:
    """Two tuples, where one is of any length both are. compared: by `==` or `!=`."""
    from pyuk.compiler.check.calls.fitting import fits

    if is_long(left.type) and isinstance(right.type, Tuple) and fits(cx, right.type, left.type):
        assert isinstance(left.type, Class)
        return left, lengthened(cx, right, left.type)
    if is_long(right.type) and isinstance(left.type, Tuple) and fits(cx, left.type, right.type):
        assert isinstance(right.type, Class)
        return lengthened(cx, left, right.type), right
    if compared and (is_long(left.type) or is_long(right.type)):  # their items may be equal all the same
        return _by_own_items(cx, left), _by_own_items(cx, right)
    return left, right


def sum_of_others(cx: Checker, left: Expr, right: Expr, node: ast.AST) -> Expr | None:
    """`left + right` of tuples that hold different types, one of them of any length; None of anything else."""
    from pyuk.compiler.check.calls.calls import call_method

    joined = that_holds(cx, [left.type, right.type])
    if joined is None or left.type == right.type:
        return None
    first, bindings = once(cx, settled(cx, left))
    second, bound = once(cx, settled(cx, right))
    made = call_method(cx, holding(cx, first, joined), "__add__", [holding(cx, second, joined)], node)
    return wrap([*bindings, *bound], made)


def holding(cx: Checker, value: Expr, target: Class) -> Expr:
    """A tuple as one of any length whose items are of a wider type; a Problem where an item does not fit."""
    from pyuk.compiler.check.expressions.comprehensions import filled_from

    if isinstance(value.type, Tuple):
        return lengthened(cx, value, target)
    if value.type == target:
        return value
    return tuple_of(cx, filled_from(cx, as_list(cx, value), target.args[0]), value.node)


def _by_own_items(cx: Checker, value: Expr) -> Expr:
    own = cx.world.long_tuple(value.type.items) if isinstance(value.type, Tuple) else None
    return value if own is None else lengthened(cx, value, own)


def as_list(cx: Checker, value: Expr) -> Expr:
    """The list within, to go through; any other value as it is."""
    if not is_long(value.type):
        return value
    assert isinstance(value.type, Class)
    type_ = cx.world.class_type("list", value.type.args[0])
    return Load(Place(value, type_, field=(value.type, "items")), type=type_, node=value.node)
