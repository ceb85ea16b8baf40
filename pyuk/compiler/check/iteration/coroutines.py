"""`async def`, `await`, `async for`, `async with`: coroutines are generators, and `await` is a `yield from`.

What the awaitable at the bottom yields goes up to whoever drives the coroutine by send(). An asynchronous
generator yields such values too; its own items lie in a field of their own, beside a flag.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.attributes import attributes
from pyuk.compiler.check.expressions.conversions import call_runtime, coerce, not_none, settled
from pyuk.compiler.check.expressions.unions import dispatch, members
from pyuk.compiler.check.iteration import generators
from pyuk.compiler.check.iteration.generators import attribute, delegate, generic_of, note_reader, resumed
from pyuk.compiler.check.iteration.iteration import Iteration, cleans_up, hold, over_union
from pyuk.compiler.check.model.cpythonnames import error_name
from pyuk.compiler.check.model.tree import (
    Block,
    Both,
    Do,
    Evaluate,
    Expr,
    Loop,
    Not,
    ReadLocal,
    bool_literal,
    none_literal,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    NEVER,
    NONE,
    Class,
    Optional,
    Union,
    ancestors,
    described,
)
from pyuk.compiler.check.statements import contexts

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.model.types import Type

COROUTINE = "pyuk.builtins.coroutines.Coroutine"
ASYNC_GENERATOR = "pyuk.builtins.coroutines.AsyncGenerator"
NEXT_OR = "pyuk.builtins.coroutines.next_or"
GENERATORS = "pyuk.stdlib.asyncio.asyncgens"


def is_coroutine(cx: Checker, type_: Type) -> bool:
    """Whether values of the type are awaited, and not iterated over."""
    if not isinstance(type_, Class):
        return False
    asynchronous = [cx.world.library_class(path) for path in (COROUTINE, ASYNC_GENERATOR)]
    return any(above.info in asynchronous for above in ancestors(type_))


def async_generic(cx: Checker, type_: Type) -> Class | None:
    """AsyncGenerator[Y, S, R, T] among the ancestors of a class."""
    generic = cx.world.library_class(ASYNC_GENERATOR)
    if not isinstance(type_, Class):
        return None
    return next((above for above in ancestors(type_) if above.info is generic), None)


def _refuse_outside(cx: Checker, node: ast.AST, what: str) -> None:
    frame = cx.info.frame
    if frame is None or not frame.is_async:
        cx.fail(
            "PK0311",
            node,
            f"`{what}` stands outside an `async def` function",
            why="only a coroutine can wait",
            cpython=f"SyntaxError: '{what}' outside async function",
            fix="make the function `async def`",
        )


# --- await -------------------------------------------------------------------------------------


def check_await(cx: Checker, node: ast.Await, expected: Type | None) -> Expr:
    """`await value`: a coroutine, or an object whose __await__ gives a generator."""
    _refuse_outside(cx, node, "await")
    return awaited(cx, cx.expr(node.value), node)


def awaited(cx: Checker, value: Expr, node: ast.AST) -> Expr:
    """`await` of a checked value."""
    from pyuk.compiler.check.calls.calls import call_method

    type_ = cx.world.resolve(value.type)
    if type_ == NEVER:
        return value
    if isinstance(type_, Union):
        return dispatch(cx, value, node, lambda each: awaited(cx, each, node))
    before: Block = []
    is_own = isinstance(type_, Class) and is_coroutine(cx, type_) and async_generic(cx, type_) is None
    if not is_own and isinstance(type_, Class) and cx.world.method(type_, "__await__") is not None:
        value = call_method(cx, value, "__await__", [], node)
        type_ = cx.world.resolve(value.type)
        is_own = generic_of(cx, type_) is not None
        if type_ == NEVER:
            return value
    if not is_own:
        cx.fail(
            "PK0218",
            node,
            f"{described(type_)} cannot be awaited",
            why="it is no coroutine, and has no __await__ method that gives a generator",
            cpython=f"TypeError: object {error_name(type_)} can't be used in 'await' expression",
            fix="leave `await` out, or make the function that gives it `async def`",
        )
    frame = cx.info.frame
    assert frame is not None
    return delegate(cx, frame, hold(cx, value, before, node), before, node)


# --- async for ---------------------------------------------------------------------------------


def async_iteration(cx: Checker, node: ast.expr) -> Iteration | None:
    """How `async for` goes over the value of an expression."""
    _refuse_outside(cx, node, "async for")
    return _over_value(cx, cx.expr(node), node)


def _over_value(cx: Checker, value: Expr, node: ast.expr) -> Iteration | None:
    """How `async for` goes over a checked value."""
    from pyuk.compiler.check.calls.calls import call_method

    type_ = cx.world.resolve(value.type)
    before: Block = []
    if type_ == NEVER:
        return None
    if isinstance(type_, Optional):
        present = not_none(cx, value, "'async for' requires an object with __aiter__ method, got NoneType")
        return _over_value(cx, present, node)
    if isinstance(type_, Union):
        return over_union(cx, value, members(cx, type_), node, _over_value)
    if async_generic(cx, type_) is not None:
        return _over_generator(cx, hold(cx, value, before, node), before, node)
    if isinstance(type_, Class) and cx.world.method(type_, "__aiter__") is not None:
        iterator = call_method(cx, value, "__aiter__", [], node)
        inner = cx.world.resolve(iterator.type)
        if inner == NEVER:
            return None
        held = hold(cx, iterator, before, node)
        if async_generic(cx, inner) is not None:
            return _over_generator(cx, held, before, node)
        if isinstance(inner, Class) and cx.world.method(inner, "__anext__") is not None:
            return _until_stop(cx, awaited(cx, call_method(cx, held, "__anext__", [], node), node), before, node)
    cx.fail(
        "PK0218",
        node,
        f"{described(type_)} cannot be iterated over by `async for`",
        why="it has no __aiter__ method that gives an object with __anext__",
        cpython=f"TypeError: 'async for' requires an object with __aiter__ method, got {error_name(type_)}",
        fix="write `for`",
    )
    raise AssertionError


def _over_generator(cx: Checker, generator: Expr, before: Block, node: ast.expr) -> Iteration | None:
    """Resume the generator until it has an item or ends; what it waits for goes up."""
    note_reader(cx, generator.type)
    frame = cx.info.frame
    generic = async_generic(cx, generator.type)
    assert frame is not None and generic is not None
    yields, sends, _, item = generic.args
    if item == NEVER:
        return None
    more = cx.temporary(BOOL, "more")
    read = ReadLocal(more, type=BOOL, node=node)
    ask: Block = resumed(cx, frame, generator, sends, more, node)
    if yields != NEVER:
        generators.note(cx, "yields", yields, node)
        has_item = attributes.get(cx, generator, "has_item", attribute(node, "has_item"))
        waits = Both("and", read, Not(has_item, type=BOOL, node=node), type=BOOL, node=node)
        value = attributes.get(cx, generator, "value", attribute(node, "value"))
        fitted = coerce(cx, value, cx.world.resolve(frame.yields), "what is awaited", None)
        again = resumed(cx, frame, generator, sends, more, node)
        ask.append(Loop(waits, [*generators.suspend(cx, fitted, node), *again], [], [], node=node))
    found = attributes.get(cx, generator, "item", attribute(node, "item"))
    plan = Iteration(before, Do(ask, read, type=BOOL, node=node), found, [])
    if cleans_up(generator.type) or is_by_hand(cx):
        if has_loop(cx):
            before.append(Evaluate(call_runtime(cx, f"{GENERATORS}.begun", [generator], node), node=node))
        if isinstance(node, ast.Call):
            plan.close = _closed(cx, generator, node)
    return plan


def _closed(cx: Checker, generator: Expr, node: ast.expr) -> Expr:
    """What ends a generator that only a loop has when the loop is left: asyncio's loop, or at once without one."""
    from pyuk.compiler.check.calls.calls import call_method

    if has_loop(cx):
        return call_runtime(cx, f"{GENERATORS}.abandon", [generator], node)
    return call_method(cx, generator, "close", [], node)


