"""Operations that only classes below the one in the source have: `len(self)` in a mixin, `-shape` of a base class.

    class Sized:
        def is_empty(self):
            return len(self) == 0

What an object of each class that the program makes can do is decided by the object, at run time; one that cannot
raises what CPython raises. Where no class has the operation, the mistake remains.
"""

from __future__ import annotations

import ast
from copy import copy
from typing import TYPE_CHECKING

from pyuk.compiler.check.declare.made import Given
from pyuk.compiler.check.expressions.conversions import once, settled, wrap
from pyuk.compiler.check.expressions.unions import dispatch
from pyuk.compiler.check.model.problems import Problem
from pyuk.compiler.check.model.tree import Expr
from pyuk.compiler.check.model.types import Class, Type

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

NOT_CALLABLE = "PK0234"
CODES = (NOT_CALLABLE, "PK0218", "PK0220", "PK0227", "PK0237")  # of operations that a class does not have


def classes_of(cx: Checker, type_: Type) -> tuple[Class, ...]:
    """The classes that objects of a class of the app are of, each before those above it; none of any other type."""
    type_ = cx.world.resolve(type_)
    if not isinstance(type_, Class) or not type_.info.module.source.is_app or not type_.info.subclasses:
        return ()
    made = cx.world.classes_of(type_, cx.instance)
    is_asked = any((each, ("",)) in cx.asked_below for each in made)
    return () if is_asked or made == [type_] else tuple(made)


def by_class(cx: Checker, node: ast.expr, problem: Problem) -> Expr | None:
    """What an expression with a mistake is, by the class of its first operand that may have one that can do it."""
    if problem.diagnostic.code not in CODES or problem.diagnostic.remedy is not None:
        return None
    again, operands = _with_operands(cx, node, problem.diagnostic.code)
    bindings: list[tuple[object, Expr]] = []
    for operand in operands:
        operand.value, bound = once(cx, settled(cx, cx.expr(operand.place)))
        bindings += bound
    for operand in operands:
        found = _by_class_of(cx, again, operand)
        if found is not None:
            return wrap(bindings, found)
    return None


def _by_class_of(cx: Checker, node: ast.expr, operand: Given) -> Expr | None:
    """The expression by the class of one operand; None where no class can do it."""
    whole, parts = operand.value, classes_of(cx, operand.value.type)
    asked = {(each, ("",)) for each in parts} - cx.asked_below
    if not parts:
        return None

    def operate(each: Expr) -> Expr:
        operand.value = each
        return cx.expr(node)

    cx.asked_below |= asked
    try:
        return dispatch(cx, whole, node, operate, parts=parts)
    except Problem:
        return None
    finally:
        operand.value = whole
        cx.asked_below -= asked


def _with_operands(cx: Checker, node: ast.expr, code: str) -> tuple[ast.expr, list[Given]]:
    """The expression with operands that are evaluated before it, and these, in order; none of what is no operation."""
    again = copy(node)
    match again:
        case ast.BinOp():
            again.left, again.right = operands = [Given(node) for node in (again.left, again.right)]
            return again, operands
        case ast.Compare(_, [_], [_]):
            operands = [Given(node) for node in (again.left, again.comparators[0])]
            again.left, again.comparators = operands[0], [operands[1]]
            return again, operands
        case ast.UnaryOp():
            again.operand = operand = Given(again.operand)
        case ast.Subscript():
            again.value = operand = Given(again.value)
        case ast.Call(ast.Name(name), [first, *rest]) if cx.is_builtin(name) and not isinstance(first, ast.Starred):
            operand = Given(first)
            again.args = [operand, *rest]
        case ast.Call() if code == NOT_CALLABLE:
            again.func = operand = Given(again.func)
        case _:
            return again, []
    return again, [operand]
