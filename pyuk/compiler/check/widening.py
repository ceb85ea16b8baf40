"""Containers whose element types turn out too narrow, and floats that are ints: what the next attempt widens.

`out = []` holds what is put in first, and `out.append("a")` behind `out.append(1)` does not fit. A container whose
element types nobody wrote carries the place where it is made, its origin. The mistake then has a remedy: the place
with the element types that would hold all. mistakes.raise_problems() hands the remedies over, and the program is
checked once more in a new world, where the place wants those types (`program.settled`). So a program without such
mistakes costs nothing, and one with them is typed as if the elements had been annotated.

In the same way an annotation `float` that is given an int says `float | int` in the next attempt, and `int` takes a
bool and the members of an IntEnum, `str` those of a StrEnum: each stays what it is, as in CPython. `list[int]` that is
given a list of any objects, as json makes them, says that. Types go from one world to the next by name: Spec.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from pyuk.compiler.check.declare import plainvalues
from pyuk.compiler.check.model.declarations import ClassInfo, FunctionInfo, ModuleInfo
from pyuk.compiler.check.model.declarations import TypeAlias as AliasInfo
from pyuk.compiler.check.model.problems import Problem, diagnostic
from pyuk.compiler.check.model.tree import Call, Do, Expr, Let
from pyuk.compiler.check.model.types import (
    BOOL,
    FLOAT,
    INT,
    NEVER,
    NONE,
    OBJECT,
    STORAGE,
    Callable,
    Class,
    Int,
    NamedUnion,
    Optional,
    Pool,
    Simple,
    Tuple,
    Type,
    TypeVar,
    Union,
    Unknown,
    ancestors,
    described,
    is_function,
    members_of,
    natural_storage,
    parts_of,
    union_of,
)
from pyuk.compiler.errors import Diagnostic
from pyuk.compiler.frontend.syntax import walk
from pyuk.compiler.values import value_class

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.world import World

MAX_ATTEMPTS = 24
MAX_TRIES = 3  # of one container, before it holds objects
Spec: TypeAlias = tuple[Any, ...]  # a type by the names of what it is made of

# Expressions that make a container of their own: nothing else holds it, so it may as well be one of wider types.
DISPLAYS = (ast.List, ast.ListComp, ast.Set, ast.SetComp, ast.Dict, ast.DictComp)
MAKERS = frozenset((*DISPLAYS, ast.Call, ast.BinOp, ast.Subscript))
COLLECTIONS = ("deque", "defaultdict", "OrderedDict", "Counter")
MAKING_CALLS = frozenset(("list", "set", "dict", "frozenset", "tuple", "sorted", "fromkeys", *COLLECTIONS))
COPYING_METHODS = frozenset(("split", "rsplit", "splitlines", "copy"))

# Modules of the library whose containers hold what the app's calls give, or what the app puts in.
OF_CALLERS = tuple(f"pyuk.stdlib.{name}" for name in ("functools", "csv.readers", "_regex.pattern", "_regex.certain"))


class Again(Exception):
    """What did not fit widens types: check once more."""


@value_class(frozen=True)
class Site:
    """A place in the app: an expression that makes a container, or the annotation of a number or a str."""

    module: str
    line: int
    column: int
    end: tuple[int, int]
    kind: str


@value_class(frozen=True)
class Said:
    """An annotation of a container, by its place; of all that say the same of a type of the app, by what they say.

    Values go from one such annotation to another.
    """

    module: str
    place: Site | str


@value_class(frozen=True)
class Text:
    """The annotation `str`, by its place."""

    site: Site


@value_class(frozen=True)
class Remedy:
    """What would make the mistake go away: containers of wider types, and annotations that take other types too."""

    containers: tuple[tuple[Site | Said, Type], ...] = ()
    plain: tuple[tuple[Site, Spec], ...] = ()


@dataclass
class Widening:
    """What earlier attempts have found out."""

    containers: dict[Site | Said, Spec] = field(default_factory=dict)
    plain: set[tuple[Site, Spec]] = field(default_factory=set)  # what else an annotation `int` takes
    tries: dict[Site | Said, int] = field(default_factory=dict)
    attempts: int = 0

    def declared_plain(self, world: World, module: ModuleInfo, node: ast.expr, type_: Type) -> Type:
        """The type of an annotation `float`, `int` or `str`."""
        site = site_of(module, node)
        taken = sorted((spec for at, spec in self.plain if at == site), key=str)
        more = [each for each in (type_of(world, spec, frozenset()) for spec in taken) if each is not None]
        said = replace(type_, origin=Text(site) if isinstance(type_, Class) else site)  # type: ignore[call-arg]
        return union_of([said, *more]) if more else said

    def declared_container(self, world: World, module: ModuleInfo, node: ast.expr, type_: Class) -> Type:
        """The type of an annotation such as `list[int]`: of any objects where it is given a list of any objects.

        Where lists of ints that nobody can widen are given there too, it is that of both.
        """
        said = _said(module, node)
        known = self.containers.get(said)
        wider = type_of(world, known, frozenset((said,))) if known is not None else None
        if wider is not None:
            world.said[said] = type_
        made = [each for each in members_of(wider or type_) if isinstance(each, Class)]
        return union_of([replace(each, origin=said) for each in made])

    def learn(self, world: World, problems: list[Diagnostic]) -> None:
        """Raise Again where the mistakes have a remedy that was not tried."""
        found = [one.remedy for one in problems if isinstance(one.remedy, Remedy)]
        wider: dict[Site | Said, Type] = {}
        for site, type_ in (each for remedy in found for each in remedy.containers):
            known = wider.get(site)
            wider[site] = type_ if known is None else widened(world, known, type_) or known
        for site, found_type in wider.items():
            self.tries[site] = self.tries.get(site, 0) + 1
            if self.tries[site] > MAX_TRIES and isinstance(found_type, Class):  # it may hold itself, or lists of lists
                wider[site] = replace(found_type, args=tuple(map(_as_object, found_type.args)))
        specs = {site: spec_of(world, type_) for site, type_ in wider.items()}
        fresh = {site: spec for site, spec in specs.items() if spec is not None and self.containers.get(site) != spec}
        plain = {each for remedy in found for each in remedy.plain} - self.plain
        if (fresh or plain) and self.attempts < MAX_ATTEMPTS:
            self.attempts += 1
            self.containers |= fresh
            self.plain |= plain
            raise Again


def holds_what_apps_put_in(module: ModuleInfo) -> bool:
    """Whether containers that the module makes may be widened: those of the app, and of some of the library."""
    return module.source.is_app or module.name in OF_CALLERS


def is_found_out(type_: Type) -> bool:
    """Whether it is a container of which nobody wrote what it holds: the next attempt may widen it."""
    return isinstance(type_, Class) and isinstance(type_.origin, Site)


def is_said(type_: Type | None) -> bool:
    """Whether an annotation of the app says what the container holds."""
    return any(isinstance(each, Class) and isinstance(each.origin, Said) for each in members_of(type_ or NEVER))


def _as_object(type_: Type) -> Type:
    return OBJECT if isinstance(type_, (Union, Optional)) else type_


def site_of(module: ModuleInfo, node: ast.expr) -> Site:
    """The place of an expression."""
    end = (node.end_lineno or 0, node.end_col_offset or 0)
    return Site(module.name, node.lineno, node.col_offset, end, type(node).__name__)


def _said(module: ModuleInfo, node: ast.expr) -> Said:
    names = [each.id for each in walk(node) if isinstance(each, ast.Name)]
    of_builtins = all(hasattr(builtins, name) or name not in module.names for name in names)
    return Said(module.name, site_of(module, node) if of_builtins else ast.unparse(node))


# --- what makes containers ----------------------------------------------------------------------------


def check_maker(cx: Checker, node: ast.expr, expected: Type | None) -> Expr:
    """An expression that may make a container: of the types that an earlier attempt found, and with its origin."""
    from pyuk.compiler.check.expressions import expressions

    known = cx.world.widening.containers
    site = site_of(cx.module, node) if known else None
    wanted = type_of(cx.world, known[site], frozenset((site,))) if site in known else None
    try:
        value = expressions.check(cx, node, wanted or expected)
    except Problem as problem:
        if isinstance(wanted, Class):
            _note_items(cx, problem, node, expected, wanted)
        if expected is not None:  # an item that does not fit into what is put into another container
            note_receiver(cx, problem, expected)
        raise
    if wanted is not None and value.type != wanted and isinstance(value.type, Class) and _is_own(
        cx, node, value, value.type
    ):
        value = _copied(cx, value, wanted)
    type_ = value.type
    if isinstance(type_, Class) and type_.args and _is_own(cx, node, value, type_):
        value.type = Class(type_.info, type_.args, site_of(cx.module, node))
    return _slice_of_lists(cx, node, value, wanted) if isinstance(type_, Union) else value


def _slice_of_lists(cx: Checker, node: ast.expr, value: Expr, wanted: Class | None) -> Expr:
    """A slice of one of several lists is a list of its own, as one of a single list is."""
    from pyuk.compiler.check.expressions.unions import dispatch

    info, parts = cx.world.builtin_class("list"), members_of(value.type)
    is_slice = isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice)
    if not is_slice or not all(isinstance(each, Class) and each.info is info for each in parts):
        return value
    if wanted is not None:
        return dispatch(cx, value, node, lambda each: _copied(cx, each, wanted), result=wanted)
    site = site_of(cx.module, node)
    value.type = union_of([replace(each, origin=site) for each in parts])  # type: ignore[call-arg]
    return value


def _note_items(cx: Checker, problem: Problem, node: ast.expr, expected: Type | None, wanted: Class) -> None:
    """What the container is made of does not fit into what an earlier attempt found: there was more to it."""
    from pyuk.compiler.check.expressions import expressions

    with suppress(Problem):
        wider = widened(cx.world, wanted, expressions.check(cx, node, expected).type)
        if isinstance(wider, Class) and wider != wanted:
            problem.suggest(Remedy(((site_of(cx.module, node), wider),)))


def _is_own(cx: Checker, node: ast.expr, value: Expr, type_: Class) -> bool:
    """Whether the expression has just made the container, of types that nobody wrote."""
    match node:
        case ast.Call(ast.Name(name)) if name in MAKING_CALLS and names_library(cx, name):
            return True
        case ast.Call(ast.Attribute(ast.Name(home), name)) if name in MAKING_CALLS:
            return home in ("dict", "collections") and names_library(cx, home)
        case ast.Call(ast.Name() | ast.Attribute() as func) if type_.info.name not in MAKING_CALLS:
            entity = cx.entity(func.id) if isinstance(func, ast.Name) else cx.world.find_path(cx.module, func)
            return entity is type_.info
        case ast.Call(ast.Attribute(_, name)) if name in COPYING_METHODS:
            return _is_made_by_library(value)
        case ast.BinOp(_, ast.Mult() | ast.Add()) | ast.Subscript(_, ast.Slice()):
            return type_.info is cx.world.builtin_class("list") and _is_made_by_library(value)
    return isinstance(node, DISPLAYS)


def names_library(cx: Checker, name: str) -> bool:
    """Whether the name means something of Python's, and nothing of the app's."""
    if name in cx.variables:
        return False
    entity = cx.entity(name)
    module = entity if isinstance(entity, ModuleInfo) else getattr(entity, "module", None)
    return entity is None or (isinstance(module, ModuleInfo) and not module.source.is_app)


def _is_made_by_library(value: Expr) -> bool:
    """Whether the value is what a method of a list or str gives: a method of the app may give what others hold."""
    while isinstance(value, (Let, Do)):
        value = value.body if isinstance(value, Let) else value.result
    if not isinstance(value, Call):
        return False
    info = value.instance.info
    return not info.module.source.is_app and isinstance(info.owner, ClassInfo) and info.owner.name in ("list", "str")


def _copied(cx: Checker, value: Expr, wanted: Class) -> Expr:
    """A list that was just made, as one of wider items."""
    from pyuk.compiler.check.expressions.comprehensions import filled_from
    from pyuk.compiler.check.expressions.conversions import once, wrap

    info = cx.world.builtin_class("list")
    if not isinstance(value.type, Class) or value.type.info is not info or wanted.info is not info:
        return value
    wider = widened(cx.world, wanted, value.type)
    if not isinstance(wider, Class) or wider == value.type:
        return value
    again, bindings = once(cx, value)
    return wrap(bindings, filled_from(cx, again, wider.args[0]))


# --- what does not fit ----------------------------------------------------------------------------------


def note_misfit(world: World, problem: Problem, source: Type, target: Type) -> Problem:
    """The Problem that a value of type `source` is no `target`, with what would help."""
    problem.misfit = (source, target)
    containers: list[tuple[Site | Said, Type]] = []
    plain: list[tuple[Site, Spec]] = []
    _compare(world, source, target, containers, plain)
    if containers or plain:
        problem.suggest(Remedy(tuple(containers), tuple(plain)))
    return problem


def refuse_unlike(
    cx: Checker,
    code: str,
    node: ast.AST,
    message: str,
    types: tuple[Type, Type],
    *,
    why: str,
    fix: str,
    cpython: str | None = None,
    notes: tuple[tuple[str, ast.AST], ...] = (),
) -> NoReturn:
    """What may be of one of two types has no common one: unless containers in them are made of wider types."""
    problem = Problem(diagnostic(code, cx.module, node, message, why=why, cpython=cpython, fix=fix, notes=notes))
    one, other = types
    for type_ in types:
        _note_tree(cx.world, problem, type_)
    note_misfit(cx.world, problem, one, other)
    note_misfit(cx.world, problem, other, one)
    raise problem


def _note_tree(world: World, problem: Problem, type_: Type) -> None:
    """A container that holds what the same place has made, as the trees of a parser do: of objects there is an end."""
    containers: dict[Site, Class] = {}
    for one in _made_within(world.resolve(type_)):
        args = tuple(OBJECT if _is_made_at(part, one.origin) else part for part in one.args)
        if args != one.args and isinstance(one.origin, Site):
            containers.setdefault(one.origin, replace(one, args=args))
    if containers:
        problem.suggest(Remedy(tuple(containers.items())))


def _made_within(type_: Type) -> Iterator[Class]:
    """The containers of which the place that makes them is known, in the type, the outer ones first."""
    if isinstance(type_, Class) and isinstance(type_.origin, Site):
        yield type_
    for part in parts_of(type_):
        yield from _made_within(part)


def _is_made_at(type_: Type, site: object) -> bool:
    """Whether the type is, or holds, a container that the place makes."""
    return any(one.origin == site for one in _made_within(type_))


def is_more_than_said(world: World, source: Type, target: Type) -> bool:
    """Whether an annotation says less than what it would take in the next attempt."""
    is_other = is_of_objects(source, target) or is_as_said(world, source, target)
    return is_other or is_int_for_float(world, source, target)


def is_of_objects(source: Type, target: Type) -> bool:
    """Whether `source` is a container of any objects where an annotation says another one of the same class."""
    for wanted in members_of(target):
        if isinstance(source, Class) and isinstance(wanted, Class) and source.info is wanted.info:
            return source != wanted and OBJECT in source.args and isinstance(wanted.origin, Said)
    return False


def is_as_said(world: World, source: Type, target: Type) -> bool:
    """Whether `source` is the container that an annotation says, which has given way to one of any objects."""
    return source not in members_of(target) and any(
        isinstance(wanted, Class) and world.said.get(wanted.origin) == source for wanted in members_of(target)
    )


def is_int_for_float(world: World, source: Type, target: Type) -> bool:
    """Whether it is an int where an annotation says float: to be told from a float, in the next attempt."""
    return isinstance(source, Int) and bool(_takers(world, target, source))


def _compare(
    world: World,
    source: Type,
    target: Type,
    containers: list[tuple[Site | Said, Type]],
    plain: list[tuple[Site, Spec]],
) -> None:
    """Go through both types at once, and note the origins that keep them apart."""
    source, target = world.resolve(source), world.resolve(target)
    if source == target:
        return
    plain += _takers_of(world, source, target)
    for one in members_of(source):
        for other in members_of(target):
            if isinstance(one, Class) and isinstance(other, Class) and one.info is other.info and one != other:
                containers += _brought_together(world, one, other, source, target)
                for part, wanted in zip(one.args, other.args, strict=True):
                    _compare(world, part, wanted, containers, plain)
            if isinstance(one, Tuple) and isinstance(other, Tuple) and len(one.items) == len(other.items):
                for part, wanted in zip(one.items, other.items, strict=True):
                    _compare(world, part, wanted, containers, plain)


def _brought_together(
    world: World, one: Class, other: Class, source: Type, target: Type
) -> Iterator[tuple[Site | Said, Type]]:
    """What makes `one`, of the types of `source`, fit where `other` is wanted, of those of `target`.

    Both are containers of a class.
    """
    said, is_made_here = other.origin, isinstance(one.origin, Site)
    is_beside = OBJECT in one.args and other in members_of(source)
    if isinstance(said, Said) and (is_beside or (said in world.said and not is_made_here)):
        known = [each for each in members_of(target) if isinstance(each, Class) and each.origin == said]
        if one not in known:
            yield said, union_of([*known, replace(one, origin=said)])
        return
    wider = widened(world, one, other)
    for each, beside in ((one, other), (other, one)):
        is_own = isinstance(each.origin, Site) and (each is one or one.origin != other.origin)
        may_widen = is_own or (isinstance(each.origin, Said) and OBJECT in beside.args)
        if may_widen and isinstance(wider, Class) and wider != each:
            yield each.origin, wider  # type: ignore[misc]


def _takers_of(world: World, source: Type, target: Type) -> list[tuple[Site, Spec]]:
    """The annotations in a type that would take what a value may be."""
    return [each for one in members_of(source) for each in _takers(world, target, one)]


def _takers(world: World, target: Type, given: Type) -> list[tuple[Site, Spec]]:
    """The annotations in a type that would take a value as well: `float` an int, `int` a bool or one of an IntEnum."""
    members = members_of(target)
    if given in members or (isinstance(given, Int) and any(isinstance(each, Int) for each in members)):
        return []
    places = [_place_taking(each, given) for each in members]
    spec = spec_of(world, INT if isinstance(given, Int) else given) if any(places) else None
    return [(place, spec) for place in places if place is not None and spec is not None]


def _place_taking(said: Type, given: Type) -> Site | None:
    """Where an annotation says a type that what is given counts as, too."""
    data = plainvalues.kind_of(given)
    if isinstance(said, Class) and isinstance(said.origin, Text):
        return said.origin.site if data == "str" else None
    is_whole = given == BOOL or data == "int"
    is_real = is_whole or data == "float" or isinstance(given, Int)
    is_taken = (said == FLOAT and is_real) or (isinstance(said, Int) and is_whole)
    place = said.origin if isinstance(said, (Int, Simple)) else None
    return place if is_taken and isinstance(place, Site) else None


def widened(world: World, one: Type, other: Type) -> Type | None:
    """A type for the values of both: of two containers of a class one of both's elements."""
    if isinstance(one, Class) and isinstance(other, Class) and one.info is other.info and one.args:
        parts = [widened(world, part, more) for part, more in zip(one.args, other.args, strict=True)]
        return None if None in parts else replace(one, args=tuple(part for part in parts if part is not None))
    return world.join(natural_storage(one), natural_storage(other))


