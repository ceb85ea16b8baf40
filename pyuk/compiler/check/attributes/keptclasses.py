"""Classes that variables and containers keep, `for shape in [Square, Circle]`: each is told by which one it is."""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from typing import TYPE_CHECKING

from pyuk.compiler.check.calls.callables import members_of
from pyuk.compiler.check.calls.functions import same_function
from pyuk.compiler.check.expressions.conversions import choice, coerce, wrap
from pyuk.compiler.check.expressions.unions import held, join_outcomes, refused_for
from pyuk.compiler.check.model.problems import Problem
from pyuk.compiler.check.model.tree import Expr, Literal
from pyuk.compiler.check.model.types import NEVER, Callable, FunctionSet, Pool, TypeValue

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


def dispatch(cx: Checker, value: Expr, node: ast.AST, operate: Function[[Expr], Expr]) -> Expr | None:
    """What is done with a kept class, for each that it may be; None where it may be none.

    A class for which it is refused raises what CPython raises for it, as a function does that is kept beside classes.
    """
    kind = cx.world.resolve(value.type)
    if not isinstance(kind, (Callable, FunctionSet, Pool)):
        return None
    cx.world.compared.setdefault(kind, {})[cx.instance] = None
    kept = members_of(cx.world, kind)
    if not any(isinstance(each, TypeValue) for each in kept):
        return None
    again, bindings = held(cx, value)
    outcomes: list[tuple[Expr, Expr]] = []
    problems: list[Problem] = []
    for each in kept:
        named = Literal(None, type=each, node=node)
        try:
            outcome = operate(named)
        except Problem as problem:
            problems.append(problem)
            outcome = refused_for(cx, again, problem, node)
        outcomes.append((same_function(cx, "is", again, named, node), outcome))
    if len(problems) == len(kept):
        raise problems[0]
    joined = join_outcomes(cx, [outcome.type for _, outcome in outcomes], node, or_object=False)
    result: Expr | None = None
    for test, outcome in reversed(outcomes):
        fitted = coerce(cx, outcome, joined, "the result", None)
        result = fitted if result is None else choice(test, fitted, result, joined)
    return wrap(bindings, result or Literal(None, type=NEVER, node=node))