def check_aiter(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """aiter(iterable): what its __aiter__ gives."""
    return _asked(cx, node, "aiter", 1)


def check_anext(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """anext(iterator) and anext(iterator, default): to be awaited."""
    from pyuk.compiler.check.calls.arguments import call_nodes

    if len(node.args) == 2:
        return call_nodes(cx, cx.world.runtime(NEXT_OR), [], node, owner=None)
    return _asked(cx, node, "anext", 2)


def _asked(cx: Checker, node: ast.Call, name: str, most: int) -> Expr:
    """The call of the method that a builtin function stands for."""
    from pyuk.compiler.check.calls.builtin_calls import check_arity
    from pyuk.compiler.check.calls.calls import call_method

    check_arity(cx, node, name, 1, most)
    value = cx.expr(node.args[0])
    type_ = cx.world.resolve(value.type)
    if type_ == NEVER:
        return value
    if isinstance(type_, Class) and cx.world.method(type_, f"__{name}__") is not None:
        note_reader(cx, type_)
        return call_method(cx, value, f"__{name}__", [], node)
    what = "an async iterable" if name == "aiter" else "an async iterator"
    cx.fail(
        "PK0218",
        node.args[0],
        f"{described(type_)} is not {what}",
        why=f"it has no __{name}__ method",
        cpython=f"TypeError: '{error_name(type_)}' object is not {what}",
        fix=f"write {name[1:]}(...)",
    )
    raise AssertionError


def is_by_hand(cx: Checker) -> bool:
    """Whether this is of anext() and its like, which go on with whatever generator it is."""
    return cx.info.module.name == ASYNC_GENERATOR.rpartition(".")[0]


def has_loop(cx: Checker) -> bool:
    """Whether this is of a program with asyncio's loop, which closes the generators that are left."""
    apps = (module.source for module in cx.world.modules.values() if module.source.is_app)
    return (cx.info.module.source.is_app or is_by_hand(cx)) and any("asyncio" in source.text for source in apps)


def _until_stop(cx: Checker, item: Expr, before: Block, node: ast.expr) -> Iteration | None:
    """Items that __anext__ gives, until it raises StopAsyncIteration."""
    from pyuk.compiler.check.iteration.iteration import until

    return None if item.type == NEVER else until(cx, item, "StopAsyncIteration", before, [], node)


def check_yield(cx: Checker, node: ast.Yield, *, is_used: bool) -> Expr:
    """`yield item` in an asynchronous generator."""
    frame = cx.info.frame
    assert frame is not None
    if is_used:
        cx.fail(
            "PK0311",
            node,
            "the value of a `yield` in an asynchronous generator is not supported",
            why="asend() is not there yet",
            cpython="it is what asend() sends",
            fix="let the generator read from a queue",
        )
    value = settled(cx, cx.expr(node.value) if node.value is not None else none_literal(node))
    type_ = generators.note(cx, "items", value.type, node)
    if type_ == NEVER:
        return value
    block = [
        generators.set_field(cx, "item", coerce(cx, value, type_, "what is yielded", None), node),
        generators.set_field(cx, "has_item", bool_literal(True, node), node),
        *generators.suspend(cx, None, node),
        generators.set_field(cx, "has_item", bool_literal(False, node), node),
        *generators.raise_thrown(cx, node),
    ]
    return Do(block, none_literal(node), type=NONE, node=node)


# --- async with --------------------------------------------------------------------------------


def check_async_with(cx: Checker, node: ast.AsyncWith) -> Block:
    """`async with`: `with` whose __aenter__ and __aexit__ are awaited."""
    _refuse_outside(cx, node, "async with")
    return contexts.check_with(cx, node, contexts.Manner("__aenter__", "__aexit__", awaited))