def note_argument(
    cx: Checker, problem: Problem, info: FunctionInfo, args: list[Expr], index: int, owner: Class | None
) -> None:
    """An argument does not fit for what another one holds: `out.append("a")`, `heappush(heap, "a")`."""
    from pyuk.compiler.check.calls.fitting import unify
    from pyuk.compiler.frontend.syntax import all_args

    if problem.diagnostic.remedy is not None or (info.module.source.is_app and owner is None):
        return
    assert isinstance(info.node, (ast.FunctionDef, ast.Lambda))
    patterns = [
        cx.world.annotations.resolve(param.annotation, info.module) if param.annotation is not None else None
        for param in all_args(info.node.args)
    ]
    if owner is not None and patterns:
        patterns[0] = Class(owner.info, owner.info.type_params)
    given: dict[TypeVar, Type] = {}
    pattern = patterns[index]
    if pattern is None:
        return
    if cx.world.is_open(pattern) and isinstance(pattern, Class):
        from pyuk.compiler.check.iteration.iteration import item_type

        unify(pattern.args[0], item_type(cx, args[index]), given)
    else:
        unify(pattern, natural_storage(args[index].type), given)
    containers = [
        each
        for arg, known in zip(args, patterns, strict=True)
        if arg is not args[index] and isinstance(known, Class)
        for each in _holding(cx.world, arg.type, known, given)
    ]
    if containers:
        problem.suggest(Remedy(tuple(containers)))


