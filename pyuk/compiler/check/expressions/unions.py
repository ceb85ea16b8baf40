"""Values of union types: how they are made, tested and taken apart, and operations that depend on which it is.

A value of a union is a reference. Instances of classes are themselves and None is null; ints, floats, bools
and tuples are in boxes (pyuk/builtins/box.py). The header of the object tells which of the types it is of.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable as Function
from functools import partial
from typing import TYPE_CHECKING

from pyuk.compiler.check.expressions.longtuples import is_long, long_in
from pyuk.compiler.check.model.prelude import OF_OBJECTS
from pyuk.compiler.check.model.problems import Problem
from pyuk.compiler.check.model.tree import (
    Block,
    Both,
    Box,
    Choice,
    Comparison,
    Evaluate,
    Expr,
    If,
    IsInstance,
    Literal,
    Load,
    Place,
    ReadLocal,
    Reinterpret,
    SetLocal,
    bool_literal,
    none_literal,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    NEVER,
    NONE,
    OBJECT,
    AnyObject,
    Class,
    Int,
    Optional,
    Reference,
    Simple,
    Tuple,
    Type,
    Union,
    Unknown,
    is_function,
    is_subclass,
    is_union_member,
    members_of,
    natural_storage,
    union_of,
)
from pyuk.compiler.errors import Diagnostic

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

# What the compiler refuses where CPython raises when the operation is done: where only some of a
# union's types lack the operation, the program raises that.
AT_RUN_TIME = frozenset(
    [
        "PK0214",
        "PK0216",
        "PK0218",
        "PK0220",
        "PK0223",
        "PK0225",
        "PK0227",
        "PK0229",
        "PK0230",
        "PK0231",
        "PK0234",
        "PK0237",
        "PK0244",
        "PK0250",
        "PK0254",
        "PK0270",
    ]
)
MAX_INLINE = 8  # combinations of types that an operator is written out for in its place
ARGUMENTS = "PK0235"  # to the letter where the function is one of the program's, which a note shows
RAISED = re.compile(r"(TypeError|AttributeError|ValueError|IndexError): (.*)", re.DOTALL)


def members(cx: Checker, type_: Type) -> tuple[Type, ...]:
    """The types that a value of `type_` may be of."""
    type_ = cx.world.resolve(type_)
    return cx.world.object_members(cx.instance) if isinstance(type_, AnyObject) else members_of(type_)


# --- making them -------------------------------------------------------------------------------------


def member_for(cx: Checker, target: Union, source: Type) -> Type | None:
    """The type of the union as which it takes a value of type `source`, which is none itself."""
    if isinstance(target, AnyObject):
        return union_of([source]) if is_union_member(source) else None
    found = [member for member in members(cx, target) if _takes(cx, member, source)]
    return source if source in found else found[0] if found else None


def _takes(cx: Checker, member: Type, source: Type) -> bool:
    if is_function(member):
        return is_function(source)
    match member, source:
        case Int(), Int():
            return True
        case Class(), Class():
            same = member.info is source.info and any(isinstance(arg, Unknown) for arg in source.args)
            if is_long(member) and is_long(source):
                return same or _takes_item(cx, member.args[0], source.args[0])
            return same or is_subclass(source, member)
        case Class(_, (element,)), Tuple(items) if is_long(member):
            return all(_takes_item(cx, element, item) for item in items)
        case Tuple(items), Tuple(others):
            return len(items) == len(others) and all(map(partial(_takes_item, cx), items, others))
    return member == source


def _takes_item(cx: Checker, wanted: Type, given: Type) -> bool:
    """Whether an item of a tuple takes all that is an item of another one."""
    is_open = isinstance(wanted, (AnyObject, Unknown))
    return is_open or all(any(_takes(cx, one, each) for one in members(cx, wanted)) for each in members_of(given))


def to_union(cx: Checker, value: Expr, target: Union) -> Expr | None:
    """A value as one of the union's; None where one that it may be is none of those."""
    from pyuk.compiler.check.expressions.conversions import coerce, settled

    source = cx.world.resolve(value.type)
    if isinstance(source, (Union, Optional)):
        return _between(cx, value, source, target)
    member = member_for(cx, target, source)
    if member is None:
        return None
    if isinstance(target, AnyObject):
        cx.world.become_object(member)
    if member == NONE:
        return _none(cx, value, target)
    fitted = coerce(cx, settled(cx, value), member, "the value", None)
    if isinstance(member, Reference):
        return Reinterpret(fitted, type=target, node=value.node)
    return boxed(cx, fitted, member, target)


def _none(cx: Checker, value: Expr, target: Type) -> Expr:
    from pyuk.compiler.check.expressions.conversions import wrap

    null = Literal(None, type=target, node=value.node)
    return null if isinstance(value, Literal) else wrap([(cx.temporary(NONE), value)], null)


