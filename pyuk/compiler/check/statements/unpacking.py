"""Unpacking: `a, b = value` and `a, *b, c = value` of tuples and of whatever can be iterated over."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.calls.calls import as_items
from pyuk.compiler.check.expressions.conversions import call_runtime, coerce, once, settled
from pyuk.compiler.check.expressions.unions import dispatch_block
from pyuk.compiler.check.iteration import iteration
from pyuk.compiler.check.model.cpythonnames import error_name
from pyuk.compiler.check.model.tree import (
    Arithmetic,
    Block,
    Comparison,
    Evaluate,
    Expr,
    Loop,
    ReadLocal,
    SetLocal,
    TupleItem,
    int_literal,
    length_type,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    INT,
    NEVER,
    Class,
    Optional,
    Tuple,
    Type,
    Union,
    Unknown,
    described,
    is_nothing,
    natural_storage,
)

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


def unpack(cx: Checker, target: ast.expr, elts: list[ast.expr], value: Expr, node: ast.stmt) -> Block:
    """Each item to its target; of a tuple the number of items is known, of others it is looked at first."""
    value = settled(cx, as_items(cx, value))
    if value.type == NEVER:
        never = ReadLocal(cx.temporary(NEVER), type=NEVER, node=node)
        return [Evaluate(value, node=node), *(s for item in elts for s in _store(cx, item, never, node))]
    if is_nothing(value.type):
        return [Evaluate(value, node=node), *(s for item in elts for s in _store(cx, item, value, node))]
    if isinstance(value.type, (Union, Optional)):
        return dispatch_block(cx, value, node, lambda each: unpack(cx, target, elts, each, node))
    starred = [i for i, item in enumerate(elts) if isinstance(item, ast.Starred)]
    if isinstance(value.type, Tuple):
        return _unpack_tuple(cx, target, elts, value, starred[0] if starred else None, node)
    sequence, block = _as_sequence(cx, target, None if starred else len(elts), value, node)
    if sequence.type == NEVER:
        return [*block, *unpack(cx, target, elts, sequence, node)]
    if starred:
        return [*block, *_spread(cx, elts, sequence, starred[0], node)]
    length = iteration.length_of(cx, sequence, node)
    wanted = int_literal(len(elts), node)
    check = call_runtime(cx, "pyuk.builtins.ranges.check_unpack", [length, wanted], node)
    block.append(Evaluate(check, node=node))
    for index, item in enumerate(elts):
        block += _store(cx, item, _element(cx, sequence, int_literal(index, node), node), node)
    return block


def _store(cx: Checker, target: ast.expr, value: Expr, node: ast.stmt) -> Block:
    from pyuk.compiler.check.statements.places import store

    return store(cx, target.value if isinstance(target, ast.Starred) else target, value, node)


def _element(cx: Checker, sequence: Expr, index: Expr, node: ast.stmt) -> Expr:
    return iteration.element(cx, sequence, index, node)


# --- tuples ------------------------------------------------------------------------------------


def _unpack_tuple(
    cx: Checker, target: ast.expr, elts: list[ast.expr], value: Expr, star: int | None, node: ast.stmt
) -> Block:
    assert isinstance(value.type, Tuple)
    items = value.type.items
    if len(items) != len(elts) if star is None else len(items) < len(elts) - 1:
        cx.fail(
            "PK0214",
            target,
            f"{len(items)} items cannot be unpacked into {len(elts)} targets",
            cpython=unpack_error(len(items), len(elts), star),
            why="the number of items is known here",
            fix="write one target for each item",
        )
    again, bindings = once(cx, value)
    block: Block = [SetLocal(v, e, node=node) for v, e in bindings]  # type: ignore[arg-type]
    parts: list[Expr] = [TupleItem(again, i, type=item, node=node) for i, item in enumerate(items)]
    if star is not None:
        end = len(parts) - (len(elts) - 1 - star)
        parts = [*parts[:star], rest_of(cx, elts[star], parts[star:end], node), *parts[end:]]
    for item, part in zip(elts, parts, strict=True):
        block += _store(cx, item, part, node)
    return block


def rest_of(cx: Checker, target: ast.AST, parts: list[Expr], node: ast.AST) -> Expr:
    """The items that a starred target takes, as a list."""
    from pyuk.compiler.check.expressions.lists import list_of

    element: Type | None = NEVER
    for part in parts:
        element = None if element is None else cx.world.join(element, natural_storage(part.type))
    if element is None:
        cx.fail(
            "PK0240",
            target,
            "the items that are left for this target are of unlike types",
            why="they become a list, and the items of a list have one type",
            cpython="a list holds objects of any types",
            fix="take the items by index",
        )
        raise AssertionError
    if not parts:
        return cx.expr(_empty_list(cx, target))
    return list_of(cx, parts, element, node)


def _empty_list(cx: Checker, target: ast.AST) -> ast.expr:
    """`[]`, the same node each time: its element type is kept by node."""
    return cx.displays.setdefault(target, ast.copy_location(ast.List([], ast.Load()), target))


# --- other iterables ---------------------------------------------------------------------------


def _as_sequence(
    cx: Checker, target: ast.expr, count: int | None, value: Expr, node: ast.stmt
) -> tuple[Expr, Block]:
    """The items of an iterable in a list (or itself, where elements are got by index).

    Of an iterator no more than one above the `count` of targets is asked for; None: all are.
    """
    block: Block = []
    if iteration.is_sequence(cx, value.type) and (count is not None or _is_list(value.type)):
        return iteration.hold(cx, value, block, node), block
    plan = _plan(cx, target, value, node)
    if plan is None:
        return ReadLocal(cx.temporary(NEVER), type=NEVER, node=node), [Evaluate(value, node=node)]
    taken = cx.temporary(INT, "n")
    number = ReadLocal(taken, type=length_type(), node=node)
    items, fill = _collect(cx, plan, node)
    condition = plan.condition
    if count is not None:
        from pyuk.compiler.check.model.tree import Both

        room = Comparison("<=", number, int_literal(count, node), type=BOOL, node=node)
        condition = Both("and", room, condition, type=BOOL, node=node)
        more = Arithmetic("+", number, int_literal(1, node), type=INT, node=node)
        block.append(SetLocal(taken, int_literal(0, node), node=node))
        fill.insert(1, SetLocal(taken, more, node=node))
    block += [fill[0], *plan.before, Loop(condition, fill[1:], plan.steps, [], node=node)]
    return items, block


def _is_list(type_: Type) -> bool:
    return isinstance(type_, Class) and type_.info.name == "list"


def _plan(cx: Checker, target: ast.expr, value: Expr, node: ast.stmt) -> iteration.Iteration | None:
    if isinstance(value.type, Class) and any(
        cx.world.method(value.type, name) is not None for name in ("__iter__", "__getitem__", "advance")
    ):
        shown = value.node if isinstance(value.node, ast.expr) else target
        return iteration.over_value(cx, value, shown)
    if not iteration.is_sequence(cx, value.type):
        cx.fail(
            "PK0214",
            target,
            f"{described(value.type)} cannot be unpacked",
            why="only tuples and what can be iterated over can be taken apart into items",
            cpython=f"TypeError: cannot unpack non-iterable {error_name(value.type)} object",
        )
    return iteration.over_value(cx, value, target)


def _collect(cx: Checker, plan: iteration.Iteration, node: ast.stmt) -> tuple[Expr, Block]:
    """A list, and the statements that make it and append the item of a plan to it."""
    from pyuk.compiler.check.calls.calls import call_method
    from pyuk.compiler.check.calls.construction import make_instance

    element = natural_storage(plan.item.type)
    type_ = cx.world.class_type("list", element)
    variable = cx.temporary(type_, "list")
    read = ReadLocal(variable, type=type_, node=node)
    made = make_instance(cx, type_, [int_literal(0, node)], node)
    fitted = coerce(cx, settled(cx, plan.item), element, "the item", None)
    append = call_method(cx, read, "append", [fitted], node)
    return read, [SetLocal(variable, made, node=node), Evaluate(append, node=node)]


def _spread(cx: Checker, elts: list[ast.expr], items: Expr, star: int, node: ast.stmt) -> Block:
    """First targets, the list that is left, last targets: all are read before the first is assigned."""
    after = len(elts) - 1 - star
    length = iteration.length_of(cx, items, node)
    if isinstance(items.type, Class) and isinstance(items.type.args[0], Unknown):
        never = ReadLocal(cx.temporary(NEVER), type=NEVER, node=node)
        return [
            s
            for i, item in enumerate(elts)
            for s in _store(cx, item, items if i == star else never, node)
        ]
    least = int_literal(star + after, node)
    check = call_runtime(cx, "pyuk.builtins.ranges.check_unpack_rest", [length, least], node)
    block: Block = [Evaluate(check, node=node)]
    last = cx.temporary(INT, "last")
    held_length = ReadLocal(last, type=length_type(), node=node)
    block.append(SetLocal(last, length, node=node))
    parts = [_part(cx, items, held_length, index, star, len(elts), node) for index in range(len(elts))]
    held = [cx.temporary(natural_storage(part.type), "part") for part in parts]
    block += [SetLocal(v, part, node=node) for v, part in zip(held, parts, strict=True)]
    for item, variable in zip(elts, held, strict=True):
        block += _store(cx, item, ReadLocal(variable, type=variable.type, node=node), node)
    return block


def _part(
    cx: Checker, items: Expr, length: Expr, index: int, star: int, count: int, node: ast.stmt
) -> Expr:
    """What the target at `index` of `count` takes."""
    from pyuk.compiler.check.calls.calls import call_method

    if index < star:
        return _element(cx, items, int_literal(index, node), node)
    if index > star:
        back = int_literal(count - index, node)
        at = Arithmetic("-", length, back, type=length_type(), node=node)
        return _element(cx, items, at, node)
    end = Arithmetic("-", length, int_literal(count - 1 - star, node), type=INT, node=node)
    return call_method(cx, items, "part", [int_literal(star, node), end], node)


def unpack_error(items: int, targets: int, star: int | None = None) -> str:
    """CPython's message where the numbers of items and targets differ."""
    if star is not None:
        return f"ValueError: not enough values to unpack (expected at least {targets - 1}, got {items})"
    if items > targets:
        return f"ValueError: too many values to unpack (expected {targets})"
    return f"ValueError: not enough values to unpack (expected {targets}, got {items})"