def wants_others(problem: Problem) -> bool:
    """Whether an annotation that takes other types as well would be the remedy."""
    return isinstance(problem.diagnostic.remedy, Remedy) and bool(problem.diagnostic.remedy.plain)


def wants_wider(problem: Diagnostic) -> bool:
    """Whether containers that hold more would be the remedy."""
    return isinstance(problem.remedy, Remedy) and bool(problem.remedy.containers)


def of_one_call(first: Problem | None, problem: Problem) -> Problem:
    """The Problem of several arguments whose annotations take more: the first, which tells of all that they want.

    So `Point(1, 2)` of two floats takes one attempt more and not two.
    """
    if first is None:
        return problem
    known, more = first.diagnostic.remedy, problem.diagnostic.remedy
    assert isinstance(known, Remedy) and isinstance(more, Remedy)
    first.diagnostic = replace(first.diagnostic, remedy=replace(known, plain=(*known.plain, *more.plain)))
    return first


def note_wider(world: World, problem: Problem, receiver: Type, info: ClassInfo, parts: list[Type]) -> Problem:
    """The Problem that what is put into a container of class `info` does not fit, with the wider container."""
    given = dict(zip(info.type_params, parts, strict=True))
    containers = _holding(world, receiver, Class(info, info.type_params), given)
    if containers:
        problem.suggest(Remedy(tuple(containers)))
    return problem


