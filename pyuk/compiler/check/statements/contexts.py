"""`with`: __enter__ before the body, __exit__ on every way out of it.

    manager = EXPR; value = manager.__enter__(); raised = False
    try:
        try:
            TARGET = value; BODY
        except BaseException as caught:
            raised = True
            if not manager.__exit__(type, caught, traceback): raise
    finally:
        if not raised: manager.__exit__(None, None, None)

Source: The Python Language Reference §8.5. Of the exception's class and traceback only what messages need is
there: objects of pyuk/builtins/exctypes.py.
"""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from pyuk.compiler.check.expressions.conversions import coerce, truth
from pyuk.compiler.check.expressions.flow import without_rebound
from pyuk.compiler.check.expressions.unions import dispatch, members
from pyuk.compiler.check.iteration import iteration
from pyuk.compiler.check.model.cpythonnames import error_name
from pyuk.compiler.check.model.tree import (
    Block,
    Do,
    Evaluate,
    Expr,
    Handler,
    If,
    Literal,
    ReadLocal,
    Reraise,
    SetLocal,
    Try,
    bool_literal,
    none_literal,
)
from pyuk.compiler.check.model.types import BOOL, NEVER, NONE, Class, Optional, Type, Union, described
from pyuk.compiler.check.statements import handled
from pyuk.compiler.check.statements.exctypes import EXCEPTION_TYPE

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker, Env
    from pyuk.compiler.check.model.declarations import Variable

TRACEBACK_TYPE = "pyuk.builtins.tracebacktype.TracebackType"


WithNode: TypeAlias = ast.With | ast.AsyncWith


class Manner(NamedTuple):
    """How `with` or `async with` enters and leaves: the methods, and what is done with what they give."""

    enter: str
    leave: str
    awaited: Function[[Checker, Expr, ast.AST], Expr]


SYNCHRONOUS = Manner("__enter__", "__exit__", lambda cx, value, node: value)


def check_with(cx: Checker, node: WithNode, how: Manner = SYNCHRONOUS) -> Block:
    """`with a as x, b as y: body`: the items from the outermost in."""
    return _with(cx, how, node, node.items, lambda: cx.block(node.body))


def _with(
    cx: Checker, how: Manner, node: WithNode, items: list[ast.withitem], body: Function[[], Block]
) -> Block:
    if not items:
        return body()
    item = items[0]
    suppressed = suppressed_classes(cx, item.context_expr)
    if suppressed is not None:
        return _suppressing(cx, node, suppressed, lambda: _with(cx, how, node, items[1:], body))
    before: Block = []
    value = cx.expr(item.context_expr)
    if value.type == NEVER:
        return [Evaluate(value, node=node), *_unknown(cx, how, node, items, body)]
    _refuse_other(cx, how, value, item.context_expr)
    manager = iteration.hold(cx, value, before, item.context_expr)
    return [*before, *_entered(cx, how, node, item, manager, lambda: _with(cx, how, node, items[1:], body))]


def _unknown(
    cx: Checker, how: Manner, node: WithNode, items: list[ast.withitem], body: Function[[], Block]
) -> Block:
    """The manager's type is not known in this round: the body is checked for what it finds out."""
    bound = ReadLocal(cx.temporary(NEVER), type=NEVER, node=items[0].context_expr)
    _bind(cx, items[0], bound, node)
    _with(cx, how, node, items[1:], body)
    return []


def _refuse_other(cx: Checker, how: Manner, value: Expr, node: ast.expr) -> None:
    is_async = how is not SYNCHRONOUS
    protocol = f"{'asynchronous ' * is_async}context manager protocol"
    if isinstance(value.type, Union):  # what one of them lacks is an exception where it is entered
        return
    for name in (how.enter, how.leave):
        if not isinstance(value.type, Class) or cx.world.method(value.type, name) is None:
            cx.fail(
                "PK0254",
                node,
                f"{described(value.type)} cannot be used with `{'async ' * is_async}with`",
                why=f"it has no {name} method",
                cpython=f"TypeError: '{error_name(value.type)}' object does not support the {protocol}"
                + f" (missed {name} method)" * (name == how.leave),
                fix="mark the function with @contextmanager (from contextlib)"
                if isinstance(value.type, Class) and value.type.info.frame is not None
                else f"give its class {how.enter} and {how.leave}"
                + ("" if is_async else ", or use contextlib.closing()"),
            )


