"""Methods that only classes below the one in the source have, where Python asks each object and falls back.

str() of a class with `__repr__` alone, a condition, `in`, `+=`: what they mean for objects of a class below that has
the method itself is decided by the object, at run time.
"""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from collections.abc import Iterable
from typing import TYPE_CHECKING

from pyuk.compiler.check.expressions.conversions import call_runtime, choice, coerce, not_none, once, wrap
from pyuk.compiler.check.expressions.unions import raised
from pyuk.compiler.check.model.problems import Problem
from pyuk.compiler.check.model.tree import Expr, IsInstance, Reinterpret
from pyuk.compiler.check.model.types import BOOL, Class, Optional, Type, ancestors, natural_storage
from pyuk.compiler.check.operators.hashing import overriding

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


def asked_below(
    cx: Checker,
    value: Expr,
    names: tuple[str, ...],
    operate: Function[[Expr], Expr],
    node: ast.AST,
) -> Expr | None:
    """The operation on an object by its class, where one below the static class has one of the methods that it lacks.

    None where there is no such class, and within `operate` on the static class itself.
    """
    type_ = cx.world.resolve(value.type)
    if not isinstance(type_, Class) or not type_.info.module.source.is_app or (type_, names) in cx.asked_below:
        return None
    lacking = [name for name in names if cx.world.method(type_, name) is None]
    below = list(dict.fromkeys(class_ for name in lacking for class_ in overriding(cx, type_, name)))
    if not below:
        return None
    again, bindings = once(cx, value)
    cx.asked_below.add((type_, names))
    try:
        result = operate(again)
    except Problem as problem:  # the class itself has no way to do it: then each class has its own, or raises
        result = raised(cx, problem, node)
        below = [each for each in cx.world.classes_below(type_, cx.instance) if each != type_]
    finally:
        cx.asked_below.remove((type_, names))

    def of_one(class_: Class) -> Expr:
        try:
            return operate(Reinterpret(again, type=class_, node=node))
        except Problem as problem:
            return raised(cx, problem, node)

    return wrap(bindings, by_class(cx, again, result, below, of_one, node))


def by_class(
    cx: Checker, value: Expr, otherwise: Expr, classes: Iterable[Class], operate: Function[[Class], Expr], node: ast.AST
) -> Expr:
    """What the operation gives for the object's class, of those below its static one; `otherwise` of all others."""
    result = otherwise
    for class_ in sorted(classes, key=lambda each: len(ancestors(each))):
        own = operate(class_)
        joined = _joined(cx, result.type, natural_storage(own.type), node)
        is_one = IsInstance(value, class_, type=BOOL, node=node)
        result = choice(is_one, _fitted(cx, own, joined), _fitted(cx, result, joined), joined)
    return result


def attribute_below(
    cx: Checker,
    value: Expr,
    name: str,
    here: Function[[Expr], Expr],
    operate: Function[[Expr], Expr],
    node: ast.AST,
) -> Expr:
    """What is done with an attribute (`here`); where only some of the classes below have it, `operate` by the class.

    Objects of the other classes raise AttributeError.
    """
    type_ = cx.world.resolve(value.type)
    if isinstance(type_, Optional):
        value = not_none(cx, value, f"'NoneType' object has no attribute '{name}'")
        type_ = value.type
    try:
        return here(value)
    except Problem as problem:
        if problem.diagnostic.code != "PK0223" or not isinstance(type_, Class) or not type_.info.subclasses:
            raise
        found = _where_it_is(cx, value, type_, name, operate, node)
        if found is None:
            raise
        return found


def _where_it_is(
    cx: Checker, value: Expr, type_: Class, name: str, operate: Function[[Expr], Expr], node: ast.AST
) -> Expr | None:
    """The operation by the object's class; None where no class below has the attribute."""
    made = cx.world.classes_below(type_, cx.instance)
    having = [each for each in made if any(above.info.kind_of(name) is not None for above in ancestors(each))]
    if not having:
        return None
    from pyuk.compiler.check.expressions.text import text_literal

    def of_one(class_: Class) -> Expr:
        if class_ in having:
            return operate(Reinterpret(again, type=class_, node=node))
        text = text_literal(cx, f"'{class_.info.name}' object has no attribute '{name}'", node)
        return call_runtime(cx, "pyuk.builtins.unions.raise_attribute_error", [text], node)

    again, bindings = once(cx, value)
    return wrap(bindings, by_class(cx, again, of_one(type_), made, of_one, node))


def _fitted(cx: Checker, value: Expr, type_: Type) -> Expr:
    return coerce(cx, value, type_, "the result", None)


def _joined(cx: Checker, one: Type, other: Type, node: ast.AST) -> Type:
    joined = cx.world.join(one, other)
    if joined is None:
        cx.fail(
            "PK0219",
            node,
            "what this gives has no single type",
            why="classes below have a method of their own for it, with another result",
            fix="let the methods return values of one type",
        )
        raise AssertionError
    return joined
