"""Keys of dicts and sets: hash(), and when two keys are one."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.calls import functions
from pyuk.compiler.check.expressions.conversions import call_runtime, choice, once, settled, to_int, wrap
from pyuk.compiler.check.expressions.unions import dispatch, is_parameter_of
from pyuk.compiler.check.model.cpythonnames import error_name
from pyuk.compiler.check.model.problems import Problem, fail
from pyuk.compiler.check.model.tree import (
    Both,
    Comparison,
    Expr,
    IsInstance,
    Literal,
    Reinterpret,
    TupleItem,
    bool_literal,
    int_literal,
    none_literal,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    FLOAT,
    INT,
    NEVER,
    NONE,
    U64,
    AnyObject,
    Class,
    ClassOf,
    Int,
    Optional,
    Tuple,
    Type,
    Union,
    ancestors,
    described,
    is_function,
    python_name,
)
from pyuk.compiler.check.operators.identity import class_object

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.world import World

HASHES = "pyuk.builtins.hashes"
OBJECT_HASH = "pyuk.builtins.unions.object_hash"
CHANGEABLE = {"list": "a tuple", "dict": "a tuple of its items", "set": "a frozenset"}


def unhashable(world: World, type_: Type) -> Type | None:
    """The part of the type that has no hash; None where there is one, at least for some of a union's types."""
    match world.resolve(type_):
        case AnyObject():
            return None
        case Union() as union:
            found = [unhashable(world, each) for each in union.members]
            return None if None in found else found[0]
        case Tuple(items):
            return next((part for item in items if (part := unhashable(world, item)) is not None), None)
        case Class() as class_ if hash_method(world, class_) == "none":
            return class_
    return None


def hash_method(world: World, class_: Class) -> str:
    """How objects of the class hash: by a method of `own`, by `identity`, or `none`."""
    if class_.info.name in CHANGEABLE and class_.info is world.builtin_class(class_.info.name):
        return "none"
    for ancestor in ancestors(class_):
        if "__hash__" in ancestor.info.constants:
            return "none"
        if "__hash__" in ancestor.info.methods:
            return "own"
        if "__eq__" in ancestor.info.methods:
            return "none"
    return "identity"


def refuse_unhashable(cx: Checker, type_: Type, node: ast.AST, use: str) -> None:
    """A type whose values cannot be hashed is a Problem where they are to be `use`."""
    found = unhashable(cx.world, type_)
    if found is None:
        return
    assert isinstance(found, Class)
    name = error_name(found)
    builtin = python_name(found) in CHANGEABLE
    fail(
        "PK0270",
        cx.module,
        node,
        f"{described(type_)} cannot be {use}",
        why=f"{'' if found == type_ else f'it holds {described(found)}, and '}"
        + ("what can change has no hash" if builtin else "a class with `__eq__` and no `__hash__` has no hash"),
        cpython=f"TypeError: unhashable type: '{name}'",
        fix=f"use {CHANGEABLE[name]}" if builtin else f"give `{name}` a `__hash__` that fits its `__eq__`",
    )


def hash_value(cx: Checker, value: Expr, node: ast.AST) -> Expr:
    """hash(value)."""
    type_ = cx.world.resolve(value.type)
    match type_:
        case Int():
            return call_runtime(cx, f"{HASHES}.hash_int", [settled(cx, value)], node)
        case Tuple(items):
            return _hash_tuple(cx, value, items, node)
        case AnyObject() if not is_parameter_of(cx, value, OBJECT_HASH):
            return call_runtime(cx, OBJECT_HASH, [value], node)
        case Union():
            return dispatch(cx, value, node, lambda each: settled(cx, hash_value(cx, each, node)), result=INT)
        case Optional(inner):
            again, bindings = once(cx, value)
            missing = Comparison("is", again, none_literal(node), type=BOOL, node=node)
            present = hash_value(cx, Reinterpret(again, type=inner, node=node), node)
            return wrap(bindings, choice(missing, _hash_of_none(cx, node), present, INT))
        case Class():
            refuse_unhashable(cx, type_, node, "hashed")
            return _hash_object(cx, value, type_, node)
        case ClassOf():
            return hash_value(cx, class_object(cx, value), node)
        case _ if is_function(type_):
            return _hash_function(cx, value, type_, node)
    if type_ == BOOL:
        return to_int(value)
    if type_ == FLOAT:
        return call_runtime(cx, f"{HASHES}.hash_float", [value], node)
    if type_ == NONE:
        return wrap([(cx.temporary(NONE), value)], _hash_of_none(cx, node))
    if type_ == NEVER:
        return Reinterpret(value, type=INT, node=node)
    cx.fail(
        "PK0250",
        node,
        f"hash() takes no {python_name(type_)}",
        why="there is no rule for it yet",
        cpython="it is hashed by its address" if not isinstance(type_, Class) else "it depends on the value",
    )
    raise AssertionError


def _hash_of_none(cx: Checker, node: ast.AST) -> Expr:
    return call_runtime(cx, f"{HASHES}.hash_none", [], node)


