"""Calls of builtins with values of unions: each of the types has its own call, chosen when the program runs."""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from typing import TYPE_CHECKING, Any

from pyuk.compiler.check.declare.made import Given
from pyuk.compiler.check.expressions.conversions import settled, wrap
from pyuk.compiler.check.expressions.unions import dispatch, held
from pyuk.compiler.check.model.tree import Expr
from pyuk.compiler.check.model.types import Tuple, Type, Union, unique_name

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

Handler = Function[["Checker", ast.Call, Any], Expr]


def for_each_type(handler: Handler) -> Handler:
    """The handler of a builtin, which sees no argument of a union."""

    def check(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
        if node.keywords or any(isinstance(arg, ast.Starred) for arg in node.args):
            return handler(cx, node, expected)
        return _check(cx, handler, node, expected)

    return check


def _check(cx: Checker, handler: Handler, node: ast.Call, expected: Type | None) -> Expr:
    is_union = [isinstance(cx.world.resolve(cx.expr(arg).type), Union) for arg in node.args]
    if True not in is_union:
        return handler(cx, node, expected)
    bindings: list[tuple[object, Expr]] = []
    values: list[Expr] = []
    for arg in node.args:
        value, bound = (arg.value, []) if isinstance(arg, Given) else held(cx, settled(cx, cx.expr(arg)))
        values.append(value)
        bindings += bound
    index = is_union.index(True)

    def operate(each: Expr) -> Expr:
        call = _call_for(cx, node, index, each.type)
        for i, value in enumerate(values):
            given = call.args[i]
            assert isinstance(given, Given)
            given.value = each if i == index else value
        return _check(cx, handler, call, expected)

    return wrap(bindings, dispatch(cx, values[index], node, operate))


def call_for_each_type(
    cx: Checker, args: list[Expr], index: int, node: ast.AST, call: Function[[list[Expr]], Expr]
) -> Expr:
    """A call where argument `index` is of a union: `call` makes it for each of the types."""
    values: list[Expr] = []
    bindings: list[tuple[object, Expr]] = []
    for arg in args:
        value, bound = held(cx, settled(cx, arg))
        values.append(value)
        bindings += bound
    found = dispatch(cx, values[index], node, lambda each: call([*values[:index], each, *values[index + 1 :]]))
    return wrap(bindings, found)


def spread_call(cx: Checker, node: ast.Call, expected: Type | None) -> Expr | None:
    """f(*items, **options) where f is of a union: all is evaluated once, then it is called as each of its types."""
    if not isinstance(cx.world.resolve(cx.expr(node.func).type), Union):
        return None
    callee, bindings = held(cx, settled(cx, cx.expr(node.func)))
    values, bound = _evaluated(cx, node)
    bindings += bound

    def operate(each: Expr) -> Expr:
        calls = vars(node).setdefault("pyuk_calls", {})
        call, places = calls.setdefault(unique_name(each.type), _call_of(node))
        for given, value in zip(places, [each, *values], strict=True):
            given.value = value
        return cx.expr(call, expected)

    return wrap(bindings, dispatch(cx, callee, node, operate))


def evaluated(cx: Checker, node: ast.Call) -> tuple[ast.Call, list[tuple[object, Expr]]]:
    """The same call of arguments that are evaluated here: it may be checked as one of several functions in turn.

    A call with stars may be written out into another number of arguments in the next round.
    """
    values, bindings = _evaluated(cx, node)
    shape = ([isinstance(arg, ast.Starred) for arg in node.args], [keyword.arg for keyword in node.keywords])
    call, places = vars(node).setdefault("pyuk_evaluated", {}).setdefault(str(shape), _call_of(node))
    for given, value in zip(places[1:], values, strict=True):
        given.value = value
    return call, bindings


def _evaluated(cx: Checker, node: ast.Call) -> tuple[list[Expr], list[tuple[object, Expr]]]:
    """The values of the arguments, each in a variable."""
    values: list[Expr] = []
    bindings: list[tuple[object, Expr]] = []
    for place in _parts(node):
        value = cx.expr(place.value if isinstance(place, ast.Starred) else place)
        if isinstance(place, ast.Starred) and not isinstance(cx.world.resolve(value.type), Tuple):
            value = cx.expr(vars(place).setdefault("pyuk_list", _listed(place)))
        again, bound = held(cx, settled(cx, value))
        values.append(again)
        bindings += bound
    return values, bindings


def _parts(node: ast.Call) -> list[ast.expr]:
    """The arguments of a call in order."""
    return [*node.args, *(keyword.value for keyword in node.keywords)]


def _listed(place: ast.Starred) -> ast.expr:
    return ast.copy_location(ast.List([place], ast.Load()), place)


def _call_of(node: ast.Call) -> tuple[ast.Call, list[Given]]:
    """The same call of what is evaluated already, and the places where that is set."""
    places = [Given(part.value if isinstance(part, ast.Starred) else part) for part in [node.func, *_parts(node)]]
    args: list[ast.expr] = [
        ast.copy_location(ast.Starred(given, ast.Load()), arg) if isinstance(arg, ast.Starred) else given
        for arg, given in zip(node.args, places[1:], strict=False)
    ]
    named = zip(node.keywords, places[1 + len(args) :], strict=True)
    keywords = [ast.copy_location(ast.keyword(keyword.arg, given), keyword) for keyword, given in named]
    return ast.copy_location(ast.Call(places[0], args, keywords), node), places


def _call_for(cx: Checker, node: ast.Call, index: int, type_: Type) -> ast.Call:
    """The call where argument `index` is of one type: the same node whenever the function is checked."""
    calls = vars(node).setdefault("pyuk_calls", {})
    key = (index, unique_name(type_))
    if key not in calls:
        given: list[ast.expr] = [Given(arg) for arg in node.args]
        calls[key] = ast.copy_location(ast.Call(node.func, given, []), node)
    found = calls[key]
    assert isinstance(found, ast.Call)
    return found
