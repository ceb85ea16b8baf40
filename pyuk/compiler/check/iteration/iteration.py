"""How any value is iterated over: one plan for each kind of iterable, which loops of every kind are made of.

`for`, comprehensions, unpacking and the builtins that take an iterable (sum, any, sorted, ...) all ask
`iteration()` for the parts of a Loop. Sequences are read by index, ranges are counted, iterators of the
run time are advanced (pyuk/builtins/iterators.py), those of the app's classes are asked until StopIteration.
"""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pyuk.compiler.check.attributes.operationsbelow import classes_of
from pyuk.compiler.check.calls.calls import as_items
from pyuk.compiler.check.calls.specialisation import as_index
from pyuk.compiler.check.declare import plainvalues
from pyuk.compiler.check.expressions import nothing
from pyuk.compiler.check.expressions.conversions import (
    call_runtime,
    coerce,
    negated,
    not_none,
    result_hint,
    settled,
    to_int,
)
from pyuk.compiler.check.expressions.unions import as_member, by_member, choose, dispatch, members, refused_for
from pyuk.compiler.check.model.cpythonnames import error_name
from pyuk.compiler.check.model.problems import Problem
from pyuk.compiler.check.model.tree import (
    Arithmetic,
    Block,
    Both,
    Comparison,
    Do,
    Evaluate,
    Expr,
    Handler,
    If,
    Literal,
    Loop,
    MakeTuple,
    Not,
    ReadLocal,
    SetLocal,
    Try,
    TupleItem,
    bool_literal,
    int_literal,
    length_type,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    INT,
    NEVER,
    NONE,
    NOTHING,
    Array,
    Class,
    Int,
    Machine,
    Optional,
    Tuple,
    Type,
    Union,
    ancestors,
    described,
    is_nothing,
    natural_storage,
)
from pyuk.compiler.frontend.syntax import walk

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


@dataclass
class Iteration:
    """The parts of a Loop.

    `before` runs once. Each round asks `condition`; where it holds, `item` is the next one, to be read once.
    `steps` follow the body. A sequence is read when its item is; an iterator has moved on by then.
    close: what ends a generator that only the loop has, where it has something to clean up.
    """

    before: Block
    condition: Expr
    item: Expr
    steps: Block
    is_sequence: bool = False
    close: Expr | None = None


Over = Function[["Checker", Expr, ast.expr], Iteration | None]  # how a checked value is iterated over


def looped(cx: Checker, plan: Iteration, loop: Loop) -> Block:
    """The loop that goes over a plan, with what is before it and after it, however it is left."""
    from pyuk.compiler.check.calls.specialisation import need_runtime

    if plan.close is None:
        return [*plan.before, loop]
    need_runtime(cx, "pyuk.builtins.exceptions.note_context")
    pending = cx.temporary(Optional(cx.world.class_type("BaseException")), "exc")
    close = Evaluate(plan.close, node=loop.node)
    return [*plan.before, Try([loop], [], [], [close], pending, node=loop.node)]


def iteration(cx: Checker, node: ast.expr) -> Iteration | None:
    """How the value of an expression is iterated over; None where its type is not known in this round."""
    match node:
        case ast.Call(ast.Name(name), args, keywords) if name in CALLS and cx.is_builtin(name):
            if not any(isinstance(arg, ast.Starred) for arg in args) and None not in [k.arg for k in keywords]:
                made = CALLS[name](cx, node)
                if made is not NotImplemented:
                    return made  # type: ignore[no-any-return]
        case ast.Tuple(elts) if not any(isinstance(item, ast.Starred) for item in elts):
            node = ast.copy_location(ast.List(elts, ast.Load()), node)
        case ast.Set():
            from pyuk.compiler.check.expressions.displays import set_display

            return over_value(cx, set_display(cx, node, None, is_looped_over=True), node)
    return over_value(cx, cx.expr(node), node)


