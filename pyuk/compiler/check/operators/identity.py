"""Comparing classes: `type(x) is C`, `a.__class__ is b.__class__`, `cls is C`."""

from __future__ import annotations

import ast
from collections.abc import Callable as Function
from typing import TYPE_CHECKING

from pyuk.compiler.check.expressions.conversions import negated, once, settled, wrap
from pyuk.compiler.check.expressions.unions import dispatch, dispatch_block
from pyuk.compiler.check.model.tree import Expr, Intrinsic, Literal, ReadLocal, Reinterpret, bool_literal
from pyuk.compiler.check.model.types import (
    BOOL,
    NEVER,
    Class,
    ClassOf,
    Int,
    Optional,
    Tuple,
    Type,
    TypeValue,
    Union,
)

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.model.tree import Block


def check_classes(cx: Checker, node: ast.Compare) -> Expr | None:
    """The comparison of two classes; None where the operands are not classes."""
    if len(node.ops) != 1 or not isinstance(node.ops[0], (ast.Is, ast.IsNot, ast.Eq, ast.NotEq)):
        return None
    sides = [node.left, node.comparators[0]]
    if not any(_looks_like_class(cx, side) for side in sides):
        return None
    objects = [_object(cx, side) for side in sides]
    if any(each is not None and isinstance(cx.world.resolve(each.type), Union) for each in objects):
        return None
    types = [None if each is not None else _class_named(cx, side) for each, side in zip(objects, sides, strict=True)]
    if any(each is None and type_ is None for each, type_ in zip(objects, types, strict=True)):
        return None
    same = _same(cx, objects, types, node)
    return same if isinstance(node.ops[0], (ast.Is, ast.Eq)) else negated(same)


def _looks_like_class(cx: Checker, node: ast.expr) -> bool:
    return object_node(cx, node) is not None or (isinstance(node, ast.Name) and node.id == "cls")


def object_node(cx: Checker, node: ast.expr) -> ast.expr | None:
    """The object in `type(x)` and `x.__class__`; None for any other expression."""
    match node:
        case ast.Call(ast.Name("type"), [value], []) if cx.is_builtin("type"):
            return value
        case ast.Attribute(value, "__class__"):
            return value
    return None


def _object(cx: Checker, node: ast.expr) -> Expr | None:
    inner = object_node(cx, node)
    return cx.expr(inner) if inner is not None else None


def _class_named(cx: Checker, node: ast.expr) -> Type | None:
    value = cx.expr(node)
    return value.type.type if isinstance(value.type, TypeValue) else None


def _same(cx: Checker, objects: list[Expr | None], types: list[Type | None], node: ast.AST) -> Expr:
    """Whether two classes are one, each given by an object of it or by itself."""
    bindings: list[tuple[object, Expr]] = []
    values: list[Expr] = []
    for each, type_ in zip(objects, types, strict=True):
        if each is None:
            values.append(Literal(None, type=TypeValue(type_), node=node))  # type: ignore[arg-type]
        else:
            value, bound = once(cx, settled(cx, each))
            bindings += bound
            values.append(value)
    meant = [value.type.type if isinstance(value.type, TypeValue) else value.type for value in values]
    classes = [each.inner if isinstance(each, Optional) else each for each in meant]
    left, right = classes
    if isinstance(left, Class) and isinstance(right, Class) and any(each is not None for each in objects):
        is_generic = bool(left.info.type_params or right.info.type_params)
        if cx.world.join(left, right) is not None and (not is_generic or left == right):
            return wrap(bindings, Intrinsic("same_class", values, type=BOOL, node=node))
        return wrap(bindings, _same_apart_from_arguments(cx, values, node))
    return wrap(bindings, bool_literal(_name(meant[0]) == _name(meant[1]), node))


def _same_apart_from_arguments(cx: Checker, values: list[Expr], node: ast.AST) -> Expr:
    """Whether two classes are one, generic ones among them: list is one class, whatever its objects hold."""
    from pyuk.compiler.check.expressions import classtests

    for value, other in (values, values[::-1]):
        if isinstance(other.type, TypeValue):
            return classtests.type_is(cx, value, other.type.type, node)
    return classtests.same_class(cx, values[0], values[1], node)


