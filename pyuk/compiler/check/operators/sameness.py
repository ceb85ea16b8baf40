"""`is` and `is not`: objects are compared by their references, and values that are no objects only where that decides.

Numbers and tuples are values here, in boxes where a union holds them, so that CPython's objects of them are not known.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.calls import functions
from pyuk.compiler.check.expressions.conversions import call_runtime, choice, negated, once, settled, to_int, wrap
from pyuk.compiler.check.expressions.longtuples import is_long
from pyuk.compiler.check.expressions.unions import any_of, as_member, is_member, members, refused_for
from pyuk.compiler.check.model.problems import Problem
from pyuk.compiler.check.model.tree import (
    Both,
    Comparison,
    Expr,
    Literal,
    ReadLocal,
    TupleItem,
    bool_literal,
    none_literal,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    FLOAT,
    NONE,
    NOT_IMPLEMENTED,
    Attempt,
    Class,
    Int,
    Optional,
    Reference,
    Struct,
    Tuple,
    Type,
    Union,
    described,
    is_function,
    python_name,
)
from pyuk.compiler.check.operators.operators import Unrelated, on_right_union

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

SHARED_INTS = (-5, 256)  # the first and the last of those of which CPython keeps one object each
TEXTS = ("str", "bytes")


def same_object(cx: Checker, op: str, left: Expr, right: Expr, node: ast.AST) -> Expr:
    """`left is right` or `left is not right`, of two checked operands."""
    if left.type == NONE and right.type != NONE:
        left, right = right, left
    if right.type == NONE:
        return _is_none(cx, op, left, node)
    if NOT_IMPLEMENTED in (left.type, right.type):
        same = _is_not_implemented(cx, left if right.type == NOT_IMPLEMENTED else right, node)
        return same if op == "is" else negated(same)
    if isinstance(left.type, Union) or isinstance(right.type, Union):
        same = _same_in_unions(cx, left, right, node)
        return same if op == "is" else negated(same)
    if is_function(left.type) or is_function(right.type):
        return functions.same_function(cx, op, left, right, node)
    found_out = _found_out(cx, left, right, node) if cx.module.source.is_app else None
    if found_out is not None:
        return found_out if op == "is" else negated(found_out)
    references = (Class, Optional, Struct)
    if isinstance(left.type, references) and isinstance(right.type, references):
        return Comparison(op, left, right, type=BOOL, node=node)
    if python_name(left.type) != python_name(right.type):
        values = (settled(cx, left), settled(cx, right))
        return wrap([(cx.temporary(value.type), value) for value in values], bool_literal(op == "is not", node))
    if left.type == BOOL and right.type == BOOL:
        return Comparison("==" if op == "is" else "!=", to_int(left), to_int(right), type=BOOL, node=node)
    cx.fail(
        "PK0222",
        node,
        f"`{op}` does not work on {described(left.type)} and {described(right.type)}",
        why="numbers and tuples are values here, not objects",
        cpython="the result depends on what the interpreter happens to share",
        fix=f"write {'==' if op == 'is' else '!='}",
    )
    raise AssertionError


def _found_out(cx: Checker, left: Expr, right: Expr, node: ast.AST) -> Expr | None:
    """Whether two ints, strs or bytes are one object: told when the program gets there. None of anything else."""
    kinds = [side.type.inner if isinstance(side.type, Optional) else side.type for side in (left, right)]
    if all(isinstance(kind, Int) for kind in kinds):
        low, high = max(kind.lo for kind in kinds), min(kind.hi for kind in kinds)  # type: ignore[attr-defined]
        name = "same_int" if low <= SHARED_INTS[1] and high >= SHARED_INTS[0] else ""
    else:
        name = "same_shared" if kinds[0] == kinds[1] and _kind(kinds[0]) in TEXTS else ""
    if not name:
        return None
    return call_runtime(cx, f"pyuk.builtins.identity.{name}", [settled(cx, left), settled(cx, right)], node)


def _is_none(cx: Checker, op: str, value: Expr, node: ast.AST) -> Expr:
    if isinstance(value.type, (Optional, Union)):
        return Comparison(op, value, none_literal(node), type=BOOL, node=node)
    return _known(cx, value, (value.type == NONE) == (op == "is"), node)


def _known(cx: Checker, value: Expr, answer: bool, node: ast.AST) -> Expr:
    """What the type of a value decides: where evaluating it does nothing, a constant, which decides an `if`."""
    is_pure = isinstance(value, (Literal, ReadLocal))
    return wrap([] if is_pure else [(cx.temporary(value.type), settled(cx, value))], bool_literal(answer, node))


def _is_not_implemented(cx: Checker, value: Expr, node: ast.AST) -> Expr:
    """Whether what a method of an operator gave is NotImplemented."""
    if isinstance(value.type, Attempt):
        return negated(TupleItem(value, 0, type=BOOL, node=node))
    return _known(cx, value, value.type == NOT_IMPLEMENTED, node)


def _same_in_unions(cx: Checker, left: Expr, right: Expr, node: ast.AST) -> Expr:
    """Whether two values, of which one or both are of unions, are one object."""
    one, bindings = once(cx, settled(cx, left))
    other, bound = once(cx, settled(cx, right))
    by_reference = (Reference, Optional, Union)
    for value, union in ((one, other), (other, one)):
        if not isinstance(value.type, by_reference):
            return wrap([*bindings, *bound], _same_as_value(cx, value, union, node))
    same: Expr = Comparison("is", one, other, type=BOOL, node=node)
    texts = TEXTS if cx.module.source.is_app else ()
    for lefts, rights in _in_boxes(members(cx, one.type), members(cx, other.type), texts):
        both = Both("and", _is_any(cx, one, lefts, node), _is_any(cx, other, rights, node), type=BOOL, node=node)
        inside = as_member(cx, one, lefts[0], node), as_member(cx, other, rights[0], node)
        try:
            found = same_object(cx, "is", *inside, node)
        except Problem as problem:
            found = refused_for(cx, one if isinstance(one.type, Union) else other, problem, node)
        same = choice(both, found, same, BOOL)
    return wrap([*bindings, *bound], same)


def _same_as_value(cx: Checker, value: Expr, union: Expr, node: ast.AST) -> Expr:
    """Whether a value that is no object is the union's: not where that is of another type."""

    def same(one: Expr, other: Expr) -> Expr:
        return same_object(cx, "is", one, other, node)

    never = Unrelated((), lambda one, other: bool_literal(False, node))
    return on_right_union(cx, value, union, node, same, never)


