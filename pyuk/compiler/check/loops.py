"""Loops: `while`, and `for` over ranges, sequences and iterators, each as one Loop with a step."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.conversions import call_runtime, coerce, result_hint, settled
from pyuk.compiler.check.flow import narrow_env, rebound_in
from pyuk.compiler.check.model import Variable
from pyuk.compiler.check.problems import Problem
from pyuk.compiler.check.tree import (
    Arithmetic,
    Block,
    Comparison,
    Continue,
    Expr,
    Handler,
    If,
    Literal,
    Loop,
    Not,
    ReadLocal,
    SetLocal,
    Try,
    bool_literal,
    int_literal,
    length_type,
)
from pyuk.compiler.check.types import (
    BOOL,
    INT,
    NEVER,
    Array,
    Class,
    Int,
    Machine,
    Optional,
    Tuple,
    Type,
    described,
    python_name,
)

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker, Env


def check_while(cx: Checker, node: ast.While) -> Block:
    """`while`: facts about variables that the body assigns do not hold at its head."""
    _forget_rebound(cx, [*node.body, node])
    condition, test = cx.condition(node.test)
    body, otherwise = _body(cx, node, cx.env, test)
    if isinstance(condition, Literal) and not condition.value:
        return otherwise
    return [Loop(condition, body, [], otherwise, node=node)]


def _forget_rebound(cx: Checker, body: list[ast.stmt]) -> None:
    assert cx.env is not None
    names = rebound_in(body)
    narrowed = {k: t for k, t in cx.env.narrowed.items() if k.split(".")[0] not in names}
    cx.env = type(cx.env)(cx.env.bound, narrowed)


def _body(
    cx: Checker,
    node: ast.While | ast.For,
    head: Env | None,
    test: ast.expr | None,
    first: list[ast.stmt] | None = None,
) -> tuple[Block, Block]:
    """Check a loop's body and its else; cx.env is left at what is known behind the loop."""
    from pyuk.compiler.check.function import LoopScope, merge

    scope = LoopScope()
    cx.loops.append(scope)
    entered = head
    if test is not None:
        cx.env = narrow_env(cx, head, test, holds=True)
    body = cx.block(node.body)
    cx.loops.pop()
    endless = isinstance(test, ast.Constant) and bool(test.value)
    left = None if endless else entered
    cx.env = narrow_env(cx, left, test, holds=False) if test is not None else left
    otherwise = cx.block(node.orelse)
    cx.env = merge(cx.env, scope.breaks)
    return body, otherwise


def check_for(cx: Checker, node: ast.For) -> Block:
    """`for`: a mistake in what is iterated over does not hide those in the body."""
    before = cx.env
    try:
        return _for(cx, node)
    except Problem as problem:
        cx.note(problem)
        cx.env = before
        return _over_nothing(cx, node)


def _for(cx: Checker, node: ast.For) -> Block:
    """What is iterated over decides the form."""
    match node.iter:
        case ast.Call(ast.Name("range"), args, []) if cx.is_builtin("range") and 1 <= len(args) <= 3:
            return _over_range(cx, node, args)
        case ast.Call(ast.Name("enumerate"), [_, *_]) if cx.is_builtin("enumerate"):
            return _over_enumerate(cx, node, node.iter)
        case ast.Call(ast.Name("reversed"), [sequence], []) if cx.is_builtin("reversed"):
            return _over_reversed(cx, node, sequence)
        case ast.Call(ast.Name("zip"), [_, *_] as sequences, []) if cx.is_builtin("zip"):
            return _over_zip(cx, node, sequences)
    value = cx.expr(node.iter) if not isinstance(node.iter, ast.Tuple) else cx.expr(_as_list(node.iter))
    if is_sequence(cx, value.type):
        return _over_sequence(cx, node, value)
    if isinstance(value.type, Class) and cx.world.method(value.type, "__iter__"):
        return _over_iterator(cx, node, value)
    if value.type != NEVER:
        cx.fail(
            "PK0218",
            node.iter,
            f"{described(value.type)} cannot be iterated over",
            why="the items of a tuple may be of unlike types"
            if isinstance(value.type, Tuple)
            else "it is no sequence, and has no __iter__ method",
            cpython=f"TypeError: '{python_name(value.type)}' object is not iterable",
            fix=result_hint(value) or _iteration_hint(node.iter, value.type),
        )
    return _over_nothing(cx, node)


