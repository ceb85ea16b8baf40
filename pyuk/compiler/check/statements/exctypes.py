"""The class of an exception as __exit__ gets it: `is`, `==` and issubclass() ask the exception itself."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.expressions.conversions import once, wrap
from pyuk.compiler.check.expressions.unions import any_of, dispatch
from pyuk.compiler.check.model.tree import (
    Both,
    Comparison,
    Expr,
    IsInstance,
    Literal,
    Load,
    Not,
    Place,
    Reinterpret,
    bool_literal,
    none_literal,
)
from pyuk.compiler.check.model.types import (
    BOOL,
    NEVER,
    Class,
    Optional,
    Tuple,
    Type,
    TypeValue,
    Union,
    described,
    is_subclass,
)

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

EXCEPTION_TYPE = "pyuk.builtins.exctypes.ExceptionType"


def is_class_object(cx: Checker, type_: Type) -> bool:
    """Whether values of the type are classes of exceptions, as __exit__ gets them."""
    inner = type_.inner if isinstance(type_, Optional) else type_
    if not isinstance(inner, Class) or inner.info.name != "ExceptionType":
        return False
    return inner.info is cx.world.library_class(EXCEPTION_TYPE)


def same_class(cx: Checker, left: Expr, right: Expr, node: ast.AST) -> Expr | None:
    """`kind is ValueError`; None where no class object of an exception is compared with a class."""
    for kind, other in ((left, right), (right, left)):
        named = other.type.type if isinstance(other.type, TypeValue) else None
        if isinstance(named, Class) and is_class_object(cx, cx.world.resolve(kind.type)):
            return _test(cx, kind, named, node, exactly=True)
    return None


def _test(cx: Checker, kind: Expr, class_: Class, node: ast.AST, *, exactly: bool) -> Expr:
    """Whether the exception's class is `class_` or, unless exactly, one derived from it; False for None."""
    again, bindings = once(cx, kind)
    owner = Class(cx.world.library_class(EXCEPTION_TYPE))
    base = cx.world.class_type("BaseException")
    present = Reinterpret(again, type=owner, node=node)
    exception = Load(Place(present, base, field=(owner, "exception")), type=base, node=node)
    if not is_subclass(class_, base):
        return wrap(bindings, bool_literal(False, node))
    result: Expr = IsInstance(exception, class_, type=BOOL, node=node)
    for below in cx.world.classes_below(class_, cx.instance) if exactly else []:
        if below != class_:
            other = Not(IsInstance(exception, below, type=BOOL, node=node), type=BOOL, node=node)
            result = Both("and", result, other, type=BOOL, node=node)
    if isinstance(kind.type, Optional):
        is_there = Comparison("is not", again, none_literal(node), type=BOOL, node=node)
        result = Both("and", is_there, result, type=BOOL, node=node)
    return wrap(bindings, result)


def check_issubclass(cx: Checker, node: ast.Call, expected: Type | None) -> Expr:
    """issubclass(kind, A) of an exception's class object."""
    from pyuk.compiler.check.calls.builtin_calls import check_arity

    check_arity(cx, node, "issubclass", 2, 2)
    kind = cx.expr(node.args[0])
    if kind.type == NEVER:
        return kind
    wanted = node.args[1].elts if isinstance(node.args[1], ast.Tuple) else [node.args[1]]
    again, bindings = once(cx, kind)
    return wrap(bindings, any_of([_among(cx, again, cx.expr(part), node) for part in wanted], node))


def _among(cx: Checker, kind: Expr, wanted: Expr, node: ast.Call) -> Expr:
    """issubclass() of a class, or of a tuple of classes, that a variable holds."""
    if isinstance(wanted.type, Union):
        return dispatch(cx, wanted, node, lambda each: _among(cx, kind, each, node), result=BOOL)
    if not isinstance(wanted.type, Tuple):
        return _one(cx, kind, wanted, node)
    parts = [Literal(None, type=part, node=node) for part in wanted.type.items]
    return any_of([_among(cx, kind, part, node) for part in parts], node)


def _one(cx: Checker, kind: Expr, wanted: Expr, node: ast.Call) -> Expr:
    named = wanted.type.type if isinstance(wanted.type, TypeValue) else None
    if isinstance(named, Class) and is_class_object(cx, cx.world.resolve(kind.type)):
        return _test(cx, kind, named, node, exactly=False)
    cx.fail(
        "PK0249",
        node,
        f"issubclass() of {described(kind.type)} and {described(wanted.type)} is not supported",
        why="it needs classes, or the class of an exception that __exit__ is told of",
        cpython="TypeError: issubclass() arg 1 must be a class, where it is none",
        fix="use isinstance() of the object",
    )
    raise AssertionError