def _holding(world: World, type_: Type, pattern: Class, given: dict[TypeVar, Type]) -> list[tuple[Site, Class]]:
    """The containers that `type_` may be, with room for what is `given` for the type variables of the pattern."""
    found = []
    for one in members_of(world.resolve(type_)):
        if not isinstance(one, Class) or not isinstance(one.origin, Site):
            continue
        own = dict(zip(one.info.type_params, one.args, strict=True))
        home = next((a for a in ancestors(Class(one.info, one.info.type_params)) if a.info is pattern.info), None)
        for name, wanted in zip(home.args if home is not None else (), pattern.args, strict=False):
            if isinstance(name, TypeVar) and isinstance(wanted, TypeVar) and wanted in given and name in own:
                wider = widened(world, own[name], given[wanted])
                own[name] = own[name] if wider is None else wider
        found.append((one.origin, replace(one, args=tuple(own.values()))))
    return found


def note_receiver(cx: Checker, problem: Problem, receiver: Type) -> None:
    """Something in the call of a method does not fit: widen what the receiver holds of the type that was wanted."""
    if problem.diagnostic.remedy is not None or problem.misfit is None:
        return
    source, target = problem.misfit
    containers = []
    plain: list[tuple[Site, Spec]] = []
    for one in members_of(cx.world.resolve(receiver)):
        if isinstance(one, Class):
            plain += [each for arg in one.args if arg == target for each in _takers_of(cx.world, source, arg)]
        if isinstance(one, Class) and isinstance(one.origin, Site) and target in one.args:
            args = [widened(cx.world, arg, source) if arg == target else arg for arg in one.args]
            if None not in args:
                containers.append((one.origin, replace(one, args=tuple(arg for arg in args if arg is not None))))
    if containers or plain:
        problem.suggest(Remedy(tuple(containers), tuple(plain)))


