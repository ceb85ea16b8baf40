"""Making a value fit where it goes: into a variable, a field, a parameter, a condition."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from pyuk.compiler.check import widening
from pyuk.compiler.check.declare import plainvalues
from pyuk.compiler.check.declare.protocols import conform
from pyuk.compiler.check.model.declarations import FunctionInfo
from pyuk.compiler.check.model.intervals import fits_register
from pyuk.compiler.check.model.problems import Problem, fail
from pyuk.compiler.check.model.tree import (
    Both,
    Choice,
    Comparison,
    Convert,
    Expr,
    Let,
    Literal,
    MakeClosure,
    MakeTuple,
    Narrow,
    Not,
    NotNone,
    ReadLocal,
    Reinterpret,
    TupleItem,
    bool_literal,
    int_literal,
    none_literal,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    FLOAT,
    NEVER,
    NONE,
    AnyObject,
    Array,
    Attempt,
    Callable,
    Class,
    ClassOf,
    FunctionSet,
    FunctionValue,
    Int,
    LangValue,
    Machine,
    ModuleValue,
    Optional,
    Pool,
    Struct,
    Tuple,
    Type,
    TypeValue,
    Union,
    Unknown,
    ancestors,
    described,
    is_function,
    is_subclass,
    is_union_member,
    join,
    members_of,
    mentions_never,
    natural_storage,
    union_of,
)

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


class Promise(NamedTuple):
    """Why a value has to be of a type, and what CPython does with one that is not (None: keeps it)."""

    why: str
    cpython: str | None


ANNOTATION = Promise("an annotation is a promise that the compiler holds the program to", None)
LIBRARY = Promise("it takes nothing else", "TypeError when the line runs")
CONTENT = Promise("the keys, values or items of one container have one type", "they are objects of any types")
ELEMENT = Promise("the items of a list have one type", "a list holds objects of any types")


class Goal(NamedTuple):
    """Where a value goes: the type it has to be of; what has that type, and where it was declared; why it has to."""

    type: Type
    what: str
    origin: ast.AST | None
    promise: Promise | None


def coerce(
    cx: Checker,
    value: Expr,
    target: Type,
    what: str,
    origin: ast.AST | None,
    *,
    promise: Promise | None = None,
) -> Expr:
    """`value` as a `target`; a Problem that names `what` (and where it was declared) where it cannot be one.

    promise: why it has to be a `target`; that is its annotation, unless this says otherwise.
    """
    return _coerced(cx, value, Goal(cx.world.resolve(target), what, origin, promise))


def _coerced(cx: Checker, value: Expr, goal: Goal) -> Expr:
    if cx.world.resolve(value.type) == goal.type:
        return value
    conform(cx.world, cx.world.resolve(value.type), goal.type)
    value = _what_is_called(cx, value, goal.type)
    source = cx.world.resolve(value.type)
    for way in WAYS:
        made = way(cx, value, source, goal)
        if made is not None:
            return made
    _refused(cx, value, source, goal)


def _refused(cx: Checker, value: Expr, source: Type, goal: Goal) -> NoReturn:
    """The Problem that a value of type `source` does not fit, with what would help."""
    try:
        _refuse(cx, value, source, goal)
    except Problem as problem:
        widening.note_misfit(cx.world, problem, source, goal.type)
        raise


def _what_is_called(cx: Checker, value: Expr, target: Type) -> Expr:
    """The bound method `__call__` of an object that goes where a function is wanted; any other value itself."""
    from pyuk.compiler.check.calls.closures import bound_method

    source = cx.world.resolve(value.type)
    function = target.inner if isinstance(target, Optional) else target
    if source == NEVER or not isinstance(source, Class) or not isinstance(function, (Callable, FunctionSet, Pool)):
        return value
    found = cx.world.method(source, "__call__")
    return value if found is None else bound_method(cx, value, found[1], value.node)


def _not_known(cx: Checker, value: Expr, source: Type, goal: Goal) -> Expr | None:
    """What is not known in this round may be anything."""
    if source == NEVER or goal.type == NEVER:
        return Reinterpret(value, type=goal.type, node=value.node)
    if isinstance(goal.type, AnyObject) and isinstance(source, Tuple) and mentions_never(source):
        return Reinterpret(value, type=goal.type, node=value.node)
    return None


def _of_nothing(cx: Checker, value: Expr, source: Type, goal: Goal) -> Expr | None:
    from pyuk.compiler.check.expressions import nothing

    return nothing.as_type(cx, value, goal.type)


def _of_union(cx: Checker, value: Expr, source: Type, goal: Goal) -> Expr | None:
    """A value as one of a union, or one of a union as an object that each of its types is."""
    from pyuk.compiler.check.expressions.unions import dispatch, members, to_union

    target = goal.type
    if isinstance(target, Union):
        made = to_union(cx, value, target)
        if made is not None or not isinstance(source, AnyObject):
            return made
    is_one = isinstance(target, Union) or is_union_member(target)
    if isinstance(source, AnyObject) and is_one and not cx.world.is_open(target):
        _ask_for_wider(cx, value, goal)
        return dispatch(cx, value, value.node, lambda each: coerce(cx, each, target, goal.what, None), result=target)
    if not isinstance(source, (Union, AnyObject)) or not isinstance(target, (Class, Optional)):
        return None
    base = target.inner if isinstance(target, Optional) else target
    for member in members(cx, source):
        fits = isinstance(member, Class) and isinstance(base, Class) and is_subclass(member, base)
        if not fits and not (member == NONE and isinstance(target, Optional)):
            return None
    return Reinterpret(value, type=target, node=value.node)


def _ask_for_wider(cx: Checker, value: Expr, goal: Goal) -> None:
    """A Problem where an annotation does not say that items are of any type, or says it alone; or lacks the ints.

    The next attempt takes it to say so.
    """
    from pyuk.compiler.check.expressions.unions import members

    parts = members(cx, value.type)
    found = [each for each in parts if widening.is_more_than_said(cx.world, each, goal.type)]
    if found:
        _refused(cx, value, union_of([*found, *(each for each in parts if each in members_of(goal.type))]), goal)


def _as_it_is(cx: Checker, value: Expr, source: Type, goal: Goal) -> Expr | None:
    """A value of a type that is part of the wanted one: numbers, classes below, items of a tuple."""
    from pyuk.compiler.check.calls.fitting import fits
    from pyuk.compiler.check.expressions.longtuples import holding, is_long, lengthened, long_in

    target = goal.type
    match source, target:
        case Int(), Int():
            return narrow(cx, value, target, goal.what)
        case (Simple_none, Optional()) if Simple_none == NONE:
            return Convert(value, type=target, node=value.node)
        case (Class(), Class()) if is_subclass(source, target):
            return Convert(value, type=target, node=value.node)
        case (Class(), Optional(inner)) if is_subclass(source, inner):
            return Convert(value, type=target, node=value.node)
        case (Optional(one), Optional(inner)) if is_subclass(one, inner):
            return Convert(value, type=target, node=value.node)
        case Tuple(), (Class() | Optional()) if (long := long_in(target)) is not None:
            return _coerced(cx, lengthened(cx, value, long), goal)
        case Class(), (Class() | Optional()) if (
            is_long(source) and (long := long_in(target)) and fits(cx, source, long)
        ):
            return _coerced(cx, holding(cx, value, long), goal)
        case Tuple(items), Tuple(wanted) if len(items) == len(wanted):
            return _coerce_tuple(cx, value, items, wanted, goal)
        case (Machine("Ptr"), Machine("Ptr")) if source.element == target.element:
            return value
    return None


def _as_function(cx: Checker, value: Expr, source: Type, goal: Goal) -> Expr | None:
    """A function where a function of that kind is wanted, or None."""
    from pyuk.compiler.check.calls.callables import as_closure
    from pyuk.compiler.check.operators.identity import class_object

    target = goal.type
    match source, target:
        case ClassOf(), _ if is_function(target.inner if isinstance(target, Optional) else target):
            return _coerced(cx, class_object(cx, value), goal)
        case _, (Callable() | FunctionSet() | Pool()) if is_function(source):
            return as_closure(cx, value, target)
        case _, Optional(inner) if is_function(source) and is_function(inner):
            return Convert(as_closure(cx, value, inner), type=target, node=value.node)
        case Optional(one), Optional(inner) if is_function(one) and is_function(inner):
            return Reinterpret(as_closure(cx, value, inner), type=target, node=value.node)
    return None


def _learned(cx: Checker, value: Expr, source: Type, goal: Goal) -> Expr | None:
    """A value that tells what a type is, of which something is not known yet; then it is looked at once more."""
    target = goal.type
    if isinstance(target, Unknown):
        cx.world.bind(target, source)
        if cx.world.resolve(target) == target:  # what is put in is not known in this round
            return Reinterpret(value, type=target, node=value.node)
        return _coerced(cx, value, goal._replace(type=cx.world.resolve(target)))
    if not isinstance(source, Class) or not isinstance(target, (Class, Optional)):
        return None
    inner = target.inner if isinstance(target, Optional) else target
    if isinstance(inner, Class):
        above = next((a for a in ancestors(source) if a.info is inner.info and a != source), None)
        if above is not None:
            cx.world.join(above, inner)
    cx.world.join(value.type, target)
    if (cx.world.resolve(value.type), cx.world.resolve(target)) == (source, target):
        return None
    return _coerced(cx, value, goal._replace(type=cx.world.resolve(target)))


def _in_a_later_round(cx: Checker, value: Expr, source: Type, goal: Goal) -> Expr | None:
    """A generator of which is not known what it yields, a tuple with items that are not known."""
    if isinstance(source, Class) and source.info.frame is not None and mentions_never(source.info.frame.yields):
        source.info.frame.readers.add(cx.instance)
        return Reinterpret(value, type=goal.type, node=value.node)
    if isinstance(source, Tuple) and mentions_never(source):
        return Reinterpret(value, type=goal.type, node=value.node)
    return None


def _adapted_iterator(cx: Checker, value: Expr, source: Type, goal: Goal) -> Expr | None:
    """An iterator of the program's own where the library wants any iterator."""
    from pyuk.compiler.check.iteration.iterators import adapted

    if not cx.world.is_open(goal.type) or not isinstance(source, Class) or not cx.world.method(source, "__next__"):
        return None
    if not source.info.module.source.is_app or source.info.frame is not None:
        return None
    return _coerced(cx, adapted(cx, value), goal)


