"""Operations on `object`s that reach the items of containers: what the items cannot do is found out beforehand.

A program lets many types become an `object`, and most of them never get where an operation cannot be done with
them. So what an item refuses is a TypeError of the container that holds it, when one gets there (unions.dispatch).
"""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from typing import TYPE_CHECKING

from pyuk.compiler.check.model.tree import Expr, ReadLocal
from pyuk.compiler.check.model.types import AnyObject, Class, Tuple, Type, members_of

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

ORDERED = ("list", "tuple")


def ask_items(cx: Checker, type_: Type, node: ast.AST, ask: Function[[Expr], object]) -> None:
    """Ask everything that a value of the type may hold, down to what is no container; a Problem where it refuses."""
    for item in _items(cx, type_):
        inner = _items(cx, item)
        if inner:
            ask_items(cx, item, node, ask)
        elif not isinstance(item, AnyObject):
            ask(_value(cx, item, node))


def ask_order(
    cx: Checker, left: Type, right: Type, node: ast.AST, ask: Function[[Expr, Expr], object]
) -> None:
    """Ask the items of two lists or tuples whether they have an order."""
    for one, other in zip(_in_order(cx, left), _in_order(cx, right), strict=False):
        if isinstance(one, AnyObject) or isinstance(other, AnyObject):
            continue  # whether those have an order is looked at when they are compared
        if _in_order(cx, one) and _in_order(cx, other):
            ask_order(cx, one, other, node, ask)
        else:
            ask(_value(cx, one, node), _value(cx, other, node))


def _items(cx: Checker, type_: Type) -> list[Type]:
    """The types of what a builtin container holds."""
    match cx.world.resolve(type_):
        case Tuple(items):
            return [member for item in items for member in members_of(item)]
        case Class(info, args) if not info.module.source.is_app:
            return [member for arg in args for member in members_of(arg)]
    return []


def _in_order(cx: Checker, type_: Type) -> list[Type]:
    """The types of the items that decide the order of two of the type."""
    match cx.world.resolve(type_):
        case Tuple(items):
            return list(items)
        case Class(info, args) if info.name in ORDERED and not info.module.source.is_app:
            return list(args)
    return []


def _value(cx: Checker, type_: Type, node: ast.AST) -> Expr:
    return ReadLocal(cx.temporary(type_, "asked"), type=type_, node=node)