def _iteration_hint(node: ast.expr, type_: Type) -> str:
    if isinstance(type_, Int):
        return f"write range({ast.unparse(node)})"
    if isinstance(type_, Tuple):
        return "put the items into a list"
    return "iterate over a list, a str or a range"


def _over_nothing(cx: Checker, node: ast.For) -> Block:
    """The iterable's type is not known in this round: bind the target, check the body for what it finds out."""
    _store(cx, node, ReadLocal(cx.temporary(NEVER), type=NEVER, node=node.iter))
    _body(cx, node, cx.env, None)
    return []


def _as_list(node: ast.Tuple) -> ast.expr:
    return ast.copy_location(ast.List(node.elts, ast.Load()), node)


def is_sequence(cx: Checker, type_: Type) -> bool:
    """Whether elements are got by index, up to a length."""
    if isinstance(type_, Class):
        own_way = type_.info.module.source.is_app or cx.world.method(type_, "__iter__") is not None
        return not own_way and all(
            cx.world.method(type_, name) is not None for name in ("__len__", "__getitem__")
        )
    return isinstance(type_, Array) or (isinstance(type_, Machine) and type_.kind == "Buffer")


# --- ranges ---


def _over_range(cx: Checker, node: ast.For, args: list[ast.expr]) -> Block:
    values = [_index(cx, arg) for arg in args]
    zero, one = int_literal(0, node), int_literal(1, node)
    start = values[0] if len(values) > 1 else zero
    stop = values[1] if len(values) > 1 else values[0]
    step = values[2] if len(values) > 2 else one
    if isinstance(step, Literal) and step.value == 1:
        return _counting(cx, node, start, stop)
    return _stepping(cx, node, start, stop, step)


def _index(cx: Checker, node: ast.expr) -> Expr:
    value = cx.expr(node)
    if value.type == BOOL or not isinstance(value.type, Int):
        return coerce(cx, value, INT, "an argument of range()", None)
    return settled(cx, value)


def _counting(cx: Checker, node: ast.For, start: Expr, stop: Expr) -> Block:
    """for i in range(start, stop): the hidden counter stays below stop, so its increment cannot overflow."""
    assert isinstance(start.type, Int) and isinstance(stop.type, Int)
    block: Block = []
    start, stop = (_hold(cx, value, block, node) for value in (start, stop))
    low = start.type.lo if isinstance(start.type, Int) else INT.lo
    high = stop.type.hi if isinstance(stop.type, Int) else INT.hi
    interval = Int(low, max(low, high - 1))
    storage = INT if INT.holds(Int(low, high)) else stop.type
    counter = cx.temporary(storage, "i")
    read = ReadLocal(counter, type=storage, node=node.iter)
    block.append(SetLocal(counter, start, node=node))
    condition = Comparison("<", read, stop, type=BOOL, node=node.iter)
    item = ReadLocal(counter, type=interval if interval.lo <= interval.hi else storage, node=node.iter)
    step = Arithmetic("+", read, int_literal(1, node), type=storage, node=node.iter)
    return [*block, *_loop(cx, node, condition, item, [SetLocal(counter, step, node=node)])]


def _hold(cx: Checker, value: Expr, block: Block, node: ast.stmt) -> Expr:
    """The value in a variable of its own, unless it is a literal."""
    if isinstance(value, Literal):
        return value
    variable = cx.temporary(value.type)
    block.append(SetLocal(variable, value, node=node))
    return ReadLocal(variable, type=value.type, node=value.node)


def _stepping(cx: Checker, node: ast.For, start: Expr, stop: Expr, step: Expr) -> Block:
    """for i in range(start, stop, step): the number of rounds is computed first, as CPython does."""
    block: Block = []
    start, stop, step = (_hold(cx, value, block, node) for value in (start, stop, step))
    counter = "count_steps" if isinstance(step, Literal) and step.value else "range_length"
    count = call_runtime(cx, f"pyuk.builtins.ranges.{counter}", [start, stop, step], node.iter)
    left = cx.temporary(INT, "left")
    current = cx.temporary(INT, "i")
    block.append(SetLocal(left, count, node=node))
    block.append(SetLocal(current, coerce(cx, start, INT, "the start of a range", None), node=node))
    read_left = ReadLocal(left, type=INT, node=node.iter)
    read = ReadLocal(current, type=INT, node=node.iter)
    condition = Comparison(">", read_left, int_literal(0, node), type=BOOL, node=node.iter)
    fewer = Arithmetic("-", read_left, int_literal(1, node), type=INT, node=node.iter)
    following = Arithmetic("+", read, step, type=INT, node=node.iter)
    steps: Block = [SetLocal(left, fewer, node=node), SetLocal(current, following, node=node)]
    return [*block, *_loop(cx, node, condition, read, steps)]