def over_value(cx: Checker, value: Expr, node: ast.expr) -> Iteration | None:
    """How a checked value is iterated over."""
    value = as_items(cx, value)
    type_ = cx.world.resolve(value.type)
    if type_ == NEVER:
        return None
    if is_nothing(type_):
        never = Literal(None, type=NOTHING, node=node)
        return Iteration([Evaluate(nothing.items_of(cx, value, node), node=node)], bool_literal(False, node), never, [])
    if isinstance(type_, Optional):
        present = not_none(cx, value, "'NoneType' object is not iterable")
        return over_value(cx, present, node)
    if isinstance(type_, Union):
        return over_union(cx, value, members(cx, type_), node, over_value)
    if isinstance(type_, Tuple):
        return _over_tuple(cx, value, type_, node)
    if is_sequence(cx, type_):
        return _over_sequence(cx, value, node)
    if has_cursor(cx, type_):
        return _over_cursor(cx, value, node)
    if isinstance(type_, Class) and is_iterator(cx, type_):
        from pyuk.compiler.check.iteration.coroutines import is_coroutine

        if is_coroutine(cx, type_):
            refuse(cx, value, node)
        if type_.info.frame is not None:
            type_.info.frame.readers.add(cx.instance)
            if type_.info.frame.yields == NEVER:
                return None
        before: Block = []
        return _advancing(cx, hold(cx, value, before, node), before, node)
    if isinstance(type_, Class) and cx.world.method(type_, "__iter__"):
        return _over_iter(cx, value, node)
    if isinstance(type_, Class) and cx.world.method(type_, "kept_item"):
        return _over_sequence(cx, value, node)
    if isinstance(type_, Class) and cx.world.method(type_, "__getitem__"):
        return _over_getitem(cx, value, node)
    below = classes_of(cx, type_)
    if any(cx.world.method(each, name) for each in below for name in ("__iter__", "__getitem__")):
        return over_union(cx, value, below, node, over_value)
    refuse(cx, value, node)
    return None


def over_union(
    cx: Checker, value: Expr, parts: tuple[Type, ...], node: ast.expr, over: Over
) -> Iteration | None:
    """The plans that `over` makes for all that a value may be of: which one is done is decided at every step."""
    before: Block = []
    again = hold(cx, value, before, node)
    plans: list[Iteration] = []
    refused: list[Problem] = []
    for member in parts:
        if member == Tuple(()):  # no item, of any type
            never = Literal(None, type=NEVER, node=node)
            plans.append(Iteration([], bool_literal(False, node), never, []))
            continue
        try:
            plan = over(cx, as_member(cx, again, member, node), node)
        except Problem as problem:
            refused.append(problem)
            error = Evaluate(refused_for(cx, again, problem, node), node=node)
            never = Literal(None, type=NEVER, node=node)
            plan = Iteration([error], bool_literal(False, node), never, [])
        if plan is None:
            return None
        plans.append(plan)
    if len(refused) == len(parts):
        raise refused[0]
    return Iteration(
        [*before, *by_member(cx, again, parts, [plan.before for plan in plans], node)],
        choose(cx, again, parts, [plan.condition for plan in plans], node),
        choose(cx, again, parts, [plan.item for plan in plans], node),
        by_member(cx, again, parts, [plan.steps for plan in plans], node),
    )


def refuse(cx: Checker, value: Expr, node: ast.expr) -> None:
    """The Problem of a value that cannot be iterated over."""
    cx.fail(
        "PK0218",
        node,
        f"{described(value.type)} cannot be iterated over",
        why="the items of this tuple are of unlike types, and a variable has one type"
        if isinstance(value.type, Tuple)
        else "it is no sequence, and has no __iter__ method",
        cpython="each item has a type of its own"
        if isinstance(value.type, Tuple)
        else f"TypeError: '{error_name(value.type)}' object is not iterable",
        fix=result_hint(value) or _hint(node, value.type),
    )


def _hint(node: ast.expr, type_: Type) -> str:
    if isinstance(type_, Int):
        return f"write range({ast.unparse(node)})"
    if isinstance(type_, Tuple):
        return "take the items by index, or unpack them"
    if isinstance(type_, Class) and type_.info.frame is not None:
        return "write `await`" if type_.info.name == "coroutine" else "write `async for`"
    return "iterate over a list, a str or a range"


def is_sequence(cx: Checker, type_: Type) -> bool:
    """Whether elements are got by index, up to a length."""
    if isinstance(type_, Class):
        own_way = type_.info.module.source.is_app or cx.world.method(type_, "__iter__") is not None
        return not own_way and all(
            cx.world.method(type_, name) is not None for name in ("__len__", "__getitem__")
        )
    return isinstance(type_, Array) or (isinstance(type_, Machine) and type_.kind == "Buffer")


def is_streamed(cx: Checker, node: ast.expr) -> bool:
    """Whether an expression gives its items one by one, and is no value by itself: a loop in place."""
    if isinstance(node, ast.GeneratorExp):
        return True
    return isinstance(node, ast.Call) and any(cx.is_builtin_call(node, name) for name in CALLS)


