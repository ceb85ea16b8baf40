"""Lists that are written out, and lists of values that are checked already."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NamedTuple

from pyuk.compiler.check.calls.callables import in_container
from pyuk.compiler.check.calls.calls import call_method
from pyuk.compiler.check.calls.construction import make_instance
from pyuk.compiler.check.calls.specialisation import need_runtime
from pyuk.compiler.check.expressions.conversions import settled, wrap
from pyuk.compiler.check.model.tree import (
    Expr,
    Let,
    Literal,
    ReadLocal,
    int_literal,
)
from pyuk.compiler.check.model.types import (
    NEVER,
    NONE,
    Class,
    Type,
    TypeVar,
    Unknown,
    described,
    members_of,
    natural_storage,
)
from pyuk.compiler.check.statements.promises import as_item

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


OF_LIST = -1  # the part of a display of a list that its items are; sets and dicts count theirs from 0


class Unlike(NamedTuple):
    """What is said of a display whose items have no common type: who holds them, the rule, CPython, a way out."""

    holds: str
    why: str
    cpython: str
    fix: str


def joined_type(cx: Checker, items: list[Expr], unlike: Unlike) -> Type:
    """The type of all items, keys or values of a display."""
    joined: Type = NEVER
    for item in items:
        step = cx.world.join(joined, natural_storage(item.type))
        if step is None:
            cx.fail(
                "PK0240",
                item.node,
                f"{unlike.holds} {described(joined)} and {described(item.type)}",
                why=unlike.why,
                cpython=unlike.cpython,
                fix=unlike.fix,
            )
            raise AssertionError
        joined = step
    return joined


UNLIKE = Unlike(
    holds="the list holds",
    why="the items of a list have one type",
    cpython="a list holds objects of any types",
    fix="use a tuple, or two lists",
)


def list_display(cx: Checker, node: ast.List, expected: Type | None) -> Expr:
    """[a, b, c]: a list with room for the items, which are appended."""
    expected = cx.world.resolve(expected) if expected is not None else None
    wished = [
        one for one in members_of(expected or NEVER) if isinstance(one, Class) and one.info.name == "list"
    ]
    wanted = wished[0].args[0] if len(wished) == 1 else None
    if isinstance(wanted, TypeVar):
        wanted = None
    if any(isinstance(item, ast.Starred) for item in node.elts):
        from pyuk.compiler.check.expressions.comprehensions import spread_display

        return spread_display(cx, node, wanted, expected)
    items = [settled(cx, cx.expr(item, wanted)) for item in node.elts]
    return list_of(cx, items, wanted if wanted is not None else _common(cx, items, node), node, expected)


def list_of(
    cx: Checker, items: list[Expr], element: Type, node: ast.AST, expected: Type | None = None
) -> Expr:
    """A list of checked items: made with room for them, then each is appended."""
    if element == NEVER:  # not known in this round
        return wrap([(cx.temporary(item.type), item) for item in items], Literal(None, type=NEVER, node=node))
    type_ = cx.world.class_type("list", element)
    cx.world.create(type_)
    need_runtime(cx, "pyuk.kernel.heap.allocate")
    if isinstance(element, Unknown):
        return Literal(None, type=type_, node=node)
    variable = cx.temporary(type_, "list")
    read = ReadLocal(variable, type=type_, node=node)
    result: Expr = read
    for item in reversed(items):
        fitted = as_item(cx, item, element, "an item of the list", expected)
        append = call_method(cx, read, "append", [fitted], node)
        result = Let(cx.temporary(NONE), append, result, type=type_, node=node)
    made = make_instance(cx, type_, [int_literal(len(items), node)], node)
    return Let(variable, made, result, type=type_, node=node)


def _common(cx: Checker, items: list[Expr], node: ast.List) -> Type:
    joined = joined_type(cx, items, UNLIKE)
    if not items:
        from pyuk.compiler.check.expressions.displays import open_type

        return open_type(cx, node, OF_LIST)
    return in_container(cx.world, (cx.instance, node.lineno, node.col_offset), joined, (cx.module, node))
