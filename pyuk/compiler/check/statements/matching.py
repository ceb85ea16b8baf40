"""`match`: each case becomes a test, its bindings and a guard; the first that holds runs its body."""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyuk.compiler.check.declare import abstractclasses, namedtuples
from pyuk.compiler.check.expressions.classtests import is_instance, wanted_types
from pyuk.compiler.check.expressions.conversions import coerce, settled, truth
from pyuk.compiler.check.expressions.flow import may_equal
from pyuk.compiler.check.expressions.unions import any_of, as_member, is_member, members, narrowed_by
from pyuk.compiler.check.iteration import iteration
from pyuk.compiler.check.model.declarations import Variable
from pyuk.compiler.check.model.problems import Problem
from pyuk.compiler.check.model.tree import (
    Block,
    Both,
    Comparison,
    Do,
    Expr,
    If,
    Literal,
    ReadLocal,
    SetLocal,
    TupleItem,
    bool_literal,
    int_literal,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    FLOAT,
    NEVER,
    NONE,
    Class,
    Int,
    Optional,
    Tuple,
    Type,
    Union,
    ancestors,
    is_reference,
    natural_storage,
    union_of,
)
from pyuk.compiler.check.operators import comparisons
from pyuk.compiler.check.statements import places
from pyuk.compiler.frontend.syntax import walk

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

Bindings = list[tuple[str, Expr, ast.AST]]
TEXTS = ("str", "bytes", "bytearray")  # sequences that no sequence pattern matches
DICTS = ("OrderedDict", "defaultdict", "Counter")
OF_THEMSELVES = (*TEXTS, "list", "dict", "set", "frozenset", "tuple")  # whose one position is the value itself


@dataclass
class Found:
    """What a pattern makes of a value: whether it matches, and as what it is known then.

    covers: types whose values it matches all.
    """

    test: Expr
    value: Expr
    covers: list[Type]
    is_always: bool = False

    @property
    def always(self) -> bool:
        """Whether the pattern matches each value of the subject's type."""
        return self.is_always or (isinstance(self.test, Literal) and bool(self.test.value))


def check_match(cx: Checker, node: ast.Match) -> Block:
    """The subject is evaluated once; cases are tried in order."""
    subject = settled(cx, cx.expr(node.subject))
    held = cx.temporary(subject.type, "subject")
    read = ReadLocal(held, type=subject.type, node=node.subject)
    return [SetLocal(held, subject, node=node), *_cases(cx, node, node.cases, read)]


def _cases(
    cx: Checker,
    node: ast.Match,
    cases: list[ast.match_case],
    subject: Expr,
    seen: frozenset[object] = frozenset(),
) -> Block:
    """The cases from here on; `seen`: the constants among True and False that cases before have matched."""
    from pyuk.compiler.check.function import merge

    if not cases or cx.env is None:
        return []
    case, rest = cases[0], cases[1:]
    bindings: Bindings = []
    hit = cx.temporary(BOOL, "hit")
    found = _pattern(cx, case.pattern, subject, bindings)
    if isinstance(case.pattern, ast.MatchSingleton) and case.guard is None:
        seen |= {case.pattern.value} - {None}
        found.covers += [BOOL] if len(seen) == 2 else []
    if isinstance(found.test, Literal) and not found.test.value:
        return _cases(cx, node, rest, subject, seen)
    block: Block = [SetLocal(hit, found.test, node=case.pattern)]
    before = cx.env
    _know_subject(cx, node, found.value.type)
    inner = _bind(cx, bindings, hit, case)
    if inner:
        block.append(If(ReadLocal(hit, type=BOOL, node=case.pattern), inner, [], node=case.pattern))
    body = cx.block(case.body)
    after = cx.env
    is_last = case.guard is None and found.always
    left = _left(cx, subject, found, case)
    certain = is_last or left.type == NEVER != subject.type
    cx.env = None if certain else before
    if not certain:
        _know_subject(cx, node, left.type)
    otherwise = _cases(cx, node, rest, left, seen)
    cx.env = merge(after, cx.env)
    if is_last:
        return [*block, *body]
    return [*block, If(ReadLocal(hit, type=BOOL, node=case.pattern), body, otherwise, node=case.pattern)]