def _as_derived(cx: Checker, value: Expr, source: Type, goal: Goal) -> Expr | None:
    """An object of a derived class, where a function is called that is known when the program runs alone.

    A variable may hold several functions, and each is called with what it is for.
    """
    from pyuk.compiler.check.expressions.classtests import is_one
    from pyuk.compiler.check.expressions.text import text_literal
    from pyuk.compiler.check.expressions.unions import common

    target = goal.type
    is_dynamic = cx.info.thunk is not None or (cx.info.is_hidden and cx.info.nested is not None)
    if not is_dynamic or not isinstance(source, Class) or not isinstance(target, Class):
        return None
    if common(cx, source, target) is None:
        return None
    again, bindings = once(cx, value)
    text = text_literal(cx, f"{goal.what} has to be {described(target)}".replace("`", ""), value.node)
    wrong = call_runtime(cx, "pyuk.builtins.unions.raise_type_error", [text], value.node)
    test = is_one(cx, again, target, value.node)
    found = Reinterpret(again, type=target, node=value.node)
    return wrap(bindings, choice(test, found, coerce(cx, wrong, target, "", None), target))


# How a value may become what is wanted, in the order in which it is tried.
def _as_plain(cx: Checker, value: Expr, source: Type, goal: Goal) -> Expr | None:
    """An object that is a str or a number, where a function of the library says that it takes or gives one."""
    is_kept = goal.promise in (CONTENT, ELEMENT)
    if cx.is_app or is_kept or not any(each in members_of(goal.type) for each in plainvalues.plain_types(cx, source)):
        return None
    return _coerced(cx, plainvalues.plain(cx, value), goal)


