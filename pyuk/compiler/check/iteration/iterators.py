"""Iterators from outside: next(), iter(), send() and throw(), and enumerate, zip, map, ... as objects."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.attributes import attributes
from pyuk.compiler.check.declare.scopes import free_names, function_of, is_in_place
from pyuk.compiler.check.expressions.conversions import choice, coerce, settled
from pyuk.compiler.check.expressions.unions import dispatch
from pyuk.compiler.check.iteration.generators import (
    attribute,
    drive,
    generic_of,
    is_loop_call,
    note_reader,
    note_sent,
)
from pyuk.compiler.check.model.cpythonnames import error_name
from pyuk.compiler.check.model.declarations import FunctionInfo
from pyuk.compiler.check.model.tree import Block, Do, Evaluate, Expr, ReadLocal, SetLocal
from pyuk.compiler.check.model.types import (
    NEVER,
    NONE,
    Class,
    FunctionValue,
    Optional,
    Type,
    Union,
    described,
    natural_storage,
)
from pyuk.compiler.frontend.syntax import walk

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker


def method_call(cx: Checker, owner: Expr, name: str, node: ast.Call) -> Expr | None:
    """send() finds out what a generator takes; throw() takes exception classes too. None for other methods."""
    generic = generic_of(cx, cx.world.resolve(owner.type))
    if generic is None or node.keywords or len(node.args) != 1:
        return None
    from pyuk.compiler.check.calls.calls import call_method

    note_reader(cx, owner.type)
    if name == "throw":
        from pyuk.compiler.check.statements.statements import exception_value

        return call_method(cx, owner, "throw", [exception_value(cx, node.args[0])], node)
    if name != "send":
        return None
    value = settled(cx, cx.expr(node.args[0], None if generic.args[1] == NONE else generic.args[1]))
    if value.type == NONE:
        step = call_method(cx, owner, "__next__", [], node)
        return Do([Evaluate(value, node=node)], step, type=step.type, node=node)
    note_sent(cx, owner.type, value.type, node)
    takes = generic_of(cx, owner.type)
    assert takes is not None
    fitted = coerce(cx, value, takes.args[1], "what is sent", None)
    return call_method(cx, owner, "send", [fitted], node)


def check_next(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """next(iterator) and next(iterator, default)."""
    from pyuk.compiler.check.calls.builtin_calls import check_arity

    check_arity(cx, node, "next", 1, 2)
    value = cx.expr(node.args[0])
    if isinstance(cx.world.resolve(value.type), (Union, Optional)):
        return dispatch(cx, value, node, lambda each: _next(cx, each, node))
    return _next(cx, value, node)


def _next(cx: Checker, value: Expr, node: ast.Call) -> Expr:
    """next() of a value of one type."""
    from pyuk.compiler.check.calls.calls import call_method
    from pyuk.compiler.check.iteration.coroutines import is_coroutine
    from pyuk.compiler.check.iteration.iteration import is_iterator

    type_ = cx.world.resolve(value.type)
    if type_ == NEVER:
        return value
    if not isinstance(type_, Class) or cx.world.method(type_, "__next__") is None or is_coroutine(cx, type_):
        cx.fail(
            "PK0218",
            node.args[0],
            f"{described(type_)} is no iterator",
            why="it has no __next__ method",
            cpython=f"TypeError: '{error_name(type_)}' object is not an iterator",
            fix="make one with iter(...)",
        )
        raise AssertionError
    note_reader(cx, type_)
    if len(node.args) == 1:
        return call_method(cx, value, "__next__", [], node)
    if is_iterator(cx, type_):
        return _next_or(cx, value, node)
    return _next_of_class(cx, value, node)


def check_iter(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """iter(iterable): an iterator itself; of a class what its __iter__ gives; of all else a generator over it.

    iter(function, sentinel) is a generator of the library.
    """
    from pyuk.compiler.check.calls.arguments import call_nodes
    from pyuk.compiler.check.calls.builtin_calls import check_arity
    from pyuk.compiler.check.calls.calls import call_method
    from pyuk.compiler.check.iteration.iteration import is_iterator

    check_arity(cx, node, "iter", 1, 2)
    if len(node.args) == 2:
        return call_nodes(cx, cx.world.runtime("pyuk.builtins.generated.calls_until"), [], node, owner=None)
    if not is_loop_call(cx, node.args[0]):
        value = cx.expr(node.args[0])
        type_ = cx.world.resolve(value.type)
        if type_ == NEVER or (isinstance(type_, Class) and is_iterator(cx, type_)):
            return value
        if isinstance(type_, Class) and cx.world.method(type_, "__iter__"):
            return call_method(cx, value, "__iter__", [], node)
    return made_of_loop(cx, "iter", node)


def _next_or(cx: Checker, value: Expr, node: ast.Call) -> Expr:
    from pyuk.compiler.check.iteration.iteration import hold

    before: Block = []
    held = hold(cx, value, before, node)
    default = settled(cx, cx.expr(node.args[1]))
    before.append(SetLocal(kept := cx.temporary(default.type), default, node=node))
    more = drive(cx, held, "advance", [], node)
    item = attributes.get(cx, held, "value", attribute(node, "value"))
    return _item_or(cx, before, more, item, ReadLocal(kept, type=kept.type, node=node), node)


def _item_or(
    cx: Checker, before: Block, more: Expr, item: Expr, default: Expr, node: ast.Call
) -> Expr:
    joined = cx.world.join(natural_storage(item.type), natural_storage(default.type))
    if joined is None:
        cx.fail(
            "PK0219",
            node,
            f"next() gives {described(item.type)}, or {described(default.type)} at the end",
            why="an expression has one type",
            cpython="the result is the item, or the default where there is none",
            fix="give a default of the items' type",
        )
        raise AssertionError
    one, other = (coerce(cx, part, joined, "the result", None) for part in (item, default))
    return Do(before, choice(more, one, other, joined), type=joined, node=node)


def _next_of_class(cx: Checker, value: Expr, node: ast.Call) -> Expr:
    from pyuk.compiler.check.iteration.iteration import over_next

    before: Block = []
    plan = over_next(cx, value, before, node)
    default = settled(cx, cx.expr(node.args[1]))
    if plan is None:
        return ReadLocal(cx.temporary(NEVER), type=NEVER, node=node)
    return _item_or(cx, before, plan.condition, plan.item, default, node)


# --- iterator objects --------------------------------------------------------------------------


def check_object(name: str, cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """enumerate(x), zip(x, y), ... where they are more than what a loop goes over."""
    return made_of_loop(cx, name, node)


def made_of_loop(cx: Checker, name: str, node: ast.Call) -> Expr:
    """iter(x), enumerate(x), zip(x, y), ... as an object: a generator that loops over just that.

    It has a parameter for each argument, so that these are evaluated at once, and the items when they are
    asked for. name: the builtin's, which the program may call by another one.
    """
    key = name, len(node.args), tuple(k.arg for k in node.keywords)
    info = cx.world.loops.get(key)
    if info is None:
        info = cx.world.loops[key] = _loop_function(cx, name, node)
    from pyuk.compiler.check.calls.specialisation import call_info

    values = [settled(cx, cx.expr(arg)) for arg in (*node.args, *(k.value for k in node.keywords))]
    if any(value.type == NEVER for value in values):
        return ReadLocal(cx.temporary(NEVER), type=NEVER, node=node)
    return call_info(cx, info, values, node, owner=None)


def adapted(cx: Checker, value: Expr) -> Expr:
    """An iterator of the app's as one of the run time's: a generator that asks it for each item."""
    from pyuk.compiler.check.calls.specialisation import call_info

    info = cx.world.loops.get("adapted")
    if info is None:
        module = cx.world.module("pyuk.builtins.generators")
        assert module is not None
        made = ast.parse(ADAPTER).body[0]
        assert isinstance(made, ast.FunctionDef)
        info = cx.world.loops["adapted"] = FunctionInfo("<iter>", "<adapted>", module, made)
    return call_info(cx, info, [value], value.node, owner=None)


ADAPTER = """
def adapted(iterator):
    while True:
        try:
            item = iterator.__next__()
        except StopIteration:
            return
        yield item
