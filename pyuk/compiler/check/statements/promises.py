"""Values that may be of other types than an annotation promises: the promise is looked at when the program runs.

`m.group(1)` that goes to a parameter `name: str` may be None, as far as the compiler knows. Where one of the types
fits and another does not, the value goes there if it is of one that fits, and is a TypeError if it is not. What
fits in no case is a mistake, and refused (conversions.coerce).
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check import widening
from pyuk.compiler.check.expressions import longtuples
from pyuk.compiler.check.expressions.conversions import Promise, call_runtime, coerce
from pyuk.compiler.check.expressions.unions import dispatch
from pyuk.compiler.check.model.problems import Problem
from pyuk.compiler.check.model.tree import Expr, MakeTuple
from pyuk.compiler.check.model.types import NEVER, Optional, Tuple, Type, Union, described, members_of

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


def promised(
    cx: Checker, value: Expr, target: Type, what: str, origin: ast.AST | None, *, promise: Promise | None = None
) -> Expr:
    """coerce() to a type that an annotation says: of a union's types, those that do not fit are TypeErrors."""
    wanted = cx.world.resolve(target)
    if isinstance(value, MakeTuple) and isinstance(wanted, Tuple) and len(value.items) == len(wanted.items):
        pairs = zip(value.items, wanted.items, strict=True)
        items = [promised(cx, item, part, what, origin, promise=promise) for item, part in pairs]
        return MakeTuple(items, type=wanted, node=value.node)
    try:
        return coerce(cx, value, target, what, origin, promise=promise)
    except Problem as problem:
        if problem.diagnostic.remedy is not None:
            raise
        return looked_at(cx, value, cx.world.resolve(target), what, problem)


def as_item(cx: Checker, value: Expr, element: Type, what: str, holder: Type | None) -> Expr:
    """A value as what a container takes; of one whose annotation says what that is, as promised().

    holder: the container's type, as far as the context says it. Where nobody wrote it, it may have to hold objects.
    """
    for one in members_of(holder or NEVER):
        widening.want_objects(cx, one, value, element)
    return (promised if widening.is_said(holder) else coerce)(cx, value, element, what, None)


def looked_at(cx: Checker, value: Expr, target: Type, what: str, problem: Problem) -> Expr:
    """The value, if it is a `target` when the program gets there; the problem, where it cannot be one."""
    counted = longtuples.of_length(cx, value, target, what)
    if counted is not None:
        return counted
    if not isinstance(cx.world.resolve(value.type), (Union, Optional)):
        raise problem
    from pyuk.compiler.check.expressions.text import text_literal

    fitting = 0

    def fitted(each: Expr) -> Expr:
        nonlocal fitting
        try:
            result = longtuples.of_length(cx, each, target, what) or coerce(cx, each, target, what, None)
        except Problem:
            plain = f"{what} has to be {described(target)}, but this is {described(each.type)}".replace("`", "")
            text = text_literal(cx, plain, value.node)
            return call_runtime(cx, "pyuk.builtins.unions.raise_type_error", [text], value.node)
        fitting += 1
        return result

    chosen = dispatch(cx, value, value.node, fitted, result=target)
    if not fitting:
        raise problem
    return chosen