def _loop(cx: Checker, node: ast.For, condition: Expr, item: Expr, steps: Block) -> Block:
    """The Loop that gives `item` to the target each round."""
    _forget_rebound(cx, [*node.body, node])
    head = cx.env
    assert head is not None
    cx.env = head.copy()
    bind = _store(cx, node, item)
    inner = cx.env
    body, otherwise = _body_after_binding(cx, node, head, inner)
    return [Loop(condition, [*bind, *body], steps, otherwise, node=node)]


def _body_after_binding(cx: Checker, node: ast.For, head: Env, inner: Env | None) -> tuple[Block, Block]:
    from pyuk.compiler.check.function import LoopScope, merge

    scope = LoopScope()
    cx.loops.append(scope)
    cx.env = inner
    body = cx.block(node.body)
    cx.loops.pop()
    cx.env = head.copy()
    otherwise = cx.block(node.orelse)
    cx.env = merge(cx.env, scope.breaks)
    return body, otherwise


def _store(cx: Checker, node: ast.For, item: Expr) -> Block:
    from pyuk.compiler.check.places import store

    return store(cx, node.target, item, node)


# --- sequences ---


def _over_sequence(cx: Checker, node: ast.For, value: Expr) -> Block:
    """Elements by index; the length is looked at each round, as CPython's list iterator does."""
    block: Block = []
    sequence = _hold(cx, value, block, node)
    counter = _counter(cx, block, node)
    condition = Comparison("<", counter, length_of(cx, sequence, node.iter), type=BOOL, node=node.iter)
    item = element(cx, sequence, counter, node.iter)
    return [*block, *_loop(cx, node, condition, item, [_advance(counter, node)])]


def _counter(cx: Checker, block: Block, node: ast.stmt) -> ReadLocal:
    variable = cx.temporary(INT, "i")
    block.append(SetLocal(variable, int_literal(0, node), node=node))
    return ReadLocal(variable, type=length_type(), node=node)


def _advance(counter: ReadLocal, node: ast.stmt) -> SetLocal:
    following = Arithmetic("+", counter, int_literal(1, node), type=INT, node=node)
    return SetLocal(counter.variable, following, node=node)


def length_of(cx: Checker, sequence: Expr, node: ast.AST) -> Expr:
    """len() of a sequence, as an int that is not negative."""
    from pyuk.compiler.check.calls import length

    return length(cx, sequence, node)


def element(cx: Checker, sequence: Expr, index: Expr, node: ast.AST) -> Expr:
    from pyuk.compiler.check.subscripts import get_element

    return get_element(cx, sequence, index, node)


def _over_enumerate(cx: Checker, node: ast.For, call: ast.Call) -> Block:
    """for i, x in enumerate(s, start): two targets, or one that takes the pair."""
    from pyuk.compiler.check.tree import MakeTuple

    block: Block = []
    sequence = _hold(cx, _sequence(cx, call.args[0]), block, node)
    start_node = call.args[1] if len(call.args) > 1 else next((k.value for k in call.keywords), None)
    start = _hold(cx, _index(cx, start_node) if start_node is not None else int_literal(0, node), block, node)
    counter = _counter(cx, block, node)
    condition = Comparison("<", counter, length_of(cx, sequence, node.iter), type=BOOL, node=node.iter)
    number: Expr = counter
    if not (isinstance(start, Literal) and start.value == 0):
        number = Arithmetic("+", counter, start, type=INT, node=node.iter, checked=True)
    item = element(cx, sequence, counter, node.iter)
    pair = MakeTuple([number, item], type=Tuple((number.type, item.type)), node=node.iter)
    return [*block, *_loop(cx, node, condition, pair, [_advance(counter, node)])]