def _name(type_: Type) -> str:
    if isinstance(type_, Int):
        return "int"
    if isinstance(type_, Class):
        return f"{type_.info.module.name}.{type_.info.qualname}"  # type arguments are no part of the class
    return "pyuk.builtins.tuple.tuple" if isinstance(type_, Tuple) else str(type_)


def check_type(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """`type(x)` as a class to call, or to take attributes from."""
    if len(node.args) != 1 or node.keywords:
        cx.fail(
            "PK0312",
            node,
            "type() makes no classes here",
            why="the classes of a program are known when it is compiled",
            cpython="it makes a new class",
            fix="write a class statement",
        )
    return class_of(cx, cx.expr(node.args[0]), node)


def object_of(value: Expr) -> Expr:
    """The object whose class a ClassOf expression is."""
    assert isinstance(value.type, ClassOf), value.type
    return Reinterpret(value, type=value.type.of, node=value.node)


def is_class_known(cx: Checker, value: Expr) -> bool:
    """Whether a value, which can be left out, is of one class for certain: no object may be of a derived one."""
    type_ = cx.world.resolve(value.type)
    if not isinstance(value, (ReadLocal, Literal)) or isinstance(type_, (Optional, Union)):
        return False
    below = cx.world.classes_below(type_, cx.instance) if isinstance(type_, Class) else []
    return all(each == type_ for each in below)


def class_of(cx: Checker, value: Expr, node: ast.AST) -> Expr:
    """`type(value)`: the class, where it is known; else the object, as one whose class is asked for."""
    if value.type == NEVER:
        return value
    if is_class_known(cx, value):
        return Literal(None, type=TypeValue(cx.world.resolve(value.type)), node=node)
    value = settled(cx, value)
    return Reinterpret(value, type=ClassOf(cx.world.resolve(value.type)), node=node)


def for_each_class(cx: Checker, class_: Expr, node: ast.AST, operate: Function[[Expr], Expr]) -> Expr:
    """What is done with the class of an object (`class_`), by what the object is of.

    A class for which it is refused raises what CPython raises for it; where no class is left, it is refused.
    """
    if isinstance(class_.type, TypeValue):
        return operate(class_)
    value = object_of(class_)
    if isinstance(value.type, (Union, Optional)):
        return dispatch(cx, value, node, lambda each: for_each_class(cx, class_of(cx, each, node), node, operate))
    return dispatch(cx, value, node, lambda each: operate(_named(each)), parts=classes_of(cx, value))


def class_object(cx: Checker, class_: Expr) -> Expr:
    """The class of an object as a value like a function: one that is kept, hashed and called later."""
    return for_each_class(cx, class_, class_.node, lambda each: each)


def block_for_each_class(cx: Checker, class_: Expr, node: ast.stmt, operate: Function[[Expr], Block]) -> Block:
    """for_each_class() for statements."""
    if isinstance(class_.type, TypeValue):
        return operate(class_)
    value = object_of(class_)
    if isinstance(value.type, (Union, Optional)):

        def of_member(each: Expr) -> Block:
            return block_for_each_class(cx, class_of(cx, each, node), node, operate)

        return dispatch_block(cx, value, node, of_member)
    return dispatch_block(cx, value, node, lambda each: operate(_named(each)), parts=classes_of(cx, value))


def classes_of(cx: Checker, value: Expr) -> tuple[Type, ...]:
    """The classes that an object may be of, each before those that it derives from."""
    type_ = cx.world.resolve(value.type)
    made = cx.world.classes_of(type_, cx.instance) if isinstance(type_, Class) else []
    return (*made,) or (type_,)


def _named(value: Expr) -> Expr:
    """The class of a value that is of just that class."""
    return Literal(None, type=TypeValue(value.type), node=value.node)