WAYS = (
    _not_known, _of_nothing, _of_union, _as_it_is, _as_function, _learned, _in_a_later_round, _adapted_iterator,
    _as_derived, _as_plain,
)  # fmt: skip


def _refuse(cx: Checker, value: Expr, source: Type, goal: Goal) -> NoReturn:
    target, what, origin, promise = goal
    promise = promise or ANNOTATION
    apart = origin is not None and getattr(origin, "lineno", 0) != getattr(value.node, "lineno", 0)
    notes = ((f"{what} is declared here", origin),) if apart and origin is not None else ()
    if isinstance(source, Optional) and join(source.inner, target) == target:
        fail(
            "PK0210",
            cx.module,
            value.node,
            f"{what} has to be {described(target)}, but this may be None",
            notes=notes,
            why="the annotation promises that it never is",
            cpython="None would go there, and fail where it is used",
            fix="test it first (`if x is not None:`), or write `| None` in the annotation",
        )
    if isinstance(source, Union):
        _refuse_union(cx, value, source, target, what, notes)
    fail(
        "PK0211",
        cx.module,
        value.node,
        f"{what} has to be {described(target)}, but this is {described(source)}",
        notes=notes,
        why=promise.why,
        cpython=promise.cpython or f"annotations are not looked at: it stays {described(source)}",
        fix=_conversion(value, source, target),
    )


