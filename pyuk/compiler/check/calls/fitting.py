"""Whether a value may go where another type is wanted, and which types the type variables stand for then."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.declare import plainvalues
from pyuk.compiler.check.declare.protocols import conform
from pyuk.compiler.check.expressions.longtuples import is_long, long_in
from pyuk.compiler.check.model.declarations import FunctionInfo, TypeVarInfo
from pyuk.compiler.check.model.problems import Problem
from pyuk.compiler.check.model.tree import (
    Expr,
    Literal,
)
from pyuk.compiler.check.model.types import (
    NEVER,
    NONE,
    AnyObject,
    Array,
    Callable,
    Class,
    ClassOf,
    Int,
    Machine,
    Optional,
    Pool,
    Tuple,
    Type,
    TypeVar,
    Union,
    Unknown,
    ancestors,
    is_function,
    is_nothing,
    is_subclass,
    members_of,
    natural_storage,
    union_of,
)
from pyuk.compiler.frontend.syntax import all_args

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


def accepts(cx: Checker, class_: Class, name: str, args: list[Expr]) -> bool:
    """Whether the class has the method and its annotations allow these arguments."""
    found = cx.world.method(class_, name)
    if found is None:
        return False
    owner, info = found
    assert isinstance(info.node, (ast.FunctionDef, ast.Lambda))
    bindings = dict(zip(owner.info.type_params, owner.args, strict=False))
    params = all_args(info.node.args)[1:]
    if len(params) != len(args):
        return False
    for param, arg in zip(params, args, strict=True):
        if param.annotation is None:
            continue
        wanted = cx.world.annotations.resolve(param.annotation, info.module, bindings, owner)
        allowed = constraints(cx, param.annotation, info, bindings)
        if cx.world.is_open(wanted) and isinstance(wanted, Class):
            if not _gives_items(cx, arg, wanted):
                return False
            continue
        of_library = not info.module.source.is_app
        is_plain = of_library and (name not in plainvalues.LOOKS_FOR or plainvalues.compares_plainly(cx, arg.type))
        given = [arg.type, *(plainvalues.plain_types(cx, arg.type) if is_plain else ())]
        if of_library and plainvalues.fits_as_key(cx, name, arg.type, wanted):
            continue
        if not any(
            fits(cx, each, type_) or _may_be(cx, each, type_) for type_ in allowed or [wanted] for each in given
        ):
            return False
    return True


def _may_be(cx: Checker, given: Type, wanted: Type) -> bool:
    """Whether a tuple of any length may be one of so many items: that is looked at when the method is called."""
    given, wanted = cx.world.resolve(given), cx.world.resolve(wanted)
    if not isinstance(given, Class) or not is_long(given) or not isinstance(wanted, Tuple):
        return False
    return all(fits(cx, given.args[0], item) for item in wanted.items)


def _gives_items(cx: Checker, arg: Expr, wanted: Class) -> bool:
    """Whether an argument gives what an Iterable or an Iterator of such items would."""
    from pyuk.compiler.check.iteration.iteration import item_type

    if fits(cx, arg.type, wanted):
        return True
    if wanted.info.name == "Iterator":
        return False
    try:
        return fits(cx, item_type(cx, arg), wanted.args[0])
    except Problem:
        return False


def constraints(
    cx: Checker, annotation: ast.expr, info: FunctionInfo, bindings: dict[TypeVar, Type]
) -> list[Type]:
    """The types that the TypeVar which a parameter is annotated with may stand for; none where it is free."""
    if not isinstance(annotation, ast.Name):
        return []
    entity = cx.world.find(info.module, annotation.id)
    if not isinstance(entity, TypeVarInfo) or entity.type in bindings or entity.module is None:
        return []
    return [cx.world.annotations.resolve(node, entity.module) for node in entity.constraints]


def fits(cx: Checker, given: Type, wanted: Type) -> bool:
    """Whether a value of one type may go where another is wanted."""
    given, wanted = cx.world.resolve(given), cx.world.resolve(wanted)
    conform(cx.world, given, wanted)
    if is_nothing(given):
        return True
    match given, wanted:
        case (_, TypeVar()) | (_, Unknown()) | (Unknown(), _) | (_, AnyObject()):
            return True
        case (AnyObject(), _):
            return False
        case (Union(), _) | (_, Union()):
            return all(any(fits(cx, one, each) for each in members_of(wanted)) for one in members_of(given))
        case Int(), Int():
            return True
        case _, Pool() if is_function(given):
            return True
        case Class(), (Class() | Optional()):
            target = wanted.inner if isinstance(wanted, Optional) else wanted
            if is_subclass(given, target):
                return True
            if not isinstance(target, Class):
                return False
            if is_long(given) and is_long(target):
                return fits(cx, given.args[0], target.args[0])
            given = next((a for a in ancestors(given) if a.info is target.info), given)
            same = given.info is target.info and len(given.args) == len(target.args)
            return same and all(_fits_as_part(cx, x, y) for x, y in zip(given.args, target.args, strict=True))
        case Tuple(a), (Class() | Optional()) if (long := long_in(wanted)) is not None:
            return all(fits(cx, item, long.args[0]) for item in a)
        case Tuple(a), Tuple(b):
            return len(a) == len(b) and all(fits(cx, x, y) for x, y in zip(a, b, strict=True))
        case ClassOf(), _:
            return is_function(wanted.inner if isinstance(wanted, Optional) else wanted)
    return given == wanted or NEVER in (given, wanted) or (given == NONE and isinstance(wanted, Optional))


def _fits_as_part(cx: Checker, given: Type, wanted: Type) -> bool:
    """fits() for type arguments: elements of a union are stored in another way than those of its members.

    So are tuples of any length of other items, and what nothing is put into has no room for others.
    """
    is_made_anew = any(isinstance(type_, (Union, Optional)) or is_long(type_) for type_ in (given, wanted))
    return given == wanted if is_made_anew or is_nothing(given) else fits(cx, given, wanted)


def items_if_any(cx: Checker, node: ast.expr, type_: Type) -> Type:
    """What a value of the type gives when it is iterated over; NEVER where it cannot be."""
    try:
        return items_of(cx, Literal(None, type=type_, node=node))
    except Problem:
        return NEVER


def items_of(cx: Checker, value: Expr) -> Type:
    """What a value gives when it is iterated over; NEVER where it gives nothing, or what is not known yet."""
    from pyuk.compiler.check.iteration.iteration import item_type

    return NEVER if cx.world.resolve(value.type) == Tuple(()) else item_type(cx, value)


def peek(cx: Checker, node: ast.expr) -> Type:
    """The type of an expression, without keeping what checking it did; NEVER where it has a mistake."""
    saved, problems = cx.env.copy() if cx.env is not None else None, len(cx.problems)
    try:
        return cx.world.resolve(cx.expr(node).type)
    except Problem:
        return NEVER
    finally:
        cx.env = saved
        del cx.problems[problems:]


def unify(pattern: Type, given: Type, bindings: dict[TypeVar, Type]) -> None:
    """Bind the type variables of `pattern` by what stands in their places in `given`."""
    match pattern, given:
        case TypeVar(), _:
            if given != NEVER:
                bindings.setdefault(pattern, natural_storage(given))
        case Class(info, args), Class():
            for ancestor in ancestors(given):
                if ancestor.info is info:
                    for one, other in zip(args, ancestor.args, strict=True):
                        unify(one, other, bindings)
        case Class(_, (element,)), Tuple(items) if is_long(pattern):
            for one in items:
                unify(element, one, bindings)
        case Optional(inner), (Optional() | Class() | Tuple()):
            unify(inner, given.inner if isinstance(given, Optional) else given, bindings)
        case Union(parts), _:
            _unify_members(parts, given, bindings)
        case Tuple(items), Tuple(others):
            for one, other in zip(items, others, strict=False):
                unify(one, other, bindings)
        case Machine(_, element), Machine(_, other):
            unify(element, other, bindings)
        case Array(element, _), Array(other, _):
            unify(element, other, bindings)
        case Callable(params, returns), Callable(others, result):
            for one, other in zip(params, others, strict=False):
                unify(one, other, bindings)
            unify(returns, result, bindings)


def _unify_members(parts: tuple[Type, ...], given: Type, bindings: dict[TypeVar, Type]) -> None:
    """`T | None`: what is given beside the members that stand there is T."""
    rest = [member for member in members_of(given) if member not in parts]
    for part in parts:
        if isinstance(part, TypeVar) and rest:
            unify(part, union_of(rest), bindings)
        else:
            for member in rest:
                unify(part, member, bindings)