def _bind(cx: Checker, item: ast.withitem, value: Expr, node: WithNode) -> Block:
    from pyuk.compiler.check.statements.places import store

    if item.optional_vars is None:
        return [Evaluate(value, node=node)]
    return store(cx, item.optional_vars, value, node)


def _entered(
    cx: Checker,
    how: Manner,
    node: WithNode,
    item: ast.withitem,
    manager: Expr,
    body: Function[[], Block],
) -> Block:
    from pyuk.compiler.check.calls.calls import call_method

    place = item.context_expr
    block: Block = []

    def enter(each: Expr) -> Expr:
        _refuse_other(cx, how, each, place)
        return how.awaited(cx, call_method(cx, each, how.enter, [], place), place)

    entered = dispatch(cx, manager, place, enter) if isinstance(manager.type, Union) else enter(manager)
    if entered.type == NONE:  # no value to hold, but it is entered before anything is guarded
        block.append(Evaluate(entered, node=place))
        held: Expr = none_literal(place)
    else:
        held = iteration.hold(cx, entered, block, place)
    raised = cx.temporary(BOOL, "raised")
    block.append(SetLocal(raised, bool_literal(False, place), node=place))
    before = cx.env
    assert before is not None
    cx.trying += 1
    expected = _expected(cx, manager.type, place)
    cx.catching = [*expected, *cx.catching]
    inner = [*_bind(cx, item, held, node), *body()]
    cx.catching = cx.catching[len(expected) :]
    cx.trying -= 1
    after_body = cx.env
    caught = cx.temporary(cx.world.class_type("BaseException"), "caught")
    cx.env = before.copy()
    swallows = False

    def left() -> Block:
        nonlocal swallows
        done, swallows = _left_by_exception(cx, how, manager, raised, caught, place)
        return done

    leave = handled.body_of(cx, caught, place, left)
    cx.env = before.copy()
    end = Evaluate(_exit(cx, how, manager, None, place), node=place)
    final: Block = [If(ReadLocal(raised, type=BOOL, node=place), [], [end], node=place)]
    cx.env = _behind(cx, before, after_body, node, swallows)
    return [*block, *_guarded(cx, inner, caught, leave, final, place)]


def _expected(cx: Checker, manager: Type, node: ast.expr) -> list[Class]:
    """The classes of `assertRaises(A)`, whose block is to raise one."""
    from pyuk.compiler.check.statements.statements import handler_classes

    if not isinstance(manager, Class) or f"{manager.info.module.name}.{manager.info.name}" != RAISING:
        return []
    if not isinstance(node, ast.Call) or not node.args:
        return []
    return handler_classes(cx, node.args[0])


def _guarded(
    cx: Checker, inner: Block, caught: Variable, leave: Block, final: Block, node: ast.AST
) -> Block:
    from pyuk.compiler.check.calls.specialisation import need_runtime

    need_runtime(cx, "pyuk.builtins.exceptions.note_context")
    optional = Optional(cx.world.class_type("BaseException"))
    handled = Try(inner, [Handler([], caught, leave)], [], [], cx.temporary(optional, "exc"), node=node)
    return [Try([handled], [], [], final, cx.temporary(optional, "exc"), node=node)]


def _behind(cx: Checker, before: Env, after: Env | None, node: WithNode, swallows: bool) -> Env | None:
    """What is known behind the statement: less, where an exception in the body may have been swallowed."""
    from pyuk.compiler.check.statements.statements import merge_ends

    if not swallows:
        return after
    found: Env | None = merge_ends(after, without_rebound(cx, before, *node.body))
    return found


def _left_by_exception(
    cx: Checker, how: Manner, manager: Expr, raised: Variable, caught: Variable, node: ast.expr
) -> tuple[Block, bool]:
    """The handler, and whether it may swallow the exception."""
    leave: Block = [SetLocal(raised, bool_literal(True, node), node=node)]
    answer = _exit(cx, how, manager, ReadLocal(caught, type=caught.type, node=node), node)
    again = Reraise(caught, node=node)
    if answer.type in (NONE, NEVER):
        return [*leave, Evaluate(answer, node=node), again], False
    swallow = truth(cx, answer)
    if isinstance(swallow, Literal):
        return [*leave, Evaluate(answer, node=node), *([] if swallow.value else [again])], bool(swallow.value)
    return [*leave, If(swallow, [], [again], node=node)], True