def _left(cx: Checker, subject: Expr, found: Found, case: ast.match_case) -> Expr:
    """The subject as what it still may be where the case did not match."""
    if case.guard is not None or not found.covers or not isinstance(subject.type, (Union, Optional)):
        return subject
    kept = narrowed_by(cx, subject.type, found.covers, holds=False)
    return as_member(cx, subject, kept, subject.node)


def _know_subject(cx: Checker, node: ast.Match, type_: Type) -> None:
    """What is known of the subject is known of the variable that it is."""
    if isinstance(node.subject, ast.Name) and node.subject.id in cx.variables and is_reference(
        cx.world.resolve(cx.variables[node.subject.id].type)
    ):
        assert cx.env is not None
        cx.env = type(cx.env)(cx.env.bound, cx.env.narrowed | {node.subject.id: type_})


def _bind(cx: Checker, bindings: Bindings, hit: Variable, case: ast.match_case) -> Block:
    """The names that a pattern captures, and the guard, which may still say no."""
    from pyuk.compiler.check.expressions.flow import narrow_env

    block: Block = []
    for name, value, node in bindings:
        target = ast.copy_location(ast.Name(name, ast.Store()), node)
        block += places.store(cx, target, value, ast.copy_location(ast.Pass(), node))
    if case.guard is not None:
        block.append(SetLocal(hit, truth(cx, cx.expr(case.guard)), node=case.guard))
        cx.env = narrow_env(cx, cx.env, case.guard, holds=True) or cx.env
    return block


# --- patterns ----------------------------------------------------------------------------------------


def _pattern(cx: Checker, pattern: ast.pattern, value: Expr, bindings: Bindings) -> Found:
    """How `value`, which can be read again, matches; what the pattern captures is added to `bindings`."""
    if value.type == NEVER:
        return _of_nothing(cx, pattern, value, bindings)
    match pattern:
        case ast.MatchValue(node):
            return _value(cx, pattern, node, value)
        case ast.MatchSingleton(constant):
            return _singleton(cx, pattern, constant, value)
        case ast.MatchAs(None, None):
            return Found(bool_literal(True, pattern), value, [value.type])
        case ast.MatchAs(inner, str(name)):
            found = Found(bool_literal(True, pattern), value, [value.type])
            if inner is not None:
                found = _pattern(cx, inner, value, bindings)
            bindings.append((name, found.value, pattern))
            return found
        case ast.MatchOr(patterns):
            ways = [_way(cx, each, value) for each in patterns]
            return _either(cx, pattern, ways, value, bindings)
        case ast.MatchSequence(patterns):
            return _by_member(cx, pattern, value, bindings, lambda one, b: _sequence(cx, pattern, patterns, one, b))
        case ast.MatchMapping():
            return _by_member(cx, pattern, value, bindings, lambda one, b: _mapping(cx, pattern, one, b))
        case ast.MatchClass():
            return _class(cx, pattern, value, bindings)
    raise AssertionError(pattern)


def _of_nothing(cx: Checker, pattern: ast.pattern, value: Expr, bindings: Bindings) -> Found:
    """The value's type is not known in this round: the names are bound all the same."""
    for part in walk(pattern):
        name = getattr(part, "name", None) or getattr(part, "rest", None)
        if name is not None:
            bindings.append((name, value, pattern))
    unknown = ReadLocal(cx.temporary(BOOL), type=BOOL, node=pattern)
    return Found(unknown, value, [])


def _value(cx: Checker, pattern: ast.pattern, node: ast.expr, value: Expr) -> Found:
    wanted = cx.expr(node)
    test = comparisons.compare(cx, "==", value, wanted, pattern)
    if isinstance(wanted, Literal) and isinstance(value.type, (Union, Optional)):
        kept = union_of(each for each in members(cx, value.type) if may_equal(cx, each, wanted.value))
        value = as_member(cx, value, kept, pattern) if kept != NEVER else value
    return Found(test, value, [])