def is_iterator(cx: Checker, type_: Class) -> bool:
    """Whether it is an iterator of the run time's: one that is advanced, and then has a value."""
    base = cx.world.library_class("pyuk.builtins.iterators.Iterator")
    return any(ancestor.info is base for ancestor in ancestors(type_))


def item_type(cx: Checker, value: Expr) -> Type:
    """The type of what a value gives when it is iterated over; NEVER where that is not known yet."""
    shown = expression_at(value)
    stand_in = ReadLocal(cx.temporary(value.type), type=value.type, node=value.node)
    plan = over_value(cx, stand_in, shown)
    return NEVER if plan is None else natural_storage(plan.item.type)


def expression_at(value: Expr) -> ast.expr:
    """The expression that a value was written as; where a statement made it, one that stands at its place."""
    node = value.node
    return node if isinstance(node, ast.expr) else ast.copy_location(ast.Constant(None), node)


def hold(cx: Checker, value: Expr, block: Block, node: ast.AST) -> Expr:
    """The value in a variable of its own, which `block` sets, unless it is a literal."""
    if isinstance(value, Literal):
        return value
    variable = cx.temporary(value.type)
    block.append(SetLocal(variable, value, node=node))
    return ReadLocal(variable, type=value.type, node=value.node)


def held_name(cx: Checker, value: Expr, block: Block, node: ast.expr) -> ast.Name:
    """The value in a variable of its own, as an expression that can be checked again and again."""
    variable = cx.temporary(value.type)
    block.append(SetLocal(variable, value, node=node))
    return name_of(cx, variable.name, node)


def name_of(cx: Checker, name: str, node: ast.expr) -> ast.Name:
    """A hidden variable, which is set, as an expression."""
    assert cx.env is not None
    cx.env = type(cx.env)(cx.env.bound | {name}, cx.env.narrowed)
    return ast.copy_location(ast.Name(name, ast.Load()), node)


def fetched(cx: Checker, plan: Iteration, node: ast.expr) -> Iteration:
    """The same, with the item read as part of the condition: what follows cannot change it."""
    variable = cx.temporary(natural_storage(plan.item.type), "item")
    take: Block = [SetLocal(variable, settled_item(cx, plan.item), node=node)]
    taken = Do(take, bool_literal(True, node), type=BOOL, node=node)
    condition = Both("and", plan.condition, taken, type=BOOL, node=node)
    return Iteration(plan.before, condition, ReadLocal(variable, type=variable.type, node=node), plan.steps)


def settled_item(cx: Checker, item: Expr) -> Expr:
    """An item as a variable of its natural type takes it."""
    return coerce(cx, settled(cx, item), natural_storage(item.type), "the item", None)


# --- ranges ------------------------------------------------------------------------------------


def _over_range(cx: Checker, node: ast.Call) -> Iteration | Any:
    if node.keywords or not 1 <= len(node.args) <= 3:
        return NotImplemented
    before: Block = []
    values = [hold(cx, index(cx, arg), before, node) for arg in node.args]
    if any(value.type == NEVER for value in values):
        return None
    zero, one = int_literal(0, node), int_literal(1, node)
    start = values[0] if len(values) > 1 else zero
    stop = values[1] if len(values) > 1 else values[0]
    step = values[2] if len(values) > 2 else one
    if isinstance(step, Literal) and step.value == 1:
        return _counting(cx, node, start, stop, before)
    return _stepping(cx, node, start, stop, step, before)


def index(cx: Checker, node: ast.expr) -> Expr:
    """An argument of range()."""
    return _as_bound(cx, cx.expr(node), node)


def _as_bound(cx: Checker, value: Expr, node: ast.expr) -> Expr:
    if isinstance(cx.world.resolve(value.type), (Union, Optional)):
        return dispatch(cx, value, node, lambda each: _as_bound(cx, each, node), result=INT)
    value = as_index(cx, value, node)
    if value.type != NEVER and not isinstance(value.type, Int):
        cx.fail(
            "PK0230",
            node,
            f"an argument of range() has to be an `int`, but this is {described(value.type)}",
            why="it counts from one int to another",
            cpython=f"TypeError: '{error_name(value.type)}' object cannot be interpreted as an integer",
        )
    return settled(cx, value)


