"""Generator functions: what a call of one makes, what `yield` is, and how generators are driven.

Two instances stand for one specialisation. The one that is called makes a frame, an object of a class of its
own below Generator[Y, S, R] (pyuk/builtins/generators.py), and returns it. The other is that class's
advance(), made of the function's body: lowering cuts it where it yields (lower/frames.py). What is yielded,
sent and returned is found out as all types are; an annotation says it beforehand.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.attributes import attributes
from pyuk.compiler.check.calls.closures import CLOSURE, own_shared
from pyuk.compiler.check.declare.scopes import scope_of
from pyuk.compiler.check.expressions.conversions import call_runtime, choice, coerce, settled
from pyuk.compiler.check.model.declarations import ClassInfo, FieldInfo, Frame, FunctionInfo, Instance, Variable
from pyuk.compiler.check.model.tree import (
    Block,
    Comparison,
    Do,
    Evaluate,
    Expr,
    If,
    Load,
    Loop,
    New,
    Place,
    Raise,
    ReadLocal,
    Return,
    SetLocal,
    Store,
    Suspend,
    bool_literal,
    none_literal,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    NEVER,
    NONE,
    Class,
    FunctionValue,
    Optional,
    Type,
    TypeValue,
    Union,
    ancestors,
    described,
    is_union_member,
    mentions_never,
    natural_storage,
    union_of,
)
from pyuk.compiler.check.statements import handled
from pyuk.compiler.check.virtual import refill

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.world import World

GENERATOR = "pyuk.builtins.generators.Generator"
ITERATOR = "pyuk.builtins.iterators.Iterator"
ITERABLE = "pyuk.builtins.iterators.Iterable"
ASYNC_ITERATOR = "pyuk.builtins.iterators.AsyncIterator"
COROUTINE = "pyuk.builtins.coroutines.Coroutine"
ASYNC_GENERATOR = "pyuk.builtins.coroutines.AsyncGenerator"
PENDING = "pyuk.stdlib.asyncio.events.Pending"  # what every coroutine of a program with asyncio waits for
SELF = ".frame"  # the name of the variable that holds the frame within advance()


# --- frames ------------------------------------------------------------------------------------


def is_generator(info: FunctionInfo) -> bool:
    """Whether a call of the function makes a generator."""
    if info.frame is not None or not isinstance(info.node, ast.FunctionDef):
        return False
    return is_async(info.node) or scope_of(info.node).is_generator


def is_async(node: ast.AST) -> bool:
    """Whether a function was written as `async def`."""
    return "pyuk_async" in vars(node)


def make_frame(world: World, factory: Instance) -> None:
    """The frame class of a new specialisation of a generator function, which is what its calls give."""
    from pyuk.compiler.frontend.syntax import all_args

    info = factory.info
    node = info.node
    assert isinstance(node, ast.FunctionDef)
    qualname = factory.symbol.removeprefix(f"{info.module.name}.")
    waits = is_async(node)
    name = "generator" if not waits else "async_generator" if scope_of(node).is_generator else "coroutine"
    class_info = ClassInfo(name, qualname, info.module, _class_node(node, name))
    frame = Frame(factory, Class(class_info), is_async=waits, gives_items=name == "async_generator")
    class_info.frame = frame
    if waits and "pyuk.stdlib.asyncio.events" in world.modules:
        frame.yields, frame.is_declared = Class(world.library_class(PENDING)), True
    if factory.declared is not None:
        _take_annotation(world, frame, factory.declared)
    _set_base(world, frame)
    for arg, type_ in zip(all_args(node.args), factory.params, strict=True):
        if not isinstance(type_, TypeValue):
            class_info.fields[f".{arg.arg}"] = FieldInfo(f".{arg.arg}", class_info)
            world.fields[frame.type, f".{arg.arg}"] = natural_storage(type_)
    if info.nested is not None:
        class_info.fields[f".{CLOSURE}"] = FieldInfo(f".{CLOSURE}", class_info)
        world.fields[frame.type, f".{CLOSURE}"] = FunctionValue(info)
    body = _body_node(node)
    resume = FunctionInfo("advance", info.qualname, info.module, body, class_info, "method", frame=frame)
    class_info.methods["advance"] = resume
    factory.frame, factory.declared, factory.returns = frame, None, frame.type


def _class_node(node: ast.FunctionDef, name: str) -> ast.ClassDef:
    return ast.copy_location(ast.ClassDef(name, [], [], [], []), node)


def _body_node(node: ast.FunctionDef) -> ast.FunctionDef:
    """The body as a method of the frame."""
    args = ast.arguments([], [ast.copy_location(ast.arg(SELF), node)], None, [], [], None, [])
    made = ast.FunctionDef("advance", args, node.body, [], None)
    made.type_params = []  # type: ignore[attr-defined]
    return ast.copy_location(made, node)


def _take_annotation(world: World, frame: Frame, declared: Type) -> None:
    """Iterator[Y], Iterable[Y] or Generator[Y, S, R] says what is yielded, sent and returned.

    Of a coroutine the annotation is that of its result, of an asynchronous generator AsyncIterator[T].
    """
    if frame.is_async and not frame.gives_items:
        frame.returns, frame.says_result = declared, True
        return
    paths = (ASYNC_ITERATOR,) if frame.gives_items else (GENERATOR, ITERATOR, ITERABLE)
    names = {world.library_class(path): path for path in paths}
    path = names.get(declared.info) if isinstance(declared, Class) else None
    if path is None or not isinstance(declared, Class):
        from pyuk.compiler.check.model.problems import diagnostic

        node = frame.factory.info.node
        assert isinstance(node, ast.FunctionDef) and node.returns is not None
        world.report(
            diagnostic(
                "PK0209",
                frame.factory.info.module,
                node.returns,
                f"`{frame.factory.info.name}` yields, and is declared to return {described(declared)}",
                why="a call of a function that yields gives a generator",
                cpython="annotations are not looked at: the call gives a generator",
                fix=f"write {'Async' * frame.gives_items}Iterator[{_item_of(declared)}]",
            )
        )
        return
    if frame.gives_items:
        frame.items, frame.says_items = declared.args[0], True
        return
    if not world.is_open(declared.args[0]):
        frame.yields, frame.is_declared = declared.args[0], True
    if path == GENERATOR:
        frame.sends, frame.returns, frame.says_result = declared.args[1], declared.args[2], True


def _item_of(type_: Type) -> Type:
    """What an annotation that names a list was meant to say of its items."""
    is_list = isinstance(type_, Class) and type_.info.name == "list"
    return type_.args[0] if is_list else type_  # type: ignore[attr-defined]


def _set_base(world: World, frame: Frame) -> None:
    path = ASYNC_GENERATOR if frame.gives_items else COROUTINE if frame.is_async else GENERATOR
    items = (frame.items,) if frame.gives_items else ()
    base = Class(world.library_class(path), (frame.yields, frame.sends, frame.returns, *items))
    frame.type.info.base, frame.type.info.bases = base, [base]
    if frame.type.info not in base.info.subclasses:
        base.info.subclasses.append(frame.type.info)
    frame.type.info.forget_orders()


def changed(world: World, frame: Frame) -> None:
    """What the generator yields, takes or returns is another type than before: all that saw it is checked again."""
    _set_base(world, frame)
    refill(world, frame.type)
    for reader in (*frame.readers, *frame.factory.callers):
        world.enqueue(reader)


def frame_of(type_: Type) -> Frame | None:
    """The frame that values of a type are certainly of."""
    return type_.info.frame if isinstance(type_, Class) else None


def note_reader(cx: Checker, type_: Type) -> None:
    """What is being checked depends on what the generator turns out to yield."""
    frame = frame_of(type_)
    if frame is not None:
        frame.readers.add(cx.instance)


def check_factory(cx: Checker) -> Block:
    """The instance that is called: it makes a frame of its arguments."""
    from pyuk.compiler.check.calls.specialisation import need_runtime

    frame = cx.instance.frame
    assert frame is not None
    cx.world.create(frame.type)
    need_runtime(cx, "pyuk.kernel.heap.allocate")
    body = cx.world.instance(frame.type.info.methods["advance"], (frame.type,), owner=frame.type)
    body.note_call(cx.instance)
    if body.called is None:
        body.called = cx.instance.called
    node = cx.info.node
    stored = [
        (frame.type, f".{v.name}", _read(v, node))
        for v in cx.variables.values()
        if v.is_param and not isinstance(v.type, TypeValue)
    ]
    return [Return(New(type=frame.type, node=node, defaults=stored), node=node)]


def _read(variable: Variable, node: ast.AST) -> Expr:
    return ReadLocal(variable, type=variable.type, node=node)


# --- the body ----------------------------------------------------------------------------------


def enter(cx: Checker, frame: Frame) -> Block:
    """The start of advance(): the parameters, out of the frame."""
    from pyuk.compiler.check.calls.arguments import pack_name
    from pyuk.compiler.check.calls.specialisation import need_runtime
    from pyuk.compiler.check.function import Env
    from pyuk.compiler.frontend.syntax import all_args

    need_runtime(cx, "pyuk.builtins.generators.running_error")
    need_runtime(cx, "pyuk.builtins.generators.leaving")
    frame.readers.add(cx.instance)
    node = frame.factory.info.node
    assert isinstance(node, ast.FunctionDef)
    block: Block = []
    bound = {SELF}
    taken: list[tuple[Variable, Expr]] = []
    for index, (arg, type_) in enumerate(zip(all_args(node.args), frame.factory.params, strict=True)):
        bound.add(arg.arg if arg is not node.args.kwarg else pack_name(node, arg.arg))
        if arg is node.args.kwarg:
            cx.variables[pack_name(node, arg.arg)] = variable = Variable(arg.arg, type_, place=arg)
        elif own_shared(cx, arg.arg) is not None:
            cx.variables[f".given.{arg.arg}"] = variable = Variable(arg.arg, type_, place=arg)
            cx.variables[arg.arg] = cx.shared_param(arg, variable)
        else:
            variable = cx.bind_param(arg, type_, is_first=index == 0, owner=frame.factory.info.owner)
            cx.variables[arg.arg] = variable
        if not isinstance(type_, TypeValue):
            given = _get(cx, f".{arg.arg}", type_, node)
            block.append(SetLocal(variable, cx.widen(given, variable), node=node))
            taken.append((variable, given))
    if CLOSURE in cx.variables:
        closure = cx.variables[CLOSURE]
        block.append(SetLocal(closure, _get(cx, f".{CLOSURE}", closure.type, node), node=node))
    cx.env = Env(frozenset(bound))
    for variable, given in taken:
        cx.narrow_to(variable, given)
    return block


def _place(cx: Checker, name: str, type_: Type, node: ast.AST) -> Place:
    """A field of the frame that is being checked."""
    frame = cx.info.frame
    assert frame is not None
    owner = cx.world.field_owner(frame.type, name)
    assert owner is not None, name
    return Place(_read(cx.variables[SELF], node), type_, field=(owner, name))


def set_field(cx: Checker, name: str, value: Expr, node: ast.AST) -> Store:
    return Store(_place(cx, name, value.type, node), value, node=node)


def _get(cx: Checker, name: str, type_: Type, node: ast.AST) -> Expr:
    return Load(_place(cx, name, type_, node), type=type_, node=node)


def note(cx: Checker, what: str, type_: Type, node: ast.AST) -> Type:
    """Join a type to those that the generator yields or returns."""
    frame = cx.info.frame
    assert frame is not None
    if what != "returns":
        cx.has_yielded = True
        _take_back(frame)
    known: Type = getattr(frame, what)
    said = {"yields": frame.is_declared, "returns": frame.says_result, "items": frame.says_items}
    if said[what]:
        return known
    if mentions_never(type_):
        return known
    joined = cx.world.join(known, natural_storage(type_))
    if joined is None:
        cx.fail(
            "PK0209",
            node,
            f"`{frame.factory.info.name}` {what} {described(known)} and {described(type_)}",
            why=f"what a generator {what} has one type, and these two have no common one",
            cpython="each value is what it is",
            fix="make the values of one type",
        )
        raise AssertionError
    if joined != cx.world.resolve(known):
        setattr(frame, what, joined)
        changed(cx.world, frame)
    return joined


def check_yield(cx: Checker, node: ast.Yield, expected: Type | None, *, is_used: bool = True) -> Expr:
    """`yield value`: the value goes out; what is sent comes in, where it is used."""
    frame = _own_frame(cx, node)
    if frame.is_async:
        from pyuk.compiler.check.iteration import coroutines

        return coroutines.check_yield(cx, node, is_used=is_used)
    wanted = frame.yields if frame.is_declared else None
    value = cx.expr(node.value, wanted) if node.value is not None else none_literal(node)
    type_ = note(cx, "yields", settled(cx, value).type, node)
    if type_ == NEVER:
        return value
    origin = getattr(frame.factory.info.node, "returns", None)
    fitted = coerce(cx, settled(cx, value), type_, "what is yielded", origin)
    block = [*suspend(cx, fitted, node), *raise_thrown(cx, node)]
    if not is_used and frame.sends != NONE:
        block.append(set_field(cx, "has_sent", bool_literal(False, node), node))
    return _received(cx, frame, block, node) if is_used else Do(block, none_literal(node), type=NONE, node=node)


def _own_frame(cx: Checker, node: ast.AST) -> Frame:
    if cx.info.frame is None:
        cx.fail(
            "PK0311",
            node,
            "`yield` does not work here",
            why="only functions can be generators",
            cpython="SyntaxError: 'yield' outside function",
            fix="move it into a function",
        )
    assert cx.info.frame is not None
    return cx.info.frame


def suspend(cx: Checker, value: Expr | None, node: ast.AST) -> Block:
    """Leave with a value, to go on behind it. Fields of objects may have changed by then."""
    if cx.env is not None:
        kept = {key: type_ for key, type_ in cx.env.narrowed.items() if "." not in key.lstrip(".")}
        cx.env = type(cx.env)(cx.env.bound, kept)
    store = [set_field(cx, "value", value, node)] if value is not None else []
    return [*store, *handled.set_aside(cx, [Suspend(node=node)], node)]


def raise_thrown(cx: Checker, node: ast.AST) -> Block:
    """What throw() and close() want the yield to raise."""
    base = cx.world.class_type("BaseException")
    thrown = _get(cx, "thrown", Optional(base), node)
    is_thrown = Comparison("is not", thrown, none_literal(node), type=BOOL, node=node)
    variable = cx.temporary(Optional(base), "thrown")
    take: Block = [SetLocal(variable, thrown, node=node), _forget(cx, "thrown", Optional(base), node)]
    from pyuk.compiler.check.model.tree import Reinterpret

    take.append(Raise(Reinterpret(_read(variable, node), type=base, node=node), node=node))
    return [If(is_thrown, take, [], node=node)]


def _forget(cx: Checker, name: str, type_: Type, node: ast.AST) -> Store:
    from pyuk.compiler.check.model.tree import Convert

    return Store(_place(cx, name, type_, node), Convert(none_literal(node), type=type_, node=node), node=node)


def _received(cx: Checker, frame: Frame, block: Block, node: ast.AST) -> Expr:
    """What was sent, after `block`; None where nothing was."""
    sends = cx.world.resolve(frame.sends)
    if sends == NONE:
        return Do(block, none_literal(node), type=NONE, node=node)
    was_sent = cx.temporary(BOOL, "sent")
    block = [
        *block,
        SetLocal(was_sent, _get(cx, "has_sent", BOOL, node), node=node),
        set_field(cx, "has_sent", bool_literal(False, node), node),
    ]
    sent = _get(cx, "sent", sends, node)
    read = ReadLocal(was_sent, type=BOOL, node=node)
    if isinstance(sends, Optional) or (cx.is_app and is_union_member(sends)):
        received = union_of([sends, NONE])
        nothing = coerce(cx, none_literal(node), received, "what is sent", None)
        given = coerce(cx, sent, received, "what is sent", None)
        return Do(block, choice(read, given, nothing, received), type=received, node=node)
    error = call_runtime(cx, "pyuk.builtins.generators.refuse_none", [], node)
    block.append(If(read, [], [Evaluate(error, node=node)], node=node))
    return Do(block, sent, type=sends, node=node)


def check_return(cx: Checker, node: ast.Return) -> Block:
    """`return value` in a generator: it ends, and the value is its result."""
    frame = _own_frame(cx, node)
    wanted = frame.returns if frame.says_result else None
    value = none_literal(node) if node.value is None else cx.expr(node.value, wanted)
    return finish(cx, value, node)


def finish(cx: Checker, value: Expr, node: ast.AST) -> Block:
    """The end of a generator."""
    frame = _own_frame(cx, node)
    type_ = note(cx, "returns", value.type, node)
    cx.env = None
    origin = getattr(frame.factory.info.node, "returns", None)
    fitted = coerce(cx, settled(cx, value), type_, "the result of the generator", origin)
    return [set_field(cx, "result", fitted, node), Return(bool_literal(False, node), node=node)]


def _take_back(frame: Frame) -> None:
    """A yield can be got to, now that more types are known: the items are not None for that reason."""
    if frame.gives_nothing:
        frame.gives_nothing = False
        setattr(frame, "items" if frame.gives_items else "yields", NEVER)


def settle(cx: Checker, frame: Frame) -> None:
    """A generator in which no yield can be got to gives nothing: its items count as None."""
    if cx.has_yielded:
        return
    what = "items" if frame.gives_items else "yields"
    if getattr(frame, what) == NEVER and not (frame.is_async and not frame.gives_items):
        setattr(frame, what, NONE)
        frame.gives_nothing = True
        changed(cx.world, frame)


def settle_types(world: World, frame: Frame) -> bool:
    """What is known in the end of the types that go in and out; whether that is more than the frame says."""
    known = [world.resolve(type_) for type_ in (frame.yields, frame.sends, frame.returns, frame.items)]
    if known[2] == NEVER and frame.is_async and not frame.gives_items:
        known[2] = NONE
    if known == [frame.yields, frame.sends, frame.returns, frame.items]:
        return False
    frame.yields, frame.sends, frame.returns, frame.items = known
    changed(world, frame)
    return True


# --- yield from --------------------------------------------------------------------------------


def check_yield_from(cx: Checker, node: ast.YieldFrom, expected: Type | None) -> Expr:
    """`yield from iterable`: all that it gives goes out; a generator is driven as the one around it is."""
    from pyuk.compiler.check.expressions.unions import dispatch

    frame = _own_frame(cx, node)
    inner = None
    if not is_loop_call(cx, node.value):
        inner = cx.expr(node.value)
        if inner.type == NEVER:
            return inner
        if isinstance(inner.type, Union):
            return dispatch(cx, inner, node, lambda each: _all_from(cx, frame, each, node))
    return _all_from(cx, frame, inner, node)


def _all_from(cx: Checker, frame: Frame, inner: Expr | None, node: ast.YieldFrom) -> Expr:
    """`yield from` a value of one type; without it, from what the source says is gone through in place."""
    from pyuk.compiler.check.iteration.iteration import hold, is_iterator, iteration

    if inner is not None and isinstance(inner.type, Class) and generic_of(cx, inner.type) is not None:
        assert is_iterator(cx, inner.type)
        before: Block = []
        return delegate(cx, frame, hold(cx, inner, before, node), before, node)
    from pyuk.compiler.check.iteration.iteration import over_value

    plan = iteration(cx, node.value) if inner is None else over_value(cx, inner, node.value)
    if plan is None:
        return ReadLocal(cx.temporary(NEVER), type=NEVER, node=node)
    type_ = note(cx, "yields", plan.item.type, node)
    fitted = coerce(cx, settled(cx, plan.item), type_, "what is yielded", None)
    body = [*suspend(cx, fitted, node), *raise_thrown(cx, node)]
    loop = Loop(plan.condition, body, plan.steps, [], node=node)
    return Do([*plan.before, loop], none_literal(node), type=NONE, node=node)


def is_loop_call(cx: Checker, node: ast.expr) -> bool:
    from pyuk.compiler.check.iteration.iteration import CALLS

    if isinstance(node, (ast.Tuple, ast.GeneratorExp)):
        return True
    return isinstance(node, ast.Call) and any(cx.is_builtin_call(node, name) for name in CALLS)


def generic_of(cx: Checker, type_: Type) -> Class | None:
    """Generator[Y, S, R] among the ancestors of a class."""
    generic = cx.world.library_class(GENERATOR)
    if not isinstance(type_, Class):
        return None
    return next((above for above in ancestors(type_) if above.info is generic), None)


def delegate(cx: Checker, frame: Frame, inner: Expr, before: Block, node: ast.AST) -> Expr:
    """Each round hands what this generator was given to the inner one, and yields what that yields."""
    note_reader(cx, inner.type)
    generic = generic_of(cx, inner.type)
    assert generic is not None
    yields, sends, result = generic.args
    own = frame_of(inner.type)
    gives_nothing = own is not None and own.gives_nothing
    if yields != NEVER and not gives_nothing:
        note(cx, "yields", yields, node)
    cx.has_yielded |= not gives_nothing
    more = cx.temporary(BOOL, "more")
    ask = Do(resumed(cx, frame, inner, sends, more, node), _read(more, node), type=BOOL, node=node)
    if gives_nothing or (yields == NEVER and frame.is_async and not frame.is_declared):
        run = Loop(ask, [], [], [], node=node)
        return _result_of(cx, inner, [*before, run], result, node)
    value = attributes.get(cx, inner, "value", attribute(node, "value"))
    fitted = coerce(cx, value, cx.world.resolve(frame.yields), "what is yielded", None)
    loop = Loop(ask, suspend(cx, fitted, node), [], [], node=node)
    return _result_of(cx, inner, [*before, loop], result, node)


def _result_of(cx: Checker, inner: Expr, run: Block, result: Type, node: ast.AST) -> Expr:
    """What the inner generator has returned, once it has run to its end."""
    if result == NEVER:
        return Do(run, ReadLocal(cx.temporary(NEVER), type=NEVER, node=node), type=NEVER, node=node)
    gives = attributes.get(cx, inner, "result", attribute(node, "result"))
    if result == NONE:
        gives = none_literal(node)
    return Do(run, gives, type=gives.type, node=node)


def resumed(
    cx: Checker, frame: Frame, inner: Expr, sends: Type, more: Variable, node: ast.AST
) -> Block:
    """Go on with an inner generator by what this one was given; `more` says whether it has yielded."""
    from pyuk.compiler.check.model.tree import Reinterpret

    base = cx.world.class_type("BaseException")
    thrown = _get(cx, "thrown", Optional(base), node)
    is_thrown = Comparison("is not", thrown, none_literal(node), type=BOOL, node=node)
    held = cx.temporary(Optional(base), "thrown")
    exception = Reinterpret(_read(held, node), type=base, node=node)
    throw: Block = [
        SetLocal(held, thrown, node=node),
        _forget(cx, "thrown", Optional(base), node),
        SetLocal(more, drive(cx, inner, "throw_in", [exception], node), node=node),
    ]
    advance = SetLocal(more, drive(cx, inner, "advance", [], node), node=node)
    return [If(is_thrown, throw, [*_hand_on(cx, frame, inner, sends, node), advance], node=node)]


def _hand_on(cx: Checker, frame: Frame, inner: Expr, sends: Type, node: ast.AST) -> Block:
    """What was sent to this generator goes to the inner one."""
    mine = cx.world.resolve(frame.sends)
    if mine == NONE:
        return []
    if not frame.is_async:
        note_sent(cx, inner.type, mine, node)
        taking = generic_of(cx, inner.type)
        sends = sends if taking is None else cx.world.resolve(taking.args[1])
    if sends == NONE:
        return [set_field(cx, "has_sent", bool_literal(False, node), node)]
    if mine != sends and cx.world.join(mine, sends) != sends:
        cx.fail(
            "PK0209",
            node,
            f"`{frame.factory.info.name}` is sent {described(mine)}, and the generator in it takes {described(sends)}",
            why="`yield from` hands on what is sent",
            cpython="any value is handed on",
            fix="send values of one type",
        )
    owner = generic_of(cx, inner.type)
    assert owner is not None
    sent = coerce(cx, _get(cx, "sent", mine, node), sends, "what is sent", None)
    block: Block = [
        Store(Place(inner, sends, field=(owner, "sent")), sent, node=node),
        Store(Place(inner, BOOL, field=(owner, "has_sent")), _get(cx, "has_sent", BOOL, node), node=node),
    ]
    return [*block, set_field(cx, "has_sent", bool_literal(False, node), node)]


def note_sent(cx: Checker, generator: Type, sent: Type, node: ast.AST) -> None:
    """A generator whose annotation does not say takes the join of all that is sent to it."""
    frame = frame_of(generator)
    if frame is None or frame.says_result:
        return
    known = NEVER if frame.sends == NONE else frame.sends
    joined = cx.world.join(known, natural_storage(sent))
    if joined is None:
        cx.fail(
            "PK0209",
            node,
            f"the generator is sent {described(known)} and {described(sent)}",
            why="what is sent has one type, and these two have no common one",
            cpython="each yield gives what is sent to it",
            fix="send values of one type",
        )
        raise AssertionError
    if joined != frame.sends:
        frame.sends = joined
        changed(cx.world, frame)


def drive(cx: Checker, inner: Expr, name: str, args: list[Expr], node: ast.AST) -> Expr:
    from pyuk.compiler.check.calls.calls import call_method

    return call_method(cx, inner, name, args, node)


def attribute(node: ast.AST, name: str) -> ast.Attribute:
    return ast.copy_location(ast.Attribute(ast.Name("generator", ast.Load()), name, ast.Load()), node)