def _refuse_union(
    cx: Checker, value: Expr, source: Union, target: Type, what: str, notes: tuple[tuple[str, ast.AST], ...]
) -> None:
    """A value that may be of other types than the one that is wanted, one of which does."""
    from pyuk.compiler.check.expressions.unions import members

    others = [member for member in members(cx, source) if join(member, target) != target]
    if others and len(others) < len(members(cx, source)):
        fail(
            "PK0210",
            cx.module,
            value.node,
            f"{what} has to be {described(target)}, but this may be {described(union_of(others))}",
            notes=notes,
            why="the annotation promises that it never is",
            cpython="the value would go there as it is, and fail where it is used",
            fix="test it first (`if x is not None:`)"
            if others == [NONE]
            else "test it first with isinstance(), or write the other types in the annotation too",
        )


def _conversion(value: Expr, source: Type, target: Type) -> str | None:
    """How to make a `target` of a value, written out where it is short."""
    text = ast.unparse(value.node) if isinstance(value.node, ast.expr) else "..."
    text = "..." if len(text) > 30 or text.startswith(".") else text  # a value in a variable of the compiler's
    is_text = isinstance(source, Class) and source.info.name == "str"
    if is_text and isinstance(value, Literal) and (isinstance(target, Int) or target == FLOAT):
        try:
            return f"write {int(value.value) if isinstance(target, Int) else float(value.value)}"
        except ValueError:
            return None
    if source == NONE and (isinstance(target, Int) or target == FLOAT):
        return "use a number that stands for none, such as -1"
    if isinstance(source, FunctionValue):
        return call_hint(value)
    if source == NONE and isinstance(target, Class):
        return "write `| None` in the annotation"
    if target == FLOAT and isinstance(value, Literal) and isinstance(source, Int):
        return f"write {float(value.value)}"
    if isinstance(target, Int) and isinstance(value, Literal) and source == BOOL:
        return f"write {int(value.value)}"
    if isinstance(target, Int) and (source in (BOOL, FLOAT) or is_text):
        return f"write int({text})"
    if target == FLOAT and (isinstance(source, Int) or source == BOOL or is_text):
        return f"write float({text})"
    if str(target) == "str" and (isinstance(source, Int) or source in (BOOL, FLOAT)):
        return f"write str({text})"
    return None


def narrow(cx: Checker, value: Expr, target: Int, what: str = "the result", *, implied: bool = False) -> Expr:
    """An int in storage of type `target`, checked where it might not fit."""
    assert isinstance(value.type, Int)
    if target.holds(value.type):
        return value if isinstance(value, Literal) else Convert(value, type=target, node=value.node)
    if value.type.lo > target.hi or value.type.hi < target.lo:
        shown = f"{value.value}" if isinstance(value, Literal) else "this value"
        cx.fail(
            "PK0212",
            value.node,
            f"{shown} does not fit in `{target}`",
            why=f"`{target}` holds {target.lo} to {target.hi}",
            cpython="ints have no bound"
            if target.bits == 64
            else "OverflowError in a field or an element; a variable takes any int",
            fix=f"write `& {hex(target.hi)}` behind it, where its low bits are meant"
            if target.lo == 0
            else "use a wider type, or a float"
            if target.bits == 64
            else "use a wider type",
        )
    return Narrow(value, implied, type=target, node=value.node)


def settled(cx: Checker, value: Expr) -> Expr:
    """An int expression in its natural storage type, so that it fits a register."""
    if isinstance(value.type, Int) and fits_register(value.type):
        return value
    stored = natural_storage(value.type)
    if isinstance(stored, Int) and isinstance(value.type, Int):
        return narrow(cx, value, stored, implied=True)
    if isinstance(stored, Tuple) and stored != value.type:
        return coerce(cx, value, stored, "the tuple", None)
    return value


def _coerce_tuple(
    cx: Checker,
    value: Expr,
    items: tuple[Type, ...],
    wanted: tuple[Type, ...],
    goal: Goal,
) -> Expr:
    target = Tuple(wanted)
    what, origin = goal.what, goal.origin
    if isinstance(value, MakeTuple):
        parts = [
            coerce(cx, item, type_, what, origin) for item, type_ in zip(value.items, wanted, strict=True)
        ]
        return MakeTuple(parts, type=target, node=value.node)
    temporary = cx.temporary(Tuple(items))
    read = ReadLocal(temporary, type=temporary.type, node=value.node)
    parts = [
        coerce(cx, TupleItem(read, i, type=items[i], node=value.node), wanted[i], what, origin)
        for i in range(len(items))
    ]
    return Let(temporary, value, MakeTuple(parts, type=target, node=value.node), type=target, node=value.node)