def _counting(cx: Checker, node: ast.expr, start: Expr, stop: Expr, before: Block) -> Iteration:
    """range(start, stop): the hidden counter stays below stop, so its increment cannot overflow."""
    assert isinstance(start.type, Int) and isinstance(stop.type, Int)
    low, high = start.type.lo, stop.type.hi
    interval = Int(low, max(low, high - 1))
    storage = INT if INT.holds(Int(low, high)) else stop.type
    counter = cx.temporary(storage, "i")
    read = ReadLocal(counter, type=storage, node=node)
    before.append(SetLocal(counter, start, node=node))
    condition = Comparison("<", read, stop, type=BOOL, node=node)
    item = ReadLocal(counter, type=interval if interval.lo <= interval.hi else storage, node=node)
    following = Arithmetic("+", read, int_literal(1, node), type=storage, node=node)
    return Iteration(before, condition, item, [SetLocal(counter, following, node=node)])


def _stepping(
    cx: Checker, node: ast.expr, start: Expr, stop: Expr, step: Expr, before: Block
) -> Iteration:
    """range(start, stop, step): the number of rounds is computed first, as CPython does."""
    counter = "count_steps" if isinstance(step, Literal) and step.value else "range_length"
    count = call_runtime(cx, f"pyuk.builtins.ranges.{counter}", [start, stop, step], node)
    left = cx.temporary(INT, "left")
    current = cx.temporary(INT, "i")
    before.append(SetLocal(left, count, node=node))
    before.append(SetLocal(current, coerce(cx, start, INT, "the start of a range", None), node=node))
    read_left = ReadLocal(left, type=INT, node=node)
    read = ReadLocal(current, type=INT, node=node)
    condition = Comparison(">", read_left, int_literal(0, node), type=BOOL, node=node)
    fewer = Arithmetic("-", read_left, int_literal(1, node), type=INT, node=node)
    following = Arithmetic("+", read, step, type=INT, node=node)
    steps: Block = [SetLocal(left, fewer, node=node), SetLocal(current, following, node=node)]
    return Iteration(before, condition, read, steps)


# --- sequences ---------------------------------------------------------------------------------


def _over_sequence(cx: Checker, value: Expr, node: ast.expr) -> Iteration:
    """Elements by index; the length is looked at each round, as CPython's list iterator does."""
    before: Block = []
    sequence = hold(cx, value, before, node)
    counter = _counter(cx, before, node)
    condition = Comparison("<", counter, _kept_length(cx, sequence, node), type=BOOL, node=node)
    item = _kept_item(cx, sequence, counter, node)
    return Iteration(before, condition, item, [_advance(counter, node)], is_sequence=True)


def _is_of_list_below(cx: Checker, type_: Type) -> bool:
    """Whether it may be of a class that derives from list, none of whose methods list's iterator asks."""
    is_list = isinstance(type_, Class) and cx.world.method(type_, "kept_item") is not None
    return is_list and isinstance(type_, Class) and (bool(type_.info.subclasses) or type_.info.module.source.is_app)


def _kept_length(cx: Checker, sequence: Expr, node: ast.AST) -> Expr:
    from pyuk.compiler.check.calls.calls import call_method

    if not _is_of_list_below(cx, sequence.type):
        return length_of(cx, sequence, node)
    return call_method(cx, sequence, "kept_length", [], node)


def _kept_item(cx: Checker, sequence: Expr, position: Expr, node: ast.AST) -> Expr:
    from pyuk.compiler.check.calls.calls import call_method

    if not _is_of_list_below(cx, sequence.type):
        return element(cx, sequence, position, node)
    return call_method(cx, sequence, "kept_item", [position], node)


def _counter(cx: Checker, block: Block, node: ast.expr) -> ReadLocal:
    variable = cx.temporary(INT, "i")
    block.append(SetLocal(variable, int_literal(0, node), node=node))
    return ReadLocal(variable, type=length_type(), node=node)


def _advance(counter: ReadLocal, node: ast.expr) -> SetLocal:
    following = Arithmetic("+", counter, int_literal(1, node), type=INT, node=node)
    return SetLocal(counter.variable, following, node=node)


def length_of(cx: Checker, sequence: Expr, node: ast.AST) -> Expr:
    """len() of a sequence, as an int that is not negative."""
    from pyuk.compiler.check.calls.calls import length

    return length(cx, sequence, node)


def element(cx: Checker, sequence: Expr, position: Expr, node: ast.AST) -> Expr:
    """`sequence[position]`."""
    from pyuk.compiler.check.expressions.subscripts import get_element

    return get_element(cx, sequence, position, node)