def want_objects(cx: Checker, receiver: Type, value: Expr, target: Type) -> None:
    """The Problem that an `object` is put into a container that holds functions, or values of several types.

    Where nobody wrote so, the next attempt lets it hold objects. One whose values are all alike is not widened: the
    object is looked at instead.
    """
    is_mixed = isinstance(target, Union) or is_function(target)
    if value.type != OBJECT or target == OBJECT or not is_mixed or not isinstance(receiver, Class):
        return
    site, wider = receiver.origin, replace(receiver, args=tuple(OBJECT if a == target else a for a in receiver.args))
    known = cx.world.widening.containers
    if not isinstance(site, Site) or target not in receiver.args or known.get(site) == spec_of(cx.world, wider):
        return
    problem = Problem(
        diagnostic(
            "PK0211",
            cx.module,
            value.node,
            f"what is put in has to be {described(target)}, but this may be any object",
            why="the keys, values or items of one container have one type",
            cpython="they are objects of any types",
        )
    )
    problem.suggest(Remedy(((site, wider),)))
    raise problem


def note_operands(cx: Checker, problem: Problem, op: str, left: Type, right: Type) -> Problem:
    """The Problem that a container does not take another one's items, `out += ["a"]`, with the wider container."""
    if op in ("+", "|") and isinstance(left, Class) and isinstance(right, Class) and left.info is right.info:
        wider = widened(cx.world, left, right)
        if isinstance(left.origin, Site) and isinstance(wider, Class) and left.info.name in ("list", "set", "dict"):
            problem.suggest(Remedy(((left.origin, wider),)))
    return problem