def box_type(cx: Checker, member: Type) -> Class:
    """The class of boxes for values of type `member`."""
    return Class(cx.world.box_class(), (member,))


def boxed(cx: Checker, value: Expr, member: Type, target: Type) -> Expr:
    """A box of the value."""
    from pyuk.compiler.check.calls.specialisation import need_runtime

    class_ = box_type(cx, member)
    cx.world.create(class_)
    need_runtime(cx, "pyuk.kernel.heap.allocate")
    return Box(value, class_, type=target, node=value.node)


def _between(cx: Checker, value: Expr, source: Type, target: Union) -> Expr | None:
    """A value of one union as one of another: itself, unless a part of it has another form there."""
    parts = members(cx, source)
    places = [member if target == OBJECT else member_for(cx, target, member) for member in parts]
    if any(place is None for place in places):
        return None
    if target == OBJECT:
        cx.world.become_object(source)
    if all(_same_form(one, other) for one, other in zip(parts, places, strict=True)):
        return Reinterpret(value, type=target, node=value.node)
    return dispatch(cx, value, value.node, lambda each: to_union(cx, each, target) or each, result=target)


def _same_form(one: Type, other: Type | None) -> bool:
    return one == other or (isinstance(one, Class) and isinstance(other, Class) and is_subclass(one, other))


# --- testing and taking them apart -------------------------------------------------------------------


def is_member(cx: Checker, value: Expr, member: Type, node: ast.AST) -> Expr:
    """Whether the value, a variable's, is of that one of its union's types."""
    from pyuk.compiler.check.expressions.conversions import negated

    if member == NONE:
        return Comparison("is", value, none_literal(node), type=BOOL, node=node)
    if is_function(member):
        others = [each for each in members(cx, value.type) if not is_function(each)]
        return negated(any_of([is_member(cx, value, each, node) for each in others], node))
    class_ = member if isinstance(member, Class) else box_type(cx, member)
    return IsInstance(value, class_, type=BOOL, node=node)


def as_member(cx: Checker, value: Expr, member: Type, node: ast.AST) -> Expr:
    """The value as what it was found to be: one of the union's types, or a smaller union."""
    if member == NONE:
        return none_literal(node)
    if isinstance(member, (Reference, Union, Optional)):
        return Reinterpret(value, type=member, node=node)
    if member == NEVER:
        return Literal(None, type=NEVER, node=node)
    class_ = box_type(cx, member)
    inside = Reinterpret(value, type=class_, node=node)
    place = Place(inside, member, field=(class_, "value"), alias=f"{class_.info.symbol}.value")
    return Load(place, type=member, node=node)


def any_of(tests: list[Expr], node: ast.AST) -> Expr:
    """Whether one of the tests holds."""
    result: Expr = bool_literal(False, node)
    for test in tests:
        if isinstance(test, Literal):
            result = test if test.value else result
        elif isinstance(result, Literal):
            result = result if result.value else test
        else:
            result = Both("or", result, test, type=BOOL, node=node)
    return result


def kept_as(cx: Checker, type_: Type, value: Expr) -> Type | None:
    """As what a variable of `type_` keeps the value, where that says more than its type."""
    source = cx.world.resolve(value.type)
    if source == NEVER:
        return None
    if isinstance(type_, (Class, Optional)):
        return long_in(type_) if isinstance(source, Tuple) or is_long(source) else source
    if not isinstance(type_, Union):
        return None
    parts = [source if type_ == OBJECT else member_for(cx, type_, each) for each in members_of(source)]
    found = [part for part in parts if part is not None]
    return union_of(found) if found else None  # an object is looked at when it gets there


def is_parameter_of(cx: Checker, value: Expr, path: str) -> bool:
    """Whether it is what this function of the run time is given: what it does with that is written out there."""
    return cx.info.symbol == path and isinstance(value, ReadLocal) and value.variable.is_param


# --- operations --------------------------------------------------------------------------------------


def held(cx: Checker, value: Expr, other: Expr | None = None) -> tuple[Expr, list[tuple[object, Expr]]]:
    """The value in a variable that evaluating `other`, which comes behind it, does not change."""
    from pyuk.compiler.check.expressions.conversions import is_settled_read

    if isinstance(value, Literal) or (
        is_settled_read(cx, value) and (other is None or isinstance(other, (Literal, ReadLocal)))
    ):
        return value, []
    variable = cx.temporary(value.type)
    return ReadLocal(variable, type=value.type, node=value.node), [(variable, value)]