def _singleton(cx: Checker, pattern: ast.pattern, constant: bool | None, value: Expr) -> Found:
    literal = cx.expr(ast.copy_location(ast.Constant(constant), pattern))
    test = comparisons.compare(cx, "is", value, literal, pattern)
    if literal.type not in members(cx, value.type):
        return Found(test, value, [])
    return Found(test, as_member(cx, value, literal.type, pattern), [NONE] if constant is None else [])


Way = Function[[Bindings], Found]


def _way(cx: Checker, pattern: ast.pattern, value: Expr) -> Way:
    return lambda bindings: _pattern(cx, pattern, value, bindings)


def _either(cx: Checker, node: ast.AST, ways: list[Way], value: Expr, bindings: Bindings) -> Found:
    """The first of several patterns that matches; each captures the same names, in variables of their own."""
    results: list[tuple[Found, Bindings]] = []
    for way in ways:
        captured: Bindings = []
        results.append((way(captured), captured))
    kept: dict[str, Variable] = {}
    for _, captured in results:
        for name, given, at in captured:
            variable = kept.setdefault(name, cx.temporary(NEVER, "captured"))
            joined = cx.world.join(variable.type, natural_storage(given.type))
            if joined is None:
                cx.fail(
                    "PK0219",
                    at,
                    f"`{name}` is a `{variable.type}` or a `{given.type}` here, which have no common type",
                    why="a name has one type",
                    fix="write a case for each alternative",
                )
                raise AssertionError
            variable.type = joined
    tests = [_keeping(cx, found.test, captured, kept, node) for found, captured in results]
    for name, variable in kept.items():
        bindings.append((name, ReadLocal(variable, type=variable.type, node=node), node))
    covers = [type_ for found, _ in results for type_ in found.covers]
    always = any(found.always for found, _ in results)
    if isinstance(value.type, (Union, Optional)):
        value = as_member(cx, value, union_of(found.value.type for found, _ in results), node)
    return Found(any_of(tests, node), value, covers, always)


def _keeping(
    cx: Checker, test: Expr, captured: Bindings, kept: dict[str, Variable], node: ast.AST
) -> Expr:
    """The test; where it holds, what was captured is put into the variables."""
    if not captured or (isinstance(test, Literal) and not test.value):
        return test
    block: Block = [
        SetLocal(kept[name], coerce(cx, settled(cx, given), kept[name].type, "the name", None), node=at)
        for name, given, at in captured
    ]
    return _all([test, Do(block, bool_literal(True, node), type=BOOL, node=node)], node)


def _all(tests: list[Expr], node: ast.AST) -> Expr:
    result: Expr = bool_literal(True, node)
    for test in tests:
        if isinstance(result, Literal):
            result = test if result.value else result
        elif not (isinstance(test, Literal) and test.value):
            result = Both("and", result, test, type=BOOL, node=node)
    return result


def _by_member(
    cx: Checker,
    pattern: ast.pattern,
    value: Expr,
    bindings: Bindings,
    match: Function[[Expr, Bindings], Found],
) -> Found:
    """The pattern on a value of a union: that of the type that it is of."""
    if not isinstance(value.type, (Union, Optional)):
        return match(value, bindings)

    def way(member: Type) -> Way:
        def matched(captured: Bindings) -> Found:
            found = match(as_member(cx, value, member, pattern), captured)
            if isinstance(found.test, Literal) and not found.test.value:
                return Found(found.test, Literal(None, type=NEVER, node=pattern), [])
            test = _all([is_member(cx, value, member, pattern), found.test], pattern)
            return Found(test, found.value, [member] if found.always else found.covers)

        return matched

    return _either(cx, pattern, [way(member) for member in members(cx, value.type)], value, bindings)


def _part(cx: Checker, pattern: ast.pattern, part: Expr, bindings: Bindings) -> Found:
    """Whether a part of the value, which is read here, matches."""
    if isinstance(pattern, ast.MatchAs) and pattern.name is None and pattern.pattern is None:
        return Found(bool_literal(True, pattern), part, [])
    part = settled(cx, part)
    variable = cx.temporary(part.type, "part")
    found = _pattern(cx, pattern, ReadLocal(variable, type=part.type, node=pattern), bindings)
    test = Do([SetLocal(variable, part, node=pattern)], found.test, type=BOOL, node=pattern)
    return Found(test, found.value, [], found.always)