"""


def _loop_function(cx: Checker, name: str, node: ast.Call) -> FunctionInfo:
    """def f(a, b, ...): for item in zip(a, b, ...): yield item"""
    module = cx.world.module("pyuk.builtins.generators")
    assert module is not None
    params = [f"value{i}" for i in range(len(node.args))]
    keywords = [k.arg for k in node.keywords if k.arg is not None]
    given = [*params, *(f"{word}={word}" for word in keywords)]
    text = f"def {name}({', '.join([*params, *keywords])}):\n for item in {name}({', '.join(given)}):\n  yield item"
    made = ast.parse(text).body[0]
    assert isinstance(made, ast.FunctionDef)
    return FunctionInfo(f"<{name}>", f"<{name}{len(cx.world.loops)}>", module, made)


# --- generator expressions ---------------------------------------------------------------------


def generator_expression(cx: Checker, node: ast.GeneratorExp, expected: Type | None) -> Expr:
    """(item for ...) as an object: a generator of a function within this one; the first iterable is evaluated now."""
    from pyuk.compiler.check.calls.closures import make_closure
    from pyuk.compiler.check.calls.specialisation import call_info
    from pyuk.compiler.check.expressions.conversions import once, wrap

    _refuse_walrus(cx, node)
    function = function_of(node)
    if is_in_place(node):
        _refuse_changing(cx, node, function)
    first = _first_iterable(cx, node.generators[0].iter)
    closure = make_closure(cx, function, function.name)
    if first.type == NEVER:
        return ReadLocal(cx.temporary(NEVER), type=NEVER, node=node)
    assert isinstance(closure.type, FunctionValue)
    held, bindings = once(cx, settled(cx, first))
    return wrap(bindings, call_info(cx, closure.type.info, [held], node, owner=None, closure=closure))


def _first_iterable(cx: Checker, node: ast.expr) -> Expr:
    """What a generator expression goes over: of a class of the app what its __iter__ gives."""
    from pyuk.compiler.check.calls.calls import call_method
    from pyuk.compiler.check.iteration.iteration import is_iterator

    value = cx.expr(node)
    type_ = cx.world.resolve(value.type)
    if isinstance(type_, Class) and not is_iterator(cx, type_) and cx.world.method(type_, "__iter__"):
        return call_method(cx, value, "__iter__", [], node)
    return value


def _refuse_walrus(cx: Checker, node: ast.GeneratorExp) -> None:
    if any(isinstance(part, ast.NamedExpr) for part in walk(node)):
        cx.fail(
            "PK0311",
            node,
            "`:=` within a generator expression that is an object is not supported",
            why="it binds in the function around, whenever the generator goes on",
            cpython="the variable is bound when the item is computed",
            fix="use a list comprehension, or a generator function",
        )


def _refuse_changing(cx: Checker, node: ast.GeneratorExp, function: ast.FunctionDef) -> None:
    """The function around was not told that its variables are captured here: they must not change."""
    for name in sorted(free_names(function) & set(cx.variables)):
        places = cx.scope.bindings.get(name, [])
        if len(places) > (name not in cx.scope.params) or any(loops for _, loops in places):
            cx.fail(
                "PK0311",
                node,
                f"this generator expression uses `{name}`, which may change before it is asked for items",
                why="the function that it is given to has the name of a builtin, which would use it at once",
                cpython="the variable is read when an item is computed",
                fix="give the function another name",
            )
