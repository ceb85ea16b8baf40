"""Tuples whose items are known one by one, where the program computes which or how many it means.

`names[i]` looks at the index and takes that item, of the join of all items' types. A slice with computed bounds and
a product are tuples of any length (check/expressions/longtuples.py), unless the product's length is known.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.expressions.conversions import call_runtime, choice, coerce, once, settled, wrap
from pyuk.compiler.check.expressions.longtuples import lengthened
from pyuk.compiler.check.model.tree import Comparison, Expr, Literal, MakeTuple, ReadLocal, TupleItem, int_literal
from pyuk.compiler.check.model.types import BOOL, NEVER, Int, Tuple, Type, natural_storage

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

MAX_CHOICES = 200  # items that an index is compared for; a longer tuple becomes one of any length first
MAX_WRITTEN = 64  # items of a product that is written out


def common_item(cx: Checker, items: tuple[Type, ...]) -> Type | None:
    """The join of the items' types; None where there is none."""
    joined: Type | None = NEVER
    for item in items:
        joined = None if joined is None else cx.world.join(joined, natural_storage(item))
    return joined


def item_at(cx: Checker, owner: Expr, index: Expr, node: ast.AST) -> Expr | None:
    """`owner[index]` for an index that is computed; None where the items have no common type."""
    from pyuk.compiler.check.calls.calls import call_method

    assert isinstance(owner.type, Tuple)
    items = owner.type.items
    joined = common_item(cx, items)
    if joined is None or not items:
        return None
    if joined == NEVER:
        return Literal(None, type=NEVER, node=node)
    if len(items) > MAX_CHOICES:
        long = lengthened(cx, owner, cx.world.class_type("tuple", joined))
        return call_method(cx, long, "__getitem__", [index], node)
    held, bindings = _held(cx, owner)
    position = call_runtime(cx, "pyuk.builtins.tuple.position", [index, int_literal(len(items), node)], node)
    variable = cx.temporary(position.type)
    found = ReadLocal(variable, type=position.type, node=node)
    return wrap([*bindings, (variable, position)], _choose(cx, held, found, 0, len(items), joined, node))


def _held(cx: Checker, owner: Expr) -> tuple[Expr, list[tuple[object, Expr]]]:
    """The tuple in a variable; one of constants stays as it is."""
    if isinstance(owner, MakeTuple) and all(isinstance(item, Literal) for item in owner.items):
        return owner, []
    return once(cx, settled(cx, owner))


def _choose(cx: Checker, owner: Expr, index: Expr, low: int, high: int, joined: Type, node: ast.AST) -> Expr:
    """The item of that index, which is in [low, high)."""
    if high - low == 1:
        assert isinstance(owner.type, Tuple)
        item = owner.items[low] if isinstance(owner, MakeTuple) else None
        taken = item if item is not None else TupleItem(owner, low, type=owner.type.items[low], node=node)
        return coerce(cx, settled(cx, taken), joined, "the item", None)
    middle = (low + high) // 2
    before = Comparison("<", index, int_literal(middle, node), type=BOOL, node=node)
    halves = [_choose(cx, owner, index, *part, joined, node) for part in ((low, middle), (middle, high))]
    return choice(before, halves[0], halves[1], joined)


def as_long(cx: Checker, owner: Expr) -> Expr | None:
    """The tuple as one of any length; None where its items have no common type."""
    assert isinstance(owner.type, Tuple)
    joined = common_item(cx, owner.type.items)
    if joined is None or joined == NEVER:
        return None
    return lengthened(cx, owner, cx.world.class_type("tuple", joined))


def product(cx: Checker, left: Expr, right: Expr, node: ast.AST) -> Expr | None:
    """`items * count`, or the other way round; None where that is no tuple and int."""
    from pyuk.compiler.check.calls.calls import call_method

    if isinstance(right.type, Tuple) and isinstance(left.type, Int):
        count, bindings = once(cx, settled(cx, left))
        made = product(cx, right, count, node)
        return None if made is None else wrap(bindings, made)
    if not isinstance(left.type, Tuple) or not (isinstance(right.type, Int) or right.type == BOOL):
        return None
    length = len(left.type.items)
    if isinstance(right, Literal) and length * right.value <= MAX_WRITTEN:
        held, bindings = once(cx, settled(cx, left))
        types = natural_storage(left.type).items * int(right.value)  # type: ignore[attr-defined]
        items: list[Expr] = [TupleItem(held, i % length, type=type_, node=node) for i, type_ in enumerate(types)]
        return wrap(bindings, MakeTuple(items, type=Tuple(types), node=node))
    long = as_long(cx, left)
    return None if long is None else call_method(cx, long, "__mul__", [right], node)