def note_operand(cx: Checker, problem: Problem, receiver: Type, name: str, given: Type) -> None:
    """A method for an operator that says `float` is not asked with an int: it would take one, as in CPython."""
    found = cx.world.method(receiver, name) if isinstance(receiver, Class) else None
    if problem.diagnostic.remedy is not None or found is None or not isinstance(found[1].node, ast.FunctionDef):
        return
    owner, info = found
    params = found[1].node.args.args[1:]
    if len(params) == 1 and params[0].annotation is not None:
        bindings = dict(zip(owner.info.type_params, owner.args, strict=False))
        wanted = cx.world.annotations.resolve(params[0].annotation, info.module, bindings, owner)
        note_misfit(cx.world, problem, given, wanted)


def sum_of_containers(
    cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST, *, inplace: bool
) -> Expr | None:
    """[1] + ["a"], {1: 2} | {"a": "b"}: a new list or dict that holds the items of both; None of anything else.

    inplace: the left one, where it can hold the items of both.
    """
    from pyuk.compiler.check.expressions.comprehensions import filled_from
    from pyuk.compiler.check.expressions.conversions import once, settled, wrap
    from pyuk.compiler.check.expressions.displays import ANYTHING, make_dict
    from pyuk.compiler.check.operators.operators import binary

    one, other = left.type, right.type
    if not isinstance(one, Class) or not isinstance(other, Class) or one.info is not other.info:
        return None
    if op == "|" and not inplace and one.info is cx.world.builtin_class("dict"):
        return make_dict(cx, [None, None], [settled(cx, left), settled(cx, right)], ANYTHING, node)
    joined = widened(cx.world, one, other)
    if op != "+" or one.info is not cx.world.builtin_class("list") or not isinstance(joined, Class) or one == other:
        return None
    if inplace and joined != one:
        return None
    first, bindings = once(cx, left)
    second, bound = once(cx, right)
    sides = [
        side if side.type == joined else filled_from(cx, side, joined.args[0]) for side in (first, second)
    ]
    return wrap([*bindings, *bound], binary(cx, op, sides[0], sides[1], node, inplace=inplace))