def _exit(cx: Checker, how: Manner, manager: Expr, caught: Expr | None, node: ast.expr) -> Expr:
    """manager.__exit__(...) with the exception that leaves the body, or with three Nones."""
    from pyuk.compiler.check.calls.calls import call_method_nodes

    base = Optional(cx.world.class_type("BaseException"))
    kind, trace = (Class(cx.world.library_class(path)) for path in (EXCEPTION_TYPE, TRACEBACK_TYPE))
    values: list[Expr] = [none_literal(node)] * 3
    if caught is not None:
        values = [_made(cx, kind, caught, node), caught, _made(cx, trace, caught, node)]
    block: Block = []
    names: list[ast.expr] = []
    for value, type_ in zip(values, (Optional(kind), base, Optional(trace)), strict=True):
        fitted = coerce(cx, value, type_, "the exception", None)
        names.append(iteration.held_name(cx, fitted, block, node))
    func = ast.copy_location(ast.Attribute(node, how.leave, ast.Load()), node)
    called = ast.copy_location(ast.Call(func, names, []), node)

    def leave(each: Expr) -> Expr:
        return how.awaited(cx, call_method_nodes(cx, each, how.leave, called), node)

    parts = [each for each in members(cx, manager.type) if isinstance(each, Class) and cx.world.method(each, how.leave)]
    call = dispatch(cx, manager, node, leave, parts=tuple(parts)) if isinstance(manager.type, Union) else leave(manager)
    return Do(block, call, type=call.type, node=node)


def _made(cx: Checker, class_: Class, caught: Expr, node: ast.expr) -> Expr:
    from pyuk.compiler.check.calls.construction import make_instance

    return make_instance(cx, class_, [caught], node)


# --- contextlib -----------------------------------------------------------------------


def suppressed_classes(cx: Checker, node: ast.expr) -> list[ast.expr] | None:
    """The classes of `suppress(A, B)`, where that is contextlib's: a `with` of it is an `except` of them."""
    if not isinstance(node, ast.Call) or node.keywords or not isinstance(node.func, (ast.Name, ast.Attribute)):
        return None
    if any(isinstance(arg, ast.Starred) for arg in node.args):
        return None
    name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
    if name != "suppress" or (isinstance(node.func, ast.Name) and name in cx.variables):
        return None
    entity = cx.entity(name) if isinstance(node.func, ast.Name) else cx.world.find_path(cx.module, node.func)
    symbol = getattr(entity, "symbol", "")
    return list(node.args) if symbol == "pyuk.stdlib.contextlib.suppress" else None


def _suppressing(
    cx: Checker, node: WithNode, classes: list[ast.expr], body: Function[[], Block]
) -> Block:
    from pyuk.compiler.check.calls.specialisation import need_runtime
    from pyuk.compiler.check.statements.statements import handler_classes, merge_ends

    need_runtime(cx, "pyuk.builtins.exceptions.note_context")
    caught_types = [found for part in classes for found in handler_classes(cx, part)]
    before = cx.env
    assert before is not None
    cx.trying += 1
    cx.catching = [*caught_types, *cx.catching]
    inner = body()
    cx.catching = cx.catching[len(caught_types) :]
    cx.trying -= 1
    if not caught_types:
        return inner
    cx.env = merge_ends(cx.env, without_rebound(cx, before, *node.body))
    base = cx.world.class_type("BaseException")
    pending = cx.temporary(Optional(base), "exc")
    handler = Handler(caught_types, cx.temporary(base, "caught"), [])
    return [Try(inner, [handler], [], [], pending, node=node)]


RAISING = "pyuk.stdlib.unittest.raising.Raising"
MANAGERS = frozenset(("contextmanager", "asynccontextmanager"))


def managed(cx: Checker, generator: Expr, node: ast.AST) -> Expr:
    """What a call of a function that is marked @contextmanager gives: a manager around its generator."""
    from pyuk.compiler.check.calls.construction import make_instance
    from pyuk.compiler.check.iteration.generators import generic_of, note_reader

    note_reader(cx, generator.type)
    from pyuk.compiler.check.iteration.coroutines import async_generic

    asynchronous = async_generic(cx, generator.type)
    generic = asynchronous or generic_of(cx, generator.type)
    if generic is None or (NEVER in generic.args[:1] and asynchronous is None):
        return ReadLocal(cx.temporary(NEVER), type=NEVER, node=node)
    name = "GeneratorContextManager" if asynchronous is None else "AsyncGeneratorContextManager"
    class_ = Class(cx.world.library_class(f"pyuk.stdlib.contextlib.{name}"), generic.args)
    return make_instance(cx, class_, [coerce(cx, generator, generic, "the generator", None)], node)
