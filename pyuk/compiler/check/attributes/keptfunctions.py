"""Attributes that the program has put on functions, `wrapper.help = text`, asked of one that is kept with others."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.calls.callables import members_of
from pyuk.compiler.check.calls.functions import same_function
from pyuk.compiler.check.declare import funcattrs
from pyuk.compiler.check.expressions.conversions import choice, coerce, wrap
from pyuk.compiler.check.expressions.unions import held, join_outcomes, raise_error
from pyuk.compiler.check.model.tree import Expr, IsInstance, Literal, Reinterpret
from pyuk.compiler.check.model.types import BOOL, NEVER, Callable, FunctionSet, FunctionValue, Pool, Type

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


def attribute(cx: Checker, value: Expr, name: str, node: ast.expr) -> Expr | None:
    """The attribute, by which function it is: AttributeError of those without; None where none has it."""
    kind = cx.world.resolve(value.type)
    if not isinstance(kind, (Callable, FunctionSet, Pool)) or not funcattrs.is_put_on_functions(cx.world, name):
        return None
    cx.world.compared.setdefault(kind, {})[cx.instance] = None
    again, bindings = held(cx, value)
    kept = members_of(cx.world, kind)
    found = {each: _of_one(cx, again, each, name, node) for each in kept}
    if kept and not any(found.values()):
        return None
    lacking = funcattrs.missing(name)
    outcomes = {each: made or raise_error(cx, "AttributeError", lacking, node) for each, made in found.items()}
    joined = join_outcomes(cx, [outcome.type for outcome in outcomes.values()], node, or_object=False)
    result: Expr | None = None
    for each, outcome in outcomes.items():
        fitted = coerce(cx, outcome, joined, "the attribute", None)
        result = fitted if result is None else choice(_is_that(cx, again, each, node), fitted, result, joined)
    return wrap(bindings, result or Literal(None, type=NEVER, node=node))


def _of_one(cx: Checker, value: Expr, function: Type, name: str, node: ast.expr) -> Expr | None:
    if not isinstance(function, FunctionValue):
        return None
    return funcattrs.get(cx, _as_that(value, function, node), name, node)


def _as_that(value: Expr, function: FunctionValue, node: ast.AST) -> Expr:
    if not function.info.is_object:
        return Literal(None, type=function, node=node)
    return Reinterpret(value, type=function, node=node)


def _is_that(cx: Checker, value: Expr, function: Type, node: ast.AST) -> Expr:
    """Whether the value is that function; one that is made when the program runs is told by its closure's class."""
    if isinstance(function, FunctionValue) and function.info.is_object:
        assert function.info.nested is not None
        return IsInstance(value, function.info.nested.closure, type=BOOL, node=node)
    return same_function(cx, "is", value, Literal(None, type=function, node=node), node)