# --- types by name --------------------------------------------------------------------------------------


def spec_of(world: World, type_: Type) -> Spec | None:
    """The type by names that mean the same in another world; None where it has none."""
    from pyuk.compiler.check.calls.callables import members_of as functions_of

    type_ = world.resolve(type_)
    match type_:
        case Int():
            return ("int", str(natural_storage(type_)))
        case _ if type_ == OBJECT:
            return ("object",)
        case Simple():
            return ("simple", type_.name) if type_ in (BOOL, FLOAT, NONE) else None
        case Unknown():
            return ("unknown",)
        case _ if is_function(type_) and not isinstance(type_, Callable):
            return ("functions",)
        case NamedUnion():
            return ("alias", type_.alias.module.name, type_.alias.name)
        case Class(info, args):
            if _class_named(world, info.module.name, info.qualname) is not info:
                return None
            origin = None if isinstance(type_.origin, Text) else type_.origin
            return _with_parts(world, ("class", info.module.name, info.qualname, origin), args)
        case Tuple(items) if type(type_) is Tuple:
            return _with_parts(world, ("tuple",), items)
        case Optional() | Union():
            return _with_parts(world, ("union",), members_of(type_))
        case Callable(params, returns, home):
            return _with_parts(world, ("callable", home), (*params, returns))
        case _ if is_function(type_):
            return ("functions", str(functions_of(world, type_)[0]))
    return None