def _hash_tuple(cx: Checker, value: Expr, items: tuple[Type, ...], node: ast.AST) -> Expr:
    again, bindings = once(cx, settled(cx, value))
    state = call_runtime(cx, f"{HASHES}.hash_start", [], node)
    for index, type_ in enumerate(items):
        item = hash_value(cx, TupleItem(again, index, type=type_, node=node), node)
        state = call_runtime(cx, f"{HASHES}.hash_item", [state, item], node)
    return wrap(bindings, call_runtime(cx, f"{HASHES}.hash_tuple", [state, int_literal(len(items), node)], node))


def _hash_function(cx: Checker, value: Expr, type_: Type, node: ast.AST) -> Expr:
    """By where its closure object lies; a bound method by where its object does."""
    again, bindings = once(cx, functions.as_reference(cx, value))
    place = functions.owner_or_itself(cx, again, type_, node)
    return wrap(bindings, call_runtime(cx, f"{HASHES}.hash_address", [place], node))


def _hash_object(cx: Checker, value: Expr, type_: Class, node: ast.AST) -> Expr:
    """By its class's __hash__, which may be that of a class below; else by where the object lies."""
    from pyuk.compiler.check.calls.calls import call_method

    if hash_method(cx.world, type_) == "own":
        result = to_int(call_method(cx, value, "__hash__", [], node))
        if type_.info.module.source.is_app:
            return call_runtime(cx, f"{HASHES}.own_hash", [result], node)
        return result
    again, bindings = once(cx, value)
    place = Reinterpret(again, type=U64, node=node)
    result = call_runtime(cx, f"{HASHES}.hash_address", [place], node)
    for below in overriding(cx, type_, "__hash__"):
        refuse_unhashable(cx, below, node, "hashed")
        is_one = IsInstance(again, below, type=BOOL, node=node)
        own = _hash_object(cx, Reinterpret(again, type=below, node=node), below, node)
        result = choice(is_one, own, result, INT)
    return wrap(bindings, result)


def overriding(cx: Checker, class_: Class, name: str) -> list[Class]:
    """The classes below `class_`, nearest first, whose objects have a method that it lacks itself."""
    found: dict[Class, None] = {}
    for below in cx.world.classes_below(class_, cx.instance):
        method = cx.world.method(below, name)
        if method is not None and method[0] != class_ and class_ in ancestors(method[0]):
            found[method[0]] = None
    return sorted(found, key=lambda each: len(ancestors(each)))


# --- the questions of pyuk.lang.keys ---


def same_key(cx: Checker, stored: Expr, key: Expr, node: ast.AST) -> Expr:
    """Whether two keys are one: the same object, or equal."""
    from pyuk.compiler.check.operators.comparisons import compare

    type_ = cx.world.resolve(stored.type)
    match type_:
        case Tuple(items) if isinstance(key.type, Tuple) and len(key.type.items) == len(items):
            return _same_items(cx, stored, key, node)
        case Class() | Optional() | Union() if key.type == type_ and str(type_) != "str":
            one, bound = once(cx, stored)
            other, bound_other = once(cx, key)
            identical = Comparison("is", one, other, type=BOOL, node=node)
            equal = compare(cx, "==", one, other, node)
            either = Both("or", identical, equal, type=BOOL, node=node)
            return wrap([*bound, *bound_other], either)
    if type_ == FLOAT and key.type == FLOAT:
        return call_runtime(cx, f"{HASHES}.same_float", [stored, key], node)
    if NONE == type_ == key.type:
        return bool_literal(True, node)
    return compare(cx, "==", stored, key, node)


def _same_items(cx: Checker, stored: Expr, key: Expr, node: ast.AST) -> Expr:
    one, bound = once(cx, stored)
    other, bound_other = once(cx, key)
    assert isinstance(one.type, Tuple) and isinstance(other.type, Tuple)
    result: Expr = bool_literal(True, node)
    for index, (left, right) in enumerate(zip(one.type.items, other.type.items, strict=True)):
        pair = [TupleItem(each, index, type=t, node=node) for each, t in ((one, left), (other, right))]
        same = same_key(cx, pair[0], pair[1], node)
        is_first = isinstance(result, Literal)
        result = same if is_first else Both("and", result, same, type=BOOL, node=node)
    return wrap([*bound, *bound_other], result)


def check_same_key(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """pyuk.lang.keys.same_key()."""
    return same_key(cx, cx.expr(node.args[0]), cx.expr(node.args[1]), node)


def check_is_plain_key(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """pyuk.lang.keys.is_plain_key(): known when the program is compiled."""
    type_ = cx.world.resolve(cx.expr(node.args[0]).type)
    return bool_literal(isinstance(type_, Int) or type_ in (BOOL, FLOAT), node)


def key_text(cx: Checker, key: Expr, node: ast.AST) -> Expr:
    """repr(key), for KeyError; of an object that has no text of its own, what names its class."""
    from pyuk.compiler.check.expressions.text import text_literal, to_text

    try:
        return to_text(cx, key, node, as_repr=True)
    except Problem:
        shown = f"<{python_name(key.type)} object>"
        return wrap([(cx.temporary(key.type), settled(cx, key))], text_literal(cx, shown, node))


def check_identity(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """pyuk.lang.keys.identity()."""
    return Reinterpret(cx.expr(node.args[0]), type=U64, node=node)