def _is_any(cx: Checker, value: Expr, types: list[Type], node: ast.AST) -> Expr:
    if not isinstance(value.type, Union):
        return bool_literal(True, node)
    return any_of([is_member(cx, value, each, node) for each in types], node)


def _in_boxes(
    lefts: tuple[Type, ...], rights: tuple[Type, ...], texts: tuple[str, ...]
) -> list[tuple[list[Type], list[Type]]]:
    """The types on both sides whose references do not tell whether they are one object in CPython.

    texts: TEXTS; in the library, which asks for references, nothing.
    """

    def of(types: tuple[Type, ...], *kinds: str) -> list[Type]:
        return [each for each in types if _kind(each) in kinds]

    pairs = [(of(lefts, kind), of(rights, kind)) for kind in ("bool", "int", "float", *texts)]
    pairs.append((of(lefts, "tuple"), of(rights, "tuple", "long tuple")))
    pairs.append((of(lefts, "long tuple"), of(rights, "tuple")))
    return [pair for pair in pairs if all(pair)]


def _kind(type_: Type) -> str | None:
    if type_ in (BOOL, FLOAT):
        return str(type_)
    if isinstance(type_, (Int, Tuple)):
        return "int" if isinstance(type_, Int) else "tuple"
    if isinstance(type_, Class) and str(type_) in TEXTS:
        return str(type_)
    return "long tuple" if is_long(type_) else None