def refuse_kept_block(cx: Checker, value: Expr, node: ast.AST) -> None:
    """A CPU's block is for the moment: a task that kept it could go on on another CPU."""
    if isinstance(value.type, Struct) and value.type.info.percpu:
        cx.fail(
            "PK0253",
            node,
            f"a reference to the @percpu block `{value.type}` cannot be kept",
            why="whoever reads it later may run on another CPU",
            fix=f"call {value.type}.this() where it is used",
        )


def is_settled_read(cx: Checker, value: Expr) -> bool:
    """Whether it reads a variable that is bound, and that nothing in an expression binds again: `:=`, or a call."""
    if not isinstance(value, ReadLocal) or value.check_bound:
        return False
    shared = value.variable.shared
    return value.variable.name not in cx.scope.rebound and (shared is None or not shared.rebound_inside)


def once(cx: Checker, value: Expr) -> tuple[Expr, list[tuple[object, Expr]]]:
    """An expression that may be repeated without evaluating `value` twice, and what to bind for that."""
    if isinstance(value, Literal) or is_settled_read(cx, value):
        return value, []
    variable = cx.temporary(value.type)
    return ReadLocal(variable, type=value.type, node=value.node), [(variable, value)]


def wrap(bindings: list[tuple[object, Expr]], body: Expr) -> Expr:
    """`body` with the bindings of `once` around it."""
    for variable, value in reversed(bindings):
        body = Let(variable, value, body, type=body.type, node=body.node)  # type: ignore[arg-type]
    return body


def truth(cx: Checker, value: Expr) -> Expr:
    """bool(value), as a condition tests it."""
    type_ = cx.world.resolve(value.type)
    node = value.node
    if type_ in (BOOL, NEVER):
        return value
    if is_function(type_) or isinstance(type_, (ModuleValue, ClassOf)):
        return _function_truth(cx, value, type_)
    if isinstance(value, Literal):
        return bool_literal(bool(value.value), node)
    match type_:
        case Int():
            return Comparison("!=", value, int_literal(0, node), type=BOOL, node=node)
        case Tuple(items):
            is_pure = isinstance(value, ReadLocal) and not value.check_bound  # the answer decides an `if`
            return wrap([] if is_pure else [(cx.temporary(type_), settled(cx, value))], bool_literal(bool(items), node))
        case Optional(inner):
            return _optional_truth(cx, value, inner)
        case Class():
            return _object_truth(cx, value, type_)
        case Union():
            from pyuk.compiler.check.expressions.unions import dispatch

            return dispatch(cx, value, node, lambda each: truth(cx, each), result=BOOL)
        case Struct() | Array() | Machine():
            _always_true(cx, value, type_)
        case Attempt(answer):
            again, bindings = once(cx, value)
            answered = TupleItem(again, 0, type=BOOL, node=node)
            given = TupleItem(again, 1, type=answer, node=node)
            return wrap(bindings, choice(answered, truth(cx, given), bool_literal(True, node), BOOL))
    if type_ == FLOAT:
        zero = Literal(0.0, type=FLOAT, node=node)
        return Comparison("!=", value, zero, type=BOOL, node=node)
    if type_ == NONE:
        is_pure = isinstance(value, ReadLocal)  # then the answer is a constant, and decides an `if`
        return wrap([] if is_pure else [(cx.temporary(NONE), value)], bool_literal(False, node))
    if isinstance(type_, Unknown):  # an item of a list that nothing was put into so far
        return bool_literal(False, node)
    raise AssertionError(type_)


def _function_truth(cx: Checker, value: Expr, type_: Type) -> Expr:
    """bool() of a function, a class or a module: a variable may hold one; where it is named itself, a call is meant."""
    if isinstance(value, (Literal, MakeClosure)):
        _always_true(cx, value, type_)
    is_pure = is_settled_read(cx, value)
    return wrap([] if is_pure else [(cx.temporary(type_), settled(cx, value))], bool_literal(True, value.node))


