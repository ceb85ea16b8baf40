"""Which operand of an operator is asked first: the right one, where its class is below the class of the left one.

The class that counts is that of the object, not that of the variable. Where the static types do not decide, the
objects are asked. Source: The Python Language Reference, "Emulating numeric types" and "Rich comparison".
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.expressions.conversions import choice, negated
from pyuk.compiler.check.model.tree import Both, Expr, Intrinsic, Literal, MakeTuple, Nothing, Reinterpret, bool_literal
from pyuk.compiler.check.model.types import BOOL, NEVER, NOT_IMPLEMENTED, Attempt, Class, Type, TypeValue, is_subclass

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

Pairs = list[tuple[Class, Class]]  # classes of a left and of a right operand


def first_asked(cx: Checker, left: Type, right: Type, name: str, *, overriding: bool) -> dict[Class, Pairs]:
    """The classes of the right operand whose method `name` is called first, with the pairs of classes for which it is.

    overriding: only where the right class has another method of that name than the left one.
    """
    if not isinstance(left, Class) or not isinstance(right, Class):
        return {}
    found: dict[Class, Pairs] = {}
    lefts = _classes(cx, left)
    for of_right in _classes(cx, right):
        method = cx.world.method(of_right, name)
        if method is None or (not overriding and method[1].is_made):
            continue  # the comparisons that data classes get refuse every other class
        for of_left in lefts:
            if of_left == of_right or not is_subclass(of_right, of_left):
                continue
            inherited = cx.world.method(of_left, name)
            if overriding and inherited is not None and inherited[1] is method[1]:
                continue
            receiver = right if cx.world.method(right, name) else of_right
            found.setdefault(receiver, []).append((of_left, of_right))
    return found


def _classes(cx: Checker, type_: Class) -> list[Class]:
    """The classes that objects of the type are of."""
    return cx.world.classes_below(type_, cx.instance) if type_.info.subclasses else [type_]


def is_first(cx: Checker, pairs: Pairs, left: Expr, right: Expr, node: ast.AST) -> Expr:
    """Whether the classes of two objects, each held, are one of the pairs; a literal where it is known."""
    assert isinstance(left.type, Class) and isinstance(right.type, Class)
    lefts, rights = _classes(cx, left.type), _classes(cx, right.type)
    if len(pairs) == len(lefts) * len(rights):
        return bool_literal(True, node)
    result: Expr | None = None
    for of_left, of_right in pairs:
        tests = [_is_class(value, class_, node) for value, class_, every in
                 ((left, of_left, lefts), (right, of_right, rights)) if every != [class_]]
        test = tests[0] if len(tests) == 1 else Both("and", tests[0], tests[1], type=BOOL, node=node)
        result = test if result is None else Both("or", result, test, type=BOOL, node=node)
    assert result is not None
    return result


def _is_class(value: Expr, class_: Class, node: ast.AST) -> Expr:
    named = Literal(None, type=TypeValue(class_), node=node)
    return Intrinsic("same_class", [value, named], type=BOOL, node=node)


def may_reflect(cx: Checker, left: Expr, right: Expr, node: ast.AST) -> Expr:
    """Whether arithmetic asks the right operand at all: not one of the very class of the left one."""
    if not isinstance(left.type, Class) or not isinstance(right.type, Class):
        return bool_literal(True, node)
    if left.type == right.type and len(_classes(cx, left.type)) < 2:
        return bool_literal(False, node)
    if not set(_classes(cx, left.type)) & set(_classes(cx, right.type)):
        return bool_literal(True, node)
    return negated(Intrinsic("same_class", [left, right], type=BOOL, node=node))


def only_if(condition: Expr, value: Expr, node: ast.AST) -> Expr:
    """An answer that is asked for where the condition holds, and NotImplemented elsewhere."""
    if isinstance(condition, Literal):
        return value if condition.value else Literal(None, type=NOT_IMPLEMENTED, node=node)
    if value.type in (NOT_IMPLEMENTED, NEVER):
        return choice(condition, value, Literal(None, type=NOT_IMPLEMENTED, node=node), NOT_IMPLEMENTED)
    answer = value.type.answer if isinstance(value.type, Attempt) else value.type
    type_ = value.type if isinstance(value.type, Attempt) else Attempt(answer)
    if not isinstance(value.type, Attempt):
        value = MakeTuple([bool_literal(True, node), value], type=type_, node=node)
    none = MakeTuple([bool_literal(False, node), Nothing(type=answer, node=node)], type=type_, node=node)
    return choice(condition, value, none, type_)


def as_class(value: Expr, class_: Class, node: ast.AST) -> Expr:
    """The operand as an object of the class that it was found to be of."""
    return value if value.type == class_ else Reinterpret(value, type=class_, node=node)


def both(one: Expr, other: Expr, node: ast.AST) -> Expr:
    """`one and other`, decided here where one of them is known."""
    for known, rest in ((one, other), (other, one)):
        if isinstance(known, Literal):
            return rest if known.value else known
    return Both("and", one, other, type=BOOL, node=node)