def _with_parts(world: World, head: Spec, parts: tuple[Type, ...]) -> Spec | None:
    specs = [spec_of(world, part) for part in parts]
    return None if None in specs else (*head, tuple(specs))


def _class_named(world: World, module_name: str, qualname: str) -> ClassInfo | None:
    module = world.module(module_name)
    first, *rest = qualname.split(".")
    found = module.names.get(first) if module is not None else None
    for name in rest:
        found = found.classes.get(name) if isinstance(found, ClassInfo) else None
    return found if isinstance(found, ClassInfo) else None


def type_of(world: World, spec: Spec, within: frozenset[Site | Said]) -> Any:
    """The type that a spec names, with what is known by now of the containers in it that are made elsewhere.

    None where there is no type by that name in this world. within: the places whose types are on the way.
    """
    known = world.widening.containers
    match spec:
        case ("int", name):
            return STORAGE[name]
        case ("object",):
            return OBJECT
        case ("simple", name):
            return next(type_ for type_ in (BOOL, FLOAT, NONE) if type_.name == name)
        case ("unknown",):
            return NEVER
        case ("functions",):
            return world.resolve(world.pools.setdefault(within, Pool(world.next_serial())))
        case ("alias", module_name, name):
            module = world.module(module_name)
            alias = module.names.get(name) if module is not None else None
            return world.annotations.of_alias(alias) if isinstance(alias, AliasInfo) else None
        case ("class", _, _, Site() | Said() as origin, _) if origin in known and origin not in within:
            found = type_of(world, known[origin], within | {origin})
            return found and replace(found, origin=origin)
        case ("class", module_name, qualname, origin, parts):
            info = _class_named(world, module_name, qualname)
            args = [type_of(world, part, within) for part in parts]
            if info is None or None in args:
                return None
            world.complete_class(info)
            return Class(info, tuple(args), origin)
        case ("tuple" | "union" as kind, parts):
            items = [type_of(world, part, within) for part in parts]
            if None in items:
                return None
            return Tuple(tuple(items)) if kind == "tuple" else union_of(items)
        case ("callable", home, parts):
            *params, returns = (type_of(world, part, within) for part in parts)
            return None if None in (*params, returns) else Callable(tuple(params), returns, home)
        case ("functions", first):  # containers that begin with one function share what they hold
            return world.pools.setdefault(("widened", first), Pool(world.next_serial()))
    return None