def _over_tuple(cx: Checker, value: Expr, type_: Tuple, node: ast.expr) -> Iteration | None:
    """A tuple's items in a list, where they have a common type."""
    from pyuk.compiler.check.expressions.lists import list_of

    joined: Type | None = NEVER
    for item in type_.items:
        joined = None if joined is None else cx.world.join(joined, natural_storage(item))
    if joined is None:
        refuse(cx, value, node)
        return None
    if joined == NEVER and type_.items:
        return None
    before: Block = []
    held = hold(cx, value, before, node)
    items: list[Expr] = [TupleItem(held, i, type=item, node=node) for i, item in enumerate(type_.items)]
    if not items:
        joined, cx.world.has_nothing = NOTHING, True
    plan = _over_sequence(cx, list_of(cx, items, joined, node), node)
    plan.before = [*before, *plan.before]
    return plan


def _over_reversed(cx: Checker, node: ast.Call) -> Iteration | Any:
    """reversed(s); a reversed range is the range that counts down."""
    if len(node.args) != 1 or node.keywords:
        return NotImplemented
    before: Block = []
    match node.args[0]:
        case ast.Call(ast.Name("range"), args, []) if 1 <= len(args) <= 2 and cx.is_builtin("range"):
            values = [hold(cx, index(cx, arg), before, node) for arg in args]
            if any(value.type == NEVER for value in values):
                return None
            low = values[0] if len(values) == 2 else int_literal(0, node)
            first = hold(cx, _minus_one(cx, values[-1]), before, node)
            last = hold(cx, _minus_one(cx, low), before, node)
            return _stepping(cx, node, first, last, int_literal(-1, node), before)
    return _backwards_over(cx, cx.expr(node.args[0]), node.args[0])


def _backwards_over(cx: Checker, value: Expr, node: ast.expr) -> Iteration | None:
    """How a checked value is iterated over backwards."""
    before: Block = []
    if isinstance(value.type, Union):
        return over_union(cx, value, members(cx, value.type), node, _backwards_over)
    value = plainvalues.as_data(cx, value, "__getitem__")
    if isinstance(value.type, Class) and cx.world.method(value.type, "__reversed__"):
        from pyuk.compiler.check.calls.calls import call_method

        return over_value(cx, call_method(cx, value, "__reversed__", [], node), node)
    if isinstance(value.type, Tuple):
        plan = _over_tuple(cx, value, value.type, node)
        if plan is None:
            return None
        before = plan.before[:-1]
        value = before[-1].value  # type: ignore[attr-defined]
    elif value.type == NEVER:
        return None
    elif not _is_reversible(cx, value.type):
        _refuse_reversed(cx, value, node)
    sequence = hold(cx, value, before, node)
    return _backwards(cx, sequence, before, node)


def _is_reversible(cx: Checker, type_: Type) -> bool:
    by_index = isinstance(type_, Class) and all(
        cx.world.method(type_, name) is not None for name in ("__len__", "__getitem__")
    )
    is_mapping = isinstance(type_, Class) and cx.world.method(type_, "keys") is not None
    return is_sequence(cx, type_) or (by_index and not is_mapping)


def _refuse_reversed(cx: Checker, value: Expr, node: ast.expr) -> None:
    cx.fail(
        "PK0218",
        node,
        f"{described(value.type)} cannot be iterated over backwards",
        why="it is no sequence, and has no __reversed__ method",
        cpython=f"TypeError: '{error_name(value.type)}' object is not reversible",
        fix="make a list of it first",
    )


def _backwards(cx: Checker, sequence: Expr, before: Block, node: ast.expr) -> Iteration:
    left = cx.temporary(INT, "i")
    before.append(SetLocal(left, _kept_length(cx, sequence, node), node=node))
    read = ReadLocal(left, type=length_type(), node=node)
    at = Arithmetic("-", read, int_literal(1, node), type=Int(-1, INT.hi - 1), node=node)
    condition: Expr = Comparison(">", read, int_literal(0, node), type=BOOL, node=node)
    own = isinstance(sequence.type, Class) and sequence.type.info.module.source.is_app
    if isinstance(sequence.type, Class) and (not own or _is_of_list_below(cx, sequence.type)):
        inside = Comparison("<=", read, _kept_length(cx, sequence, node), type=BOOL, node=node)
        condition = Both("and", condition, inside, type=BOOL, node=node)  # it may have become shorter
    item = _kept_item(cx, sequence, at, node)
    return Iteration(before, condition, item, [SetLocal(left, at, node=node)])


def _minus_one(cx: Checker, value: Expr) -> Expr:
    from pyuk.compiler.check.operators.operators import integers

    return settled(cx, integers(cx, "-", value, int_literal(1, value.node), value.node))


# --- dicts, sets and their like ----------------------------------------------------------------


