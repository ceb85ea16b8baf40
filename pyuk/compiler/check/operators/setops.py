"""Operators of dict views, which are sets of keys or items, and `|=` of dicts.

Source: CPython 3.11 Objects/dictobject.c, dictviews_and and those beside it.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.calls.calls import call_method
from pyuk.compiler.check.calls.construction import make_instance
from pyuk.compiler.check.expressions.conversions import choice, once, wrap
from pyuk.compiler.check.expressions.displays import in_order
from pyuk.compiler.check.iteration.iteration import item_type
from pyuk.compiler.check.library.containers import FORMS, add_all, is_kind, kind_of, mirrored, put_all
from pyuk.compiler.check.model.tree import Comparison, Expr, int_literal
from pyuk.compiler.check.model.types import BOOL, NEVER, NONE, Class, Type, ancestors

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

Bindings = list[tuple[object, Expr]]
IN_PLACE = {"|": "update", "-": "difference_update", "^": "toggle"}


def of_other_items(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST, *, inplace: bool) -> Expr | None:
    """`left op right` of two sets whose items are of different types: as sets of what both may hold."""
    from pyuk.compiler.check.operators.operators import binary

    alike = _alike(cx, left, right, node) if op in "&|-^" else None
    if alike is None or (inplace and item_type(cx, alike[0]) != item_type(cx, left)):
        return None
    one, other, bindings = alike
    return wrap(bindings, binary(cx, op, one, other, node, inplace=inplace))


def order_of_other_items(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr | None:
    """`left <= right` and its like of two such sets."""
    from pyuk.compiler.check.operators.comparisons import compare

    alike = _alike(cx, left, right, node)
    return None if alike is None else wrap(alike[2], compare(cx, op, alike[0], alike[1], node))


def _alike(cx: Checker, left: Expr, right: Expr, node: ast.AST) -> tuple[Expr, Expr, Bindings] | None:
    """Both sets as sets of one type of items; None where they are, or are no sets."""
    if not all(is_kind(cx, side.type, "AnySet") for side in (left, right)):
        return None
    one, bindings = once(cx, left)
    other, bound = once(cx, right)
    bindings += bound
    element = cx.world.join(item_type(cx, one), item_type(cx, other))
    if element is None:
        return None
    sides = []
    for side in (one, other):
        value, bound = mirrored(cx, side, element, node)
        bindings += bound
        sides.append(value)
    return None if sides == [one, other] else (sides[0], sides[1], bindings)


def is_view(cx: Checker, type_: Type) -> bool:
    """Whether it is keys() or items() of a dict."""
    return is_kind(cx, type_, "dict_keys") or is_kind(cx, type_, "dict_items")


def set_operator(
    cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST, *, inplace: bool
) -> Expr | None:
    """`left op right` where one is a view, or where a dict is updated in place; None elsewhere."""
    if op == "|" and inplace and is_kind(cx, left.type, "dict") and isinstance(left.type, Class):
        return _update(cx, left, left.type, right, node)
    if op not in "&|-^" or NEVER in (left.type, right.type):
        return None
    if is_view(cx, left.type):
        return _of_view(cx, op, left, right, node)
    if is_view(cx, right.type) and is_kind(cx, left.type, "AnySet"):
        one, bound = once(cx, left)
        return wrap(bound, _of_view(cx, op, *((right, one) if op == "&" else (one, right)), node))
    return None


def _update(cx: Checker, left: Expr, type_: Class, right: Expr, node: ast.AST) -> Expr | None:
    """dict |= pairs; the in-place operators of derived classes are their own."""
    dict_ = next(a for a in ancestors(type_) if a.info.name == "dict")
    if is_kind(cx, right.type, "dict") or type_ != dict_:
        return None
    target, bindings = once(cx, left)
    return wrap(bindings, in_order(cx, [put_all(cx, target, dict_, right, node)], target))


def as_set(cx: Checker, value: Expr, node: ast.AST) -> tuple[Expr, Bindings]:
    """A new set of the items of a view or set, in a variable."""
    element = item_type(cx, value)
    type_ = cx.world.class_type("set", element)
    made, bindings = once(cx, make_instance(cx, type_, [int_literal(0, node)], node))
    if is_kind(cx, value.type, "dict_keys"):
        mapping = call_method(cx, value, "source", [], node)
        fill = call_method(cx, made, "merge_dict", [mapping], node)
    else:
        fill = add_all(cx, made, value, node)
    return made, [*bindings, (cx.temporary(NONE), fill)]


def _of_view(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr:
    if op == "&":
        return _common(cx, left, right, node)
    one, bound = once(cx, left)
    other, bound_other = once(cx, right)
    made, bindings = as_set(cx, one, node)
    assert isinstance(made.type, Class)
    kind = kind_of(cx, made.type, other)
    if op == "^" and kind == "items":
        other, more = as_set(cx, other, node)
        bindings += more
        kind = "set"
    change = call_method(cx, made, FORMS[IN_PLACE[op]][kind], [other], node)
    return wrap([*bound, *bound_other, *bindings], in_order(cx, [change], made))


def _common(cx: Checker, view: Expr, other: Expr, node: ast.AST) -> Expr:
    """view & other: what of the other one is in the view; the larger of two views, or of a set, is asked."""
    one, bound = once(cx, view)
    two, bound_two = once(cx, other)
    type_ = cx.world.class_type("set", item_type(cx, one))
    made, bindings = once(cx, make_instance(cx, type_, [int_literal(0, node)], node))
    fill = call_method(cx, one, "meet", [made, two], node)
    if is_kind(cx, two.type, "set"):
        swapped = call_method(cx, two, "intersect_items_into", [made, one], node)
        smaller = _compare_sizes(cx, "<=", one, two, node)
        fill = choice(smaller, swapped, fill, NONE)
    elif is_view(cx, two.type):
        swapped = call_method(cx, two, "meet", [made, one], node)
        fill = choice(_compare_sizes(cx, "<", one, two, node), swapped, fill, NONE)
    return wrap([*bound, *bound_two, *bindings], in_order(cx, [fill], made))


def _compare_sizes(cx: Checker, op: str, one: Expr, two: Expr, node: ast.AST) -> Expr:
    sizes = [call_method(cx, each, "__len__", [], node) for each in (one, two)]
    return Comparison(op, sizes[0], sizes[1], type=BOOL, node=node)


def compare_views(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr | None:
    """A comparison of a view with a view or a set, as that of two sets; None of anything else."""
    from pyuk.compiler.check.operators.comparisons import compare

    sides = (left, right)
    if not any(is_view(cx, side.type) for side in sides):
        return None
    if not all(is_view(cx, side.type) or is_kind(cx, side.type, "AnySet") for side in sides):
        return None
    made, bindings = [], []
    for side in sides:
        value, bound = once(cx, side)
        bindings += bound
        if is_view(cx, value.type):
            value, bound = as_set(cx, value, node)
            bindings += bound
        made.append(value)
    return wrap(bindings, compare(cx, op, made[0], made[1], node))
