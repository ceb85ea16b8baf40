"""`match`: each case becomes a test, its bindings and a guard; the first that holds runs its body."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check import operators, places
from pyuk.compiler.check.builtin_calls import is_one
from pyuk.compiler.check.conversions import choice, truth
from pyuk.compiler.check.model import Variable
from pyuk.compiler.check.tree import (
    Block,
    Both,
    Expr,
    If,
    Literal,
    ReadLocal,
    Reinterpret,
    SetLocal,
    TupleItem,
    bool_literal,
)
from pyuk.compiler.check.types import BOOL, NEVER, Class, Optional, Tuple, TypeValue, ancestors

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

Bindings = list[tuple[str, Expr, ast.AST]]


def check_match(cx: Checker, node: ast.Match) -> Block:
    """The subject is evaluated once; cases are tried in order."""
    subject = cx.expr(node.subject)
    held = cx.temporary(subject.type, "subject")
    read = ReadLocal(held, type=subject.type, node=node.subject)
    return [SetLocal(held, subject, node=node), *_cases(cx, node, node.cases, read)]


def _cases(cx: Checker, node: ast.Match, cases: list[ast.match_case], subject: Expr) -> Block:
    from pyuk.compiler.check.function import merge

    if not cases or cx.env is None:
        return []
    case, rest = cases[0], cases[1:]
    bindings: Bindings = []
    hit = cx.temporary(BOOL, "hit")
    test = _pattern(cx, case.pattern, subject, bindings)
    block: Block = [SetLocal(hit, test, node=case.pattern)]
    before = cx.env
    inner = _bind(cx, bindings, hit, case)
    if inner:
        block.append(If(ReadLocal(hit, type=BOOL, node=case.pattern), inner, [], node=case.pattern))
    body = cx.block(case.body)
    after = cx.env
    certain = case.guard is None and isinstance(test, Literal) and bool(test.value)
    cx.env = None if certain else before
    otherwise = _cases(cx, node, rest, subject)
    cx.env = merge(after, cx.env)
    if certain:
        return [*block, *body]
    return [*block, If(ReadLocal(hit, type=BOOL, node=case.pattern), body, otherwise, node=case.pattern)]


def _bind(cx: Checker, bindings: Bindings, hit: Variable, case: ast.match_case) -> Block:
    """The names that a pattern captures, and the guard, which may still say no."""
    block: Block = []
    for name, value, node in bindings:
        target = ast.copy_location(ast.Name(name, ast.Store()), node)
        block += places.store(cx, target, value, ast.copy_location(ast.Pass(), node))
    if case.guard is not None:
        block.append(SetLocal(hit, truth(cx, cx.expr(case.guard)), node=case.guard))
    return block


def _pattern(cx: Checker, pattern: ast.pattern, value: Expr, bindings: Bindings) -> Expr:
    """Whether `value` matches; what it captures is added to `bindings`."""
    match pattern:
        case ast.MatchValue(node):
            return _equals(cx, value, cx.expr(node), pattern)
        case ast.MatchSingleton(constant):
            literal = cx.expr(ast.copy_location(ast.Constant(constant), pattern))
            return operators.compare(cx, "is", value, literal, pattern)
        case ast.MatchAs(None, None):
            return bool_literal(True, pattern)
        case ast.MatchAs(inner, str(name)):
            test = _pattern(cx, inner, value, bindings) if inner is not None else bool_literal(True, pattern)
            bindings.append((name, value, pattern))
            return test
        case ast.MatchOr(patterns):
            return _any(cx, [_alternative(cx, p, value) for p in patterns], pattern)
        case ast.MatchSequence(patterns):
            return _sequence(cx, pattern, patterns, value, bindings)
        case ast.MatchClass(class_node, positional, names, patterns):
            by_place = _match_args(cx, pattern, class_node, len(positional))
            if by_place is not None:
                parts = dict(zip([*by_place, *names], [*positional, *patterns], strict=True))
                return _class(cx, pattern, class_node, parts, value, bindings)
    cx.fail(
        "PK0315",
        pattern,
        "this kind of pattern is not supported yet",
        why="patterns are values, names, tuples, and classes with named attributes so far",
        fix="test it with if and elif",
    )
    raise AssertionError


def _equals(cx: Checker, value: Expr, wanted: Expr, node: ast.AST) -> Expr:
    """`==`, where values of unlike types are simply not equal."""
    numbers = operators.is_number(value.type) and operators.is_number(wanted.type)
    if numbers or NEVER in (value.type, wanted.type) or cx.world.join(value.type, wanted.type) is not None:
        return operators.compare(cx, "==", value, wanted, node)
    return bool_literal(False, node)


def _alternative(cx: Checker, pattern: ast.pattern, value: Expr) -> Expr:
    captured: Bindings = []
    test = _pattern(cx, pattern, value, captured)
    if captured:
        cx.fail(
            "PK0315",
            pattern,
            "a pattern with `|` cannot capture names yet",
            why="each alternative would have to bind the same names",
            fix="write a case for each alternative",
        )
    return test


def _any(cx: Checker, tests: list[Expr], node: ast.AST) -> Expr:
    result = tests[0]
    for test in tests[1:]:
        result = choice(result, bool_literal(True, node), test, BOOL)
    return result


def _all(tests: list[Expr], node: ast.AST) -> Expr:
    result: Expr = bool_literal(True, node)
    for test in tests:
        if isinstance(result, Literal) and result.value:
            result = test
        elif not (isinstance(test, Literal) and test.value):
            result = Both("and", result, test, type=BOOL, node=node)
    return result


def _sequence(
    cx: Checker, node: ast.AST, patterns: list[ast.pattern], value: Expr, bindings: Bindings
) -> Expr:
    """A tuple of known length, item by item."""
    if not isinstance(value.type, Tuple) or any(isinstance(p, ast.MatchStar) for p in patterns):
        cx.fail(
            "PK0315",
            node,
            f"a sequence pattern for a `{value.type}` is not supported yet",
            why="a tuple's length is known here, and only such sequences can be matched so far",
            fix="test len(), and take the items",
        )
    assert isinstance(value.type, Tuple)
    if len(patterns) != len(value.type.items):
        return bool_literal(False, node)
    items = [TupleItem(value, i, type=t, node=node) for i, t in enumerate(value.type.items)]
    return _all([_pattern(cx, p, item, bindings) for p, item in zip(patterns, items, strict=True)], node)


def _match_args(cx: Checker, node: ast.AST, class_node: ast.expr, wanted: int) -> list[str] | None:
    """The attributes that the positional parts of a class pattern stand for; None where the class does not say."""
    named = cx.expr(class_node).type
    if not wanted:
        return []
    if not isinstance(named, TypeValue) or not isinstance(named.type, Class):
        return None
    known: list[str] | None = None
    for above in ancestors(named.type):
        if "__match_args__" in above.info.constants:
            known = list(cx.world.constants.value(above.info.constants["__match_args__"]))
        elif above.info.record is not None and above.info.record.options["match_args"]:
            fields = above.info.record.fields.values()
            known = [field.name for field in fields if field.init and not field.kw_only and not field.is_init_only]
        if known is not None:
            break
    if known is None or wanted > len(known):
        cx.fail(
            "PK0315",
            node,
            f"`{named.type.info.name}` takes {len(known or [])} positional parts in a pattern, and {wanted} are given",
            why="its `__match_args__` says which attributes they are",
            cpython=f"TypeError: {named.type.info.name}() accepts {len(known or [])} positional sub-patterns"
            f" ({wanted} given)",
            fix="name the attributes: Point(x=0), say",
        )
    return (known or [])[:wanted]


def _class(
    cx: Checker,
    node: ast.AST,
    class_node: ast.expr,
    parts: dict[str, ast.pattern],
    value: Expr,
    bindings: Bindings,
) -> Expr:
    """`Cls(name=pattern, ...)`: an instance whose attributes match."""
    from pyuk.compiler.check import attributes

    named = cx.expr(class_node).type
    test = is_one(cx, value, class_node, node)
    if not parts:
        return test
    wanted = named.type if isinstance(named, TypeValue) else None
    base = value.type.inner if isinstance(value.type, Optional) else value.type
    if not isinstance(wanted, Class) or not isinstance(base, Class):
        return bool_literal(False, node)
    narrowed = Reinterpret(value, type=wanted, node=node)
    tests = [test]
    for name, pattern in parts.items():
        source = ast.copy_location(ast.Attribute(class_node, name, ast.Load()), pattern)
        tests.append(_pattern(cx, pattern, attributes.get(cx, narrowed, name, source), bindings))
    return _all(tests, node)