def _of_parts(tests: list[Expr], parts: list[Found], value: Expr, node: ast.AST) -> Found:
    """A value of which all of the parts, behind some tests, have to match."""
    test = _all([*tests, *(part.test for part in parts)], node)
    return Found(test, value, [], all(part.always for part in parts) and not tests)


# --- sequences ---------------------------------------------------------------------------------------


def _sequence(
    cx: Checker, node: ast.pattern, patterns: list[ast.pattern], value: Expr, bindings: Bindings
) -> Found:
    """A sequence of as many items as there are patterns, or, with a star, at least as many."""
    star = next((i for i, each in enumerate(patterns) if isinstance(each, ast.MatchStar)), None)
    value = namedtuples.as_tuple(cx, value)
    if isinstance(value.type, Tuple):
        return _items_of_tuple(cx, node, patterns, star, value, bindings)
    if _is_sequence(cx, value.type):
        return _items_of_list(cx, node, patterns, star, value, bindings)
    return Found(bool_literal(False, node), value, [])


def _is_sequence(cx: Checker, type_: Type) -> bool:
    is_text = isinstance(type_, Class) and type_.info.name in TEXTS
    return not is_text and (
        iteration.is_sequence(cx, type_) or abstractclasses.is_instance(cx, "Sequence", type_)
    )


def _items_of_tuple(
    cx: Checker,
    node: ast.pattern,
    patterns: list[ast.pattern],
    star: int | None,
    value: Expr,
    bindings: Bindings,
) -> Found:
    from pyuk.compiler.check.statements.unpacking import rest_of

    assert isinstance(value.type, Tuple)
    count = len(value.type.items)
    if len(patterns) - (star is not None) > count or (star is None and len(patterns) != count):
        return Found(bool_literal(False, node), value, [])
    parts: list[Expr] = [TupleItem(value, i, type=t, node=node) for i, t in enumerate(value.type.items)]
    if star is None:
        found = [_part(cx, p, part, bindings) for p, part in zip(patterns, parts, strict=True)]
        return _of_parts([], found, value, node)
    end = count - (len(patterns) - 1 - star)
    before, after = zip(patterns, parts[:star], strict=False), zip(patterns[star + 1 :], parts[end:], strict=True)
    found = [_part(cx, pattern, part, bindings) for pattern, part in before]
    starred = patterns[star]
    assert isinstance(starred, ast.MatchStar)
    if starred.name is not None:
        bindings.append((starred.name, rest_of(cx, starred, parts[star:end], node), starred))
    found += [_part(cx, pattern, part, bindings) for pattern, part in after]
    return _of_parts([], found, value, node)


def _items_of_list(
    cx: Checker,
    node: ast.pattern,
    patterns: list[ast.pattern],
    star: int | None,
    value: Expr,
    bindings: Bindings,
) -> Found:
    from pyuk.compiler.check.calls.calls import call_method
    from pyuk.compiler.check.operators.operators import integers

    length = iteration.length_of(cx, value, node)
    variable = cx.temporary(length.type, "length")
    known = ReadLocal(variable, type=length.type, node=node)
    least = int_literal(len(patterns) - (star is not None), node)
    fits = Comparison("==" if star is None else ">=", known, least, type=BOOL, node=node)
    tests: list[Expr] = [Do([SetLocal(variable, length, node=node)], fits, type=BOOL, node=node)]
    if patterns and _is_listed(cx, value.type, patterns):
        value, listed = _listed(cx, value, node)
        tests.append(listed)
    if value.type == NEVER:  # not known in this round
        _of_nothing(cx, node, value, bindings)
        return Found(_all(tests, node), value, [])
    found: list[Found] = []
    for index, pattern in enumerate(patterns):
        if isinstance(pattern, ast.MatchStar):
            if pattern.name is not None:
                end = integers(cx, "-", known, int_literal(len(patterns) - 1 - index, node), node)
                rest = call_method(cx, value, "part", [int_literal(index, node), settled(cx, end)], node)
                bindings.append((pattern.name, rest, pattern))
            continue
        at: Expr = int_literal(index, node)
        if star is not None and index > star:
            at = settled(cx, integers(cx, "-", known, int_literal(len(patterns) - index, node), node))
        found.append(_part(cx, pattern, iteration.element(cx, value, at, node), bindings))
    return _of_parts(tests, found, value, node)