def has_cursor(cx: Checker, type_: Type) -> bool:
    """Whether a loop asks the object itself where it stands: a library class, whose __iter__ no other overrides."""
    if not isinstance(type_, Class):
        return False
    iterates, cursor = cx.world.method(type_, "__iter__"), cx.world.method(type_, "cursor_next")
    if iterates is None or cursor is None or iterates[0].info.module.source.is_app:
        return False
    return not any(below.info.module.source.is_app for below in cx.world.classes_below(type_, cx.instance))


def _over_cursor(cx: Checker, value: Expr, node: ast.expr) -> Iteration:
    """position = c.cursor_next(0, ...), and so on from the position behind, until it is -1 (builtins/dict.py)."""
    from pyuk.compiler.check.calls.calls import call_method

    before: Block = []
    source = hold(cx, value, before, node)
    size = hold(cx, call_method(cx, source, "cursor_size", [], node), before, node)
    left, position = cx.temporary(INT, "left"), cx.temporary(INT, "i")
    before.append(SetLocal(left, size, node=node))
    read_left = ReadLocal(left, type=length_type(), node=node)
    read = ReadLocal(position, type=Int(-1, INT.hi - 1), node=node)

    def advance(start: Expr) -> SetLocal:
        found = call_method(cx, source, "cursor_next", [start, size, read_left], node)
        return SetLocal(position, found, node=node)

    before.append(advance(int_literal(0, node)))
    condition = Comparison(">=", read, int_literal(0, node), type=BOOL, node=node)
    item = call_method(cx, source, "cursor_item", [read], node)
    behind = Arithmetic("+", read, int_literal(1, node), type=length_type(), node=node)
    fewer = Arithmetic("-", read_left, int_literal(1, node), type=INT, node=node)
    return Iteration(before, condition, item, [SetLocal(left, fewer, node=node), advance(behind)])


# --- iterators ---------------------------------------------------------------------------------


def _advancing(cx: Checker, iterator: Expr, before: Block, node: ast.expr) -> Iteration:
    """An iterator of the run time: advance() says whether there is a value."""
    from pyuk.compiler.check.attributes import attributes
    from pyuk.compiler.check.calls.calls import call_method

    condition = call_method(cx, iterator, "advance", [], node)
    field = ast.copy_location(ast.Attribute(node, "value", ast.Load()), node)
    plan = Iteration(before, condition, attributes.get(cx, iterator, "value", field), [])
    if isinstance(node, ast.Call) and cleans_up(iterator.type):
        plan.close = call_method(cx, iterator, "close", [], node)
    return plan


def cleans_up(type_: Type) -> bool:
    """Whether the generators of a function may have something left to do where a loop is left early.

    CPython does that when the last reference goes; that of a call in the head of a loop is the loop's.
    """
    if not isinstance(type_, Class) or type_.info.frame is None:
        return False
    parts = (ast.Try, ast.With, ast.AsyncWith, ast.YieldFrom, ast.AsyncFor)
    return any(isinstance(part, parts) for part in walk(type_.info.frame.factory.info.node))


def _over_iter(cx: Checker, value: Expr, node: ast.expr) -> Iteration | None:
    """it = x.__iter__(); then __next__() until StopIteration."""
    from pyuk.compiler.check.calls.calls import call_method

    before: Block = []
    iterator = call_method(cx, value, "__iter__", [], node)
    type_ = cx.world.resolve(iterator.type)
    if type_ == NEVER:
        return None
    if isinstance(type_, Class) and is_iterator(cx, type_):
        return over_value(cx, iterator, node)
    held = hold(cx, iterator, before, node)
    if not isinstance(type_, Class) or cx.world.method(type_, "__next__") is None:
        cx.fail(
            "PK0218",
            node,
            f"{described(value.type)} cannot be iterated over",
            why=f"its __iter__ returns {described(type_)}, which has no __next__ method",
            cpython=f"TypeError: iter() returned non-iterator of type '{error_name(type_)}'",
            fix="return an object with __next__, or iter(...) of a list",
        )
    return over_next(cx, held, before, node)


def over_next(cx: Checker, iterator: Expr, before: Block, node: ast.expr) -> Iteration | None:
    """What the __next__ of an object of the app gives, until it raises StopIteration."""
    from pyuk.compiler.check.calls.calls import call_method

    return until(cx, call_method(cx, iterator, "__next__", [], node), "StopIteration", before, [], node)