def dispatch(
    cx: Checker,
    value: Expr,
    node: ast.AST,
    operate: Function[[Expr], Expr],
    *,
    result: Type | None = None,
    parts: tuple[Type, ...] | None = None,
    otherwise: Expr | None = None,
    refusal: Function[[Expr], Expr] | None = None,
) -> Expr:
    """The operation on a union's value, by what it is of; the result is of the join of the results.

    parts: what the value may be of, where its type does not tell; each before those that include it.
    otherwise: the result where it is of none of them.
    refusal: what raises CPython's error in place of an operation that a type lacks, where a Problem does not tell.

    Where one of the types does not have the operation, the program raises what CPython raises; where none has it,
    that is a Problem.
    """
    from pyuk.compiler.check.expressions.conversions import wrap

    again, bindings = held(cx, value)
    parts = members(cx, value.type) if parts is None else parts
    outcomes = _outcomes(cx, again, parts, node, operate, refusal, may_all_be_refused=otherwise is not None)
    return wrap(bindings, choose(cx, again, parts, outcomes, node, result=result, otherwise=otherwise))


def choose(
    cx: Checker,
    value: Expr,
    parts: tuple[Type, ...],
    outcomes: list[Expr],
    node: ast.AST,
    *,
    result: Type | None = None,
    otherwise: Expr | None = None,
) -> Expr:
    """The outcome that stands for that of the union's types which the value, a variable's, is of."""
    from pyuk.compiler.check.expressions.conversions import coerce

    joined = result
    if joined is None:
        types = [outcome.type for outcome in outcomes]
        joined = join_outcomes(cx, types, node, or_object=isinstance(value.type, AnyObject))
    done = otherwise
    for member, outcome in reversed(list(zip(parts, outcomes, strict=True))):
        fitted = coerce(cx, outcome, joined, "the result", None)
        if done is None:
            done = fitted
        else:
            done = Choice(is_member(cx, value, member, node), fitted, done, type=joined, node=node)
    return done if done is not None else Literal(None, type=NEVER, node=node)


def by_member(
    cx: Checker, value: Expr, parts: tuple[Type, ...], ways: list[Block], node: ast.AST
) -> Block:
    """choose() for statements."""
    done: Block | None = None
    for member, way in reversed(list(zip(parts, ways, strict=True))):
        done = way if done is None else [If(is_member(cx, value, member, node), way, done, node=node)]
    return done or []


def _outcomes(
    cx: Checker, value: Expr, parts: tuple[Type, ...], node: ast.AST, operate: Function[[Expr], Expr],
    refusal: Function[[Expr], Expr] | None, *, may_all_be_refused: bool,
) -> list[Expr]:
    outcomes: list[Expr] = []
    first: Problem | None = None
    refused = 0
    for member in parts:
        each = as_member(cx, value, member, node)
        try:
            outcomes.append(operate(each))
        except Problem as problem:
            first = first or problem
            refused += 1
            is_error = refusal is not None and cpython_error(problem.diagnostic) is not None
            outcomes.append(refusal(each) if refusal and is_error else refused_for(cx, value, problem, node))
    waits = bool(cx.trying) or cx.info.module.name == OF_OBJECTS  # a part of what an `object` may do
    may_all_be_refused |= waits and isinstance(value.type, AnyObject)
    if first is not None and refused == len(parts) and not may_all_be_refused:
        raise first
    return outcomes


def refused_for(cx: Checker, value: Expr, problem: Problem, node: ast.AST) -> Expr:
    """What happens where a value is of a type that does not have the operation, while others have it.

    What is refused for one type, and is not known to be an exception in CPython, is NotImplementedError when a value
    of that type gets there. An `object` may be of any type that the program lets become one: it is TypeError there.
    """

    if cpython_error(problem.diagnostic) is not None:
        return raised(cx, problem, node)
    if problem.diagnostic.remedy is not None and not isinstance(value.type, AnyObject):
        raise problem
    name = "TypeError" if isinstance(value.type, AnyObject) else "NotImplementedError"
    return raise_error(cx, name, f"{problem.diagnostic.message} ({problem.diagnostic.why})", node)


def raised(cx: Checker, problem: Problem, node: ast.AST) -> Expr:
    """What CPython raises in place of the refused operation; the Problem itself where that is not known."""
    found = cpython_error(problem.diagnostic)
    if found is None:
        raise problem
    return raise_error(cx, *found, node)


def raise_error(cx: Checker, name: str, text: str, node: ast.AST) -> Expr:
    """A call that raises this exception."""
    from pyuk.compiler.check.expressions.conversions import call_runtime
    from pyuk.compiler.check.expressions.text import text_literal

    path = f"pyuk.builtins.unions.raise_{name.removesuffix('Error').lower()}_error"
    return call_runtime(cx, path, [text_literal(cx, text, node)], node)