def _is_listed(cx: Checker, type_: Type, patterns: list[ast.pattern]) -> bool:
    """Whether the items are got by iteration: of classes that may do that in their own way; not beside `*_`."""
    by_index = any(isinstance(each, ast.MatchStar) and each.name is None for each in patterns)
    if by_index or not isinstance(type_, Class):
        return False
    return type_.info.module.source.is_app or cx.world.method(type_, "part") is None


def _listed(cx: Checker, value: Expr, node: ast.pattern) -> tuple[Expr, Expr]:
    """A list of the items, and the test, always true, that makes it."""
    place = ast.copy_location(ast.Constant(0), node)
    block: Block = []
    held = iteration.held_name(cx, value, block, place)
    item = f"{held.id}.item"
    each = ast.comprehension(ast.Name(item, ast.Store()), held, [], 0)
    made = ast.ListComp(ast.Name(item, ast.Load()), [each])
    items = iteration.hold(cx, cx.expr(ast.fix_missing_locations(ast.copy_location(made, node))), block, node)
    return items, Do(block, bool_literal(True, node), type=BOOL, node=node)


# --- mappings ----------------------------------------------------------------------------------------


def _mapping(cx: Checker, pattern: ast.MatchMapping, value: Expr, bindings: Bindings) -> Found:
    """A dict that has the keys; their values match, and what is left is in `rest`."""
    from pyuk.compiler.check.calls.calls import call_method
    from pyuk.compiler.check.calls.fitting import accepts

    is_dict = isinstance(value.type, Class) and value.type.info is cx.world.builtin_class("dict")
    if not is_dict and (pattern.rest is not None or not _is_of_library(value.type, DICTS)):
        _refuse_other(cx, pattern, value)
        return Found(bool_literal(False, pattern), value, [])
    assert isinstance(value.type, Class)
    tests: list[Expr] = []
    keys = [cx.expr(key) for key in pattern.keys]
    for key, inner in zip(keys, pattern.patterns, strict=True):
        if not accepts(cx, value.type, "__contains__", [key]):
            return Found(bool_literal(False, pattern), value, [])
        tests.append(comparisons.compare(cx, "in", key, value, pattern))
        part = call_method(cx, value, "__getitem__", [key], pattern)
        tests.append(_part(cx, inner, part, bindings).test)
    if pattern.rest is not None:
        left = cx.temporary(value.type, "rest")
        read = ReadLocal(left, type=value.type, node=pattern)
        copy: Block = [SetLocal(left, call_method(cx, value, "copy", [], pattern), node=pattern)]
        from pyuk.compiler.check.model.tree import Evaluate

        for key in keys:
            copy.append(Evaluate(call_method(cx, read, "__delitem__", [key], pattern), node=pattern))
        tests.append(Do(copy, bool_literal(True, pattern), type=BOOL, node=pattern))
        bindings.append((pattern.rest, read, pattern))
    return Found(_all(tests, pattern), value, [] if tests else [value.type])


def _is_of_library(type_: Type, names: tuple[str, ...]) -> bool:
    return isinstance(type_, Class) and type_.info.name in names and not type_.info.module.source.is_app


def _refuse_other(cx: Checker, node: ast.AST, value: Expr) -> None:
    """A mapping that CPython matches with such a pattern, and that is not taken apart here."""
    if abstractclasses.is_instance(cx, "Mapping", value.type):
        cx.fail(
            "PK0315",
            node,
            f"this pattern does not take a `{value.type}` apart yet",
            why="mapping patterns take the library's dicts, and give plain ones by `**rest`",
            cpython="it is matched like the others",
            fix="match dict(...) of it",
        )


# --- classes -----------------------------------------------------------------------------------------