def _over_getitem(cx: Checker, value: Expr, node: ast.expr) -> Iteration | None:
    """x[0], x[1], ... until IndexError: how CPython iterates over a class that has only __getitem__."""
    before: Block = []
    held = hold(cx, value, before, node)
    counter = _counter(cx, before, node)
    return until(cx, element(cx, held, counter, node), "IndexError", before, [_advance(counter, node)], node)


def until(
    cx: Checker, item: Expr, end: str, before: Block, steps: Block, node: ast.expr
) -> Iteration | None:
    """Items that an expression gives anew each time, until it raises `end`."""
    if item.type == NEVER:
        return None
    take = cx.temporary(natural_storage(item.type), "item")
    done = cx.temporary(BOOL, "done")
    stop = cx.world.class_type(end)
    caught = cx.temporary(stop, "caught")
    pending = cx.temporary(Optional(cx.world.class_type("BaseException")), "exc")
    at_end: Block = [SetLocal(done, bool_literal(True, node), node=node)]
    fetch = Try(
        [SetLocal(take, settled_item(cx, item), node=node)],
        [Handler([stop], caught, at_end)],
        [],
        [],
        pending,
        node=node,
    )
    ask: Block = [SetLocal(done, bool_literal(False, node), node=node), fetch]
    ended = ReadLocal(done, type=BOOL, node=node)
    condition = Do(ask, Not(ended, type=BOOL, node=node), type=BOOL, node=node)
    return Iteration(before, condition, ReadLocal(take, type=take.type, node=node), steps)


# --- builtins that iterate over others ---------------------------------------------------------


def _over_enumerate(cx: Checker, node: ast.Call) -> Iteration | Any:
    """enumerate(s, start): pairs."""
    keyword = [k.value for k in node.keywords if k.arg == "start"]
    numbers = [*node.args[1:], *keyword]
    if not node.args or len(numbers) > 1 or len(keyword) != len(node.keywords):
        return NotImplemented
    plan = iteration(cx, node.args[0])
    if plan is None:
        return None
    first = coerce(cx, settled(cx, cx.expr(numbers[0])), INT, "the start", None) if numbers else None
    zero = first is None or (isinstance(first, Literal) and first.value == 0)
    variable = cx.temporary(INT, "n")
    plan.before.append(SetLocal(variable, int_literal(0, node) if first is None else first, node=node))
    number = ReadLocal(variable, type=length_type() if zero else INT, node=node)
    step = Arithmetic("+", number, int_literal(1, node), type=INT, node=node, checked=not zero)
    pair = MakeTuple([number, plan.item], type=Tuple((number.type, plan.item.type)), node=node)
    return Iteration(plan.before, plan.condition, pair, [*plan.steps, SetLocal(variable, step, node=node)])


def _over_zip(cx: Checker, node: ast.Call) -> Iteration | Any:
    """zip(a, b, ..., strict=): each is asked in turn, and the first that ends ends all."""
    strict = next((k.value for k in node.keywords if k.arg == "strict"), None)
    if not node.args or any(k.arg != "strict" for k in node.keywords):
        return NotImplemented
    if strict is not None and not (isinstance(strict, ast.Constant) and isinstance(strict.value, bool)):
        return NotImplemented
    plans = [iteration(cx, arg) for arg in node.args]
    known = [plan for plan in plans if plan is not None]
    if len(known) < len(plans):
        return None
    if not all(plan.is_sequence for plan in known):
        known = [fetched(cx, plan, node) for plan in known]
    before = [stmt for plan in known for stmt in plan.before]
    steps = [stmt for plan in known for stmt in plan.steps]
    if strict is not None and strict.value:
        condition = _all_or_none(cx, [plan.condition for plan in known], node)
    else:
        condition = known[0].condition
        for plan in known[1:]:
            condition = Both("and", condition, plan.condition, type=BOOL, node=node)
    items = [plan.item for plan in known]
    row = MakeTuple(items, type=Tuple(tuple(item.type for item in items)), node=node)
    return Iteration(before, condition, row, steps)


def _all_or_none(cx: Checker, conditions: list[Expr], node: ast.expr) -> Expr:
    """zip(strict=True): the first decides, and ValueError says which other one does not agree."""
    first = cx.temporary(BOOL, "more")
    more = ReadLocal(first, type=BOOL, node=node)
    block: Block = [SetLocal(first, conditions[0], node=node)]
    for number, condition in enumerate(conditions[1:], 2):
        other = cx.temporary(BOOL, "more")
        block.append(SetLocal(other, condition, node=node))
        both = to_int(more), to_int(ReadLocal(other, type=BOOL, node=node))
        differs = Comparison("!=", *both, type=BOOL, node=node)
        error = call_runtime(
            cx, "pyuk.builtins.ranges.refuse_lengths", [int_literal(number, node), more], node
        )
        block.append(If(differs, [Evaluate(error, node=node)], [], node=node))
    return Do(block, more, type=BOOL, node=node)