def _sequence(cx: Checker, node: ast.expr) -> Expr:
    value = cx.expr(_as_list(node) if isinstance(node, ast.Tuple) else node)
    if value.type != NEVER and not is_sequence(cx, value.type):
        cx.fail(
            "PK0218",
            node,
            f"{described(value.type)} is not a sequence",
            why="enumerate, zip and reversed take sequences only, so far",
            cpython=f"TypeError: '{python_name(value.type)}' object is not iterable, unless it has __iter__",
            fix="make a list of it first",
        )
    return value


def _over_reversed(cx: Checker, node: ast.For, target: ast.expr) -> Block:
    """for x in reversed(s); a reversed range is the range that counts down."""
    match target:
        case ast.Call(ast.Name("range"), args, []) if 1 <= len(args) <= 2:
            bounds: Block = []
            low = _hold(cx, _index(cx, args[0]) if len(args) == 2 else int_literal(0, node), bounds, node)
            first, last = _minus_one(cx, _index(cx, args[-1])), _minus_one(cx, low)
            return [*bounds, *_stepping(cx, node, first, last, int_literal(-1, node))]
    block: Block = []
    sequence = _hold(cx, _sequence(cx, target), block, node)
    left = cx.temporary(INT, "i")
    block.append(SetLocal(left, length_of(cx, sequence, node.iter), node=node))
    read = ReadLocal(left, type=length_type(), node=node.iter)
    condition = Comparison(">", read, int_literal(0, node), type=BOOL, node=node.iter)
    index = Arithmetic("-", read, int_literal(1, node), type=Int(-1, INT.hi - 1), node=node.iter)
    item = element(cx, sequence, index, node.iter)
    return [*block, *_loop(cx, node, condition, item, [SetLocal(left, index, node=node)])]


def _minus_one(cx: Checker, value: Expr) -> Expr:
    from pyuk.compiler.check.operators import integers

    return settled(cx, integers(cx, "-", value, int_literal(1, value.node), value.node))


def _over_zip(cx: Checker, node: ast.For, nodes: list[ast.expr]) -> Block:
    from pyuk.compiler.check.tree import Both, MakeTuple

    block: Block = []
    sequences = [_hold(cx, _sequence(cx, item), block, node) for item in nodes]
    counter = _counter(cx, block, node)
    condition: Expr = bool_literal(True, node)
    for sequence in sequences:
        more = Comparison("<", counter, length_of(cx, sequence, node.iter), type=BOOL, node=node.iter)
        first = isinstance(condition, Literal)
        condition = more if first else Both("and", condition, more, type=BOOL, node=node.iter)
    items = [element(cx, sequence, counter, node.iter) for sequence in sequences]
    row = MakeTuple(items, type=Tuple(tuple(item.type for item in items)), node=node.iter)
    return [*block, *_loop(cx, node, condition, row, [_advance(counter, node)])]


# --- iterators ---


def _over_iterator(cx: Checker, node: ast.For, value: Expr) -> Block:
    """it = x.__iter__(); then __next__() until StopIteration."""
    from pyuk.compiler.check.calls import call_method

    block: Block = []
    iterator = _hold(cx, call_method(cx, value, "__iter__", [], node.iter), block, node)
    item = call_method(cx, iterator, "__next__", [], node.iter)
    fetched = cx.temporary(item.type, "item")
    done = cx.temporary(BOOL, "done")
    stop = cx.world.class_type("StopIteration")
    caught = cx.temporary(stop, "caught")
    pending = cx.temporary(Optional(cx.world.class_type("BaseException")), "exc")
    at_end: Block = [SetLocal(done, bool_literal(True, node), node=node)]
    block.append(SetLocal(done, bool_literal(False, node), node=node))
    fetch = Try(
        [SetLocal(fetched, item, node=node)], [Handler([stop], caught, at_end)], [], [], pending, node=node
    )
    ended = ReadLocal(done, type=BOOL, node=node)
    more = Not(ended, type=BOOL, node=node)
    loop = _loop(cx, node, more, ReadLocal(fetched, type=item.type, node=node.iter), [])
    assert isinstance(loop[0], Loop)
    loop[0].body = [fetch, If(ended, [Continue(node=node)], [], node=node), *loop[0].body]
    return [*block, *loop]


__all__ = ["Variable", "check_for", "check_while"]