def _class(cx: Checker, pattern: ast.MatchClass, value: Expr, bindings: Bindings) -> Found:
    """`Cls(pattern, name=pattern, ...)`: an instance whose attributes match."""
    wanted = wanted_types(cx, pattern.cls)
    test = is_instance(cx, value, pattern.cls, pattern)
    if narrowed_by(cx, value.type, wanted, holds=False) == NEVER:
        test = bool_literal(True, pattern)
    if isinstance(test, Literal) and not test.value:
        _of_nothing(cx, pattern, Literal(None, type=NEVER, node=pattern), bindings)
        return Found(test, Literal(None, type=NEVER, node=pattern), [])
    kept = narrowed_by(cx, value.type, wanted, holds=True)
    known = as_member(cx, value, kept, pattern) if kept != value.type and is_reference(value.type) else value
    parts = _attribute_patterns(cx, pattern, wanted[0])
    if parts is None:  # the one position of a builtin type is the value itself
        found = _pattern(cx, pattern.patterns[0], known, bindings)
        return Found(_all([test, found.test], pattern), found.value, wanted if found.always else [])
    tests, always = [test], True
    for name, inner in parts:
        part = _attribute(cx, pattern, known, name)
        if part is None:
            _of_nothing(cx, inner, Literal(None, type=NEVER, node=pattern), bindings)
            return Found(bool_literal(False, pattern), Literal(None, type=NEVER, node=pattern), [])
        inside = _part(cx, inner, part, bindings)
        always = always and inside.always
        tests.append(inside.test)
    certain = isinstance(test, Literal) and always
    return Found(_all(tests, pattern), known, wanted if always else [], certain)


def _attribute(cx: Checker, pattern: ast.MatchClass, value: Expr, name: str) -> Expr | None:
    """The attribute of a matched object; None where its class has none of that name: then nothing matches."""
    from pyuk.compiler.check.attributes import attributes

    source = ast.copy_location(ast.Attribute(pattern.cls, name, ast.Load()), pattern)
    try:
        return attributes.get(cx, value, name, source)
    except Problem as problem:
        if problem.diagnostic.code != "PK0223":
            raise
        return None


def _attribute_patterns(
    cx: Checker, pattern: ast.MatchClass, wanted: Type
) -> list[tuple[str, ast.pattern]] | None:
    """The patterns by the attributes that they are for; None for the one position of a builtin type."""
    named = list(zip(pattern.kwd_attrs, pattern.kwd_patterns, strict=True))
    if not pattern.patterns:
        return named
    is_plain = isinstance(wanted, (Int, Tuple)) or wanted in (BOOL, FLOAT)
    if (is_plain or (isinstance(wanted, Class) and _is_builtin(wanted))) and len(pattern.patterns) == 1:
        return None
    names = match_args(cx, wanted)
    if len(pattern.patterns) > len(names):
        more = "s" * (len(names) != 1)
        cx.fail(
            "PK0315",
            pattern,
            f"`{wanted}` has {len(names) or 'no'} position{more} for patterns, and {len(pattern.patterns)} are given",
            why="its `__match_args__` says which attributes stand for positions",
            cpython=f"TypeError: {wanted}() accepts {len(names)} positional sub-pattern{more}"
            f" ({len(pattern.patterns)} given)",
            fix="name the attributes: `Point(x=0)`, say",
        )
    return [*zip(names, pattern.patterns, strict=False), *named]


def _is_builtin(class_: Class) -> bool:
    return class_.info.module.name.startswith("pyuk.builtins.") and class_.info.name in OF_THEMSELVES


def match_args(cx: Checker, type_: Type) -> tuple[str, ...]:
    """The attributes that a class's `__match_args__` names."""
    for ancestor in ancestors(type_) if isinstance(type_, Class) else ():
        if "__match_args__" in ancestor.info.constants:
            return tuple(cx.world.constants.value(ancestor.info.constants["__match_args__"]))
        if ancestor.info.record is not None and ancestor.info.record.options["match_args"]:
            fields = ancestor.info.record.fields.values()
            return tuple(f.name for f in fields if f.init and not f.kw_only and not f.is_init_only)
    return ()
