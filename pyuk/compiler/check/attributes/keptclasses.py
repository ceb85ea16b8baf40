"""Classes that variables and containers keep, `for shape in [Square, Circle]`: each is told by which one it is."""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from typing import TYPE_CHECKING

from pyuk.compiler.check.calls.callables import looked_for
from pyuk.compiler.check.calls.functions import same_function
from pyuk.compiler.check.expressions.conversions import choice, coerce, wrap
from pyuk.compiler.check.expressions.unions import held, join_outcomes, raise_error, refused_for
from pyuk.compiler.check.model.problems import Problem
from pyuk.compiler.check.model.tree import Expr, Literal, bool_literal
from pyuk.compiler.check.model.types import NEVER, Callable, FunctionSet, FunctionValue, Pool, TypeValue

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

OF_MADE = "functions that are made when the program runs, and kept beside classes, can be called and compared alone"


def dispatch(cx: Checker, value: Expr, node: ast.AST, operate: Function[[Expr], Expr]) -> Expr | None:
    """What is done with a kept class, for each that it may be; None where it may be none.

    A class for which it is refused raises what CPython raises for it, as a function does that is kept beside classes.
    """
    kind = cx.world.resolve(value.type)
    if not isinstance(kind, (Callable, FunctionSet, Pool)):
        return None
    cx.world.compared.setdefault(kind, {})[cx.instance] = None
    kept = looked_for(cx.world, kind)
    if not any(isinstance(each, TypeValue) for each in kept):
        return None
    made = [each for each in kept if isinstance(each, FunctionValue) and each.info.is_object]
    kept = [*(each for each in kept if each not in made), *made[:1]]  # those that the run makes are what is left over
    again, bindings = held(cx, value)
    outcomes: list[tuple[Expr, Expr]] = []
    problems: list[Problem] = []
    for each in kept:
        named = Literal(None, type=each, node=node)
        try:
            outcome = raise_error(cx, "NotImplementedError", OF_MADE, node) if each in made else operate(named)
        except Problem as problem:
            problems.append(problem)
            outcome = refused_for(cx, again, problem, node)
        test = bool_literal(True, node) if each in made else same_function(cx, "is", again, named, node)
        outcomes.append((test, outcome))
    if len(problems) == len(kept):
        raise problems[0]
    joined = join_outcomes(cx, [outcome.type for _, outcome in outcomes], node, or_object=False)
    result: Expr | None = None
    for test, outcome in reversed(outcomes):
        fitted = coerce(cx, outcome, joined, "the result", None)
        result = fitted if result is None else choice(test, fitted, result, joined)
    return wrap(bindings, result or Literal(None, type=NEVER, node=node))