def _over_map(cx: Checker, node: ast.Call) -> Iteration | Any:
    """map(f, a, b, ...): f of the items, called when they are asked for."""
    if len(node.args) < 2 or node.keywords:
        return NotImplemented
    before: Block = []
    function = called_for_each(cx, node.args[0], before)
    plans = [iteration(cx, arg) for arg in node.args[1:]]
    known = [plan for plan in plans if plan is not None]
    if len(known) < len(plans):
        return None
    known = [fetched(cx, plan, node) for plan in known]
    condition = known[0].condition
    for plan in known[1:]:
        condition = Both("and", condition, plan.condition, type=BOOL, node=node)
    names = [name_of(cx, plan.item.variable.name, node) for plan in known]  # type: ignore[attr-defined]
    item = cx.expr(ast.copy_location(ast.Call(function, list(names), []), node))
    before += [stmt for plan in known for stmt in plan.before]
    return Iteration(before, condition, item, [stmt for plan in known for stmt in plan.steps])


def _over_filter(cx: Checker, node: ast.Call) -> Iteration | Any:
    """filter(f, s): the items for which f holds; for None, those that are true."""
    if len(node.args) != 2 or node.keywords:
        return NotImplemented
    before: Block = []
    is_none = not isinstance(node.args[0], ast.Lambda) and cx.expr(node.args[0]).type == NONE
    function = None if is_none else called_for_each(cx, node.args[0], before)
    plan = iteration(cx, node.args[1])
    if plan is None:
        return None
    variable = cx.temporary(natural_storage(plan.item.type), "item")
    item = ReadLocal(variable, type=variable.type, node=node)
    tested: ast.expr = name_of(cx, variable.name, node)
    if function is not None:
        tested = ast.copy_location(ast.Call(function, [tested], []), node)
    return _only(cx, plan, item, tested, before, node)


def _only(
    cx: Checker, plan: Iteration, item: ReadLocal, tested: ast.expr, before: Block, node: ast.expr
) -> Iteration:
    """Those items of `plan`, each put into the variable of `item`, for which `tested` is true."""
    from pyuk.compiler.check.expressions.expressions import condition

    found = cx.temporary(BOOL, "found")
    read = ReadLocal(found, type=BOOL, node=node)
    take: Block = [SetLocal(item.variable, settled_item(cx, plan.item), node=node)]
    note: Block = [SetLocal(found, bool_literal(True, node), node=node)]
    take.append(If(condition(cx, tested), note, [], node=node))
    more = Both("and", negated(read), plan.condition, type=BOOL, node=node)
    search: Block = [
        SetLocal(found, bool_literal(False, node), node=node),
        Loop(more, take, plan.steps, [], node=node),
    ]
    return Iteration([*before, *plan.before], Do(search, read, type=BOOL, node=node), item, [])


def is_known_now(value: Expr) -> bool:
    """Whether a value is known at compile time, as a function by its name is: there is nothing to hold.

    A bound method is not: `shop.sell` keeps what `shop` is now, and `next(shops).sell` asks for one shop.
    """
    from pyuk.compiler.check.model.types import FunctionValue, LangValue, TypeValue

    is_function = isinstance(value.type, (FunctionValue, LangValue, TypeValue)) and isinstance(value, Literal)
    return is_function or value.type == NEVER


def called_for_each(cx: Checker, node: ast.expr, block: Block) -> ast.expr:
    """What is called for each item: evaluated once, unless it is known at compile time."""
    if isinstance(node, ast.Lambda):
        return node
    value = cx.expr(node)
    if is_known_now(value):
        return node
    return held_name(cx, value, block, node)


def _over_iter_call(cx: Checker, node: ast.Call) -> Iteration | Any:
    """iter(x) within a loop is x itself."""
    if len(node.args) != 1 or node.keywords:
        return NotImplemented
    return iteration(cx, node.args[0])


CALLS: dict[str, Function[[Any, ast.Call], Any]] = {
    "range": _over_range,
    "enumerate": _over_enumerate,
    "reversed": _over_reversed,
    "zip": _over_zip,
    "map": _over_map,
    "filter": _over_filter,
    "iter": _over_iter_call,
}