def cpython_error(problem: Diagnostic) -> tuple[str, str] | None:
    """The exception and its text that CPython raises when it gets there."""
    found = RAISED.fullmatch((problem.cpython or "").removesuffix(", unless it has __iter__"))
    is_exact = problem.code in AT_RUN_TIME or (problem.code == ARGUMENTS and bool(problem.notes))
    return (found[1], found[2]) if found is not None and is_exact else None


def join_outcomes(cx: Checker, types: list[Type], node: ast.AST, *, or_object: bool) -> Type:
    """The type of what is done with a value of several types."""
    from pyuk.compiler.check.model.types import described

    joined: Type = NEVER
    for type_ in types:
        step = cx.world.join(joined, type_ if isinstance(type_, Int) else natural_storage(type_))
        if step is None and or_object and is_union_member(type_):
            return OBJECT
        if step is None:
            cx.fail(
                "PK0219",
                node,
                f"this is {described(joined)} or {described(type_)}, which have no common type",
                why="the value is of a union, and what is done with it depends on which it is",
                cpython="each is an object like any other",
                fix="tell the types apart with isinstance() first",
            )
            raise AssertionError
        joined = step
    return joined


def dispatch_block(
    cx: Checker,
    value: Expr,
    node: ast.stmt,
    operate: Function[[Expr], Block],
    *,
    parts: tuple[Type, ...] | None = None,
) -> Block:
    """dispatch() for statements: each of the union's types has its own."""
    from pyuk.compiler.check.function import merge

    again, bindings = held(cx, value)
    block: Block = [SetLocal(variable, bound, node=node) for variable, bound in bindings]  # type: ignore[arg-type]
    parts = members(cx, value.type) if parts is None else parts
    before, after = cx.env, None
    ways: list[Block] = []
    first: Problem | None = None
    refused = 0
    for member in parts:
        cx.env = before.copy() if before is not None else None
        try:
            ways.append(operate(as_member(cx, again, member, node)))
            after = merge(after, cx.env)
        except Problem as problem:
            first = first or problem
            refused += 1
            ways.append([Evaluate(refused_for(cx, again, problem, node), node=node)])
    if first is not None and refused == len(parts):
        raise first
    cx.env = after
    return [*block, *by_member(cx, again, parts, ways, node)]


# --- isinstance and what it proves -------------------------------------------------------------------


def common(cx: Checker, member: Type, wanted: Type) -> tuple[Type, bool] | None:
    """What a value of type `member` is once it is an instance of `wanted`, and whether it is one for certain.

    None: it is none. A generic class stands for all choices of its arguments, a tuple without items for all tuples.
    """
    from pyuk.compiler.check.declare import namedtuples
    from pyuk.compiler.check.declare.bases import may_be_both
    from pyuk.compiler.check.declare.plainvalues import kind_of
    from pyuk.compiler.check.declare.protocols import conform_below

    conform_below(cx.world, member, wanted)
    match member, wanted:
        case Int(), Int():
            return member, True
        case _, Int() if member == BOOL or kind_of(member) == "int":
            return member, True
        case Class(), Simple("float") if kind_of(member) == "float":
            return member, True
        case Class(), Tuple(()) if namedtuples.record_in(member) is not None or kind_of(member) == "tuple":
            return member, True
        case Tuple(), Tuple(()):
            return member, True
        case Class(), Class(info, args):
            if args and args == info.type_params:
                return _common_generic(cx, member, wanted)
            if is_subclass(member, wanted) or (wanted == cx.world.class_type("str") and kind_of(member) == "str"):
                return member, True
            is_possible = is_subclass(wanted, member) or may_be_both(cx, member, wanted)
            return (wanted, False) if is_possible else None
    return (member, True) if member == wanted or wanted == OBJECT else None


def _common_generic(cx: Checker, member: Class, wanted: Class) -> tuple[Type, bool] | None:
    from pyuk.compiler.check.model.types import ancestors

    if any(ancestor.info is wanted.info for ancestor in ancestors(member)):
        return member, True
    below = cx.world.classes_below(member, cx.instance)
    found = [made for made in below if any(a.info is wanted.info for a in ancestors(made))]
    return (found[0], False) if len(found) == 1 else None


def narrowed_by(cx: Checker, type_: Type, wanted: list[Type], *, holds: bool) -> Type:
    """What a value of `type_` is where isinstance() of any of `wanted` came out as `holds`; Never: it cannot."""
    kept: list[Type] = []
    for member in members(cx, type_):
        found = [one for one in (common(cx, member, each) for each in wanted) if one is not None]
        if holds:
            certain = any(sure for _, sure in found)
            kept += [member] if certain else [each for each, _ in found]
        elif not any(sure for _, sure in found):
            kept.append(member)
    if isinstance(type_, AnyObject):
        if not holds:
            return type_
        kept = kept or [each for each in wanted if isinstance(each, Class) and not each.info.type_params]
    return union_of(kept)