def _always_true(cx: Checker, value: Expr, type_: Type) -> NoReturn:
    fail(
        "PK0213",
        cx.module,
        value.node,
        f"{described(type_)} is always true",
        why="it has no false value",
        cpython="the condition always holds",
        fix=call_hint(value) or "compare it with something",
    )


def call_hint(value: Expr) -> str | None:
    """For a function that stands where its result is needed."""
    from pyuk.compiler.check.attributes.attributes import takes_nothing

    callables = (FunctionValue, Callable, FunctionSet, Pool, TypeValue, LangValue)
    if isinstance(value.type, callables) and isinstance(value.node, ast.expr):
        bare = isinstance(value.type, FunctionValue) and takes_nothing(value.type.info)
        return f"call it: {ast.unparse(value.node)}({'' if bare else '...'})"
    return None


def result_hint(value: Expr) -> str | None:
    """For a call of a function of the app that returns nothing."""
    info = getattr(getattr(value, "instance", None), "info", None)
    if value.type == NONE and isinstance(info, FunctionInfo) and info.module.source.is_app:
        return f"let `{info.name}` return a value"
    return None


def _optional_truth(cx: Checker, value: Expr, inner: Type) -> Expr:
    again, bindings = once(cx, value)
    present = Comparison("is not", again, none_literal(value.node), type=BOOL, node=value.node)
    alive = _object_truth(cx, Reinterpret(again, type=inner, node=value.node), inner)
    if isinstance(alive, Literal):
        return wrap(bindings, present)
    return wrap(bindings, Both("and", present, alive, type=BOOL, node=value.node))


def _object_truth(cx: Checker, value: Expr, type_: Type) -> Expr:
    from pyuk.compiler.check.attributes.below import asked_below
    from pyuk.compiler.check.calls.calls import call_method

    if not isinstance(type_, Class):
        return wrap([(cx.temporary(type_), value)], bool_literal(True, value.node))
    own = asked_below(cx, value, ("__bool__", "__len__"), lambda each: truth(cx, each), value.node)
    if own is not None:
        return own
    if cx.world.method(type_, "__bool__"):
        return call_method(cx, value, "__bool__", [], value.node)
    if cx.world.method(type_, "__len__"):
        length = call_method(cx, value, "__len__", [], value.node)
        return Comparison("!=", length, int_literal(0, value.node), type=BOOL, node=value.node)
    return wrap([(cx.temporary(type_), value)], bool_literal(True, value.node))


def to_float(cx: Checker, value: Expr) -> Expr:
    """A number as a float; ints beyond 2**53 are rounded to nearest even, as CPython does."""
    if value.type == FLOAT:
        return value
    if isinstance(value, Literal):
        return Literal(float(value.value), type=FLOAT, node=value.node)
    if value.type == BOOL:
        value = to_int(value)
    return Convert(settled(cx, value), type=FLOAT, node=value.node)


def to_int(value: Expr) -> Expr:
    """A bool as 0 or 1; an int as it is."""
    if value.type != BOOL:
        return value
    if isinstance(value, Literal):
        return int_literal(int(value.value), value.node)
    return Convert(value, type=Int(0, 1), node=value.node)


def not_none(cx: Checker, value: Expr, message: str) -> Expr:
    """An Optional as its class; AttributeError or TypeError with CPython's `message` where it is None."""
    assert isinstance(value.type, Optional)
    attribute = "has no attribute" in message
    name = "attribute_error" if attribute else "type_error"
    info = cx.world.runtime(f"pyuk.builtins.exceptions.{name}")
    raiser = cx.world.instance(info, (cx.world.class_type("str"),))
    raiser.note_call(cx.instance)
    return NotNone(value, raiser, message, type=value.type.inner, node=value.node)


def choice(condition: Expr, then: Expr, otherwise: Expr, type_: Type) -> Expr:
    """`then if condition else otherwise`, decided here where the condition is known."""
    if isinstance(condition, Literal):
        return then if condition.value else otherwise
    return Choice(condition, then, otherwise, type=type_, node=condition.node)


def negated(value: Expr) -> Expr:
    if isinstance(value, Literal):
        return bool_literal(not value.value, value.node)
    return Not(value, type=BOOL, node=value.node)


def call_runtime(cx: Checker, path: str, args: list[Expr], node: ast.AST) -> Expr:
    """A call of a run-time function by its full name; arguments are fitted to its annotations."""
    from pyuk.compiler.check.calls.specialisation import call_function

    return call_function(cx, cx.world.runtime(path), args, {}, node)
