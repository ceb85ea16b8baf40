"""`==` of objects whose class has no `__eq__`, where classes below have one: each object is asked, as in CPython.

Two hidden methods, which every class of the hierarchy gets for itself, do it: SAME compares `self`, now of its own
class, with the other operand; ANSWER is what the right operand says when the left one has no answer.
Source: The Python Language Reference, "Rich comparison".
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from pyuk.compiler.check.declare.hereditary import give
from pyuk.compiler.check.declare.made import make_method
from pyuk.compiler.check.expressions.conversions import once, wrap
from pyuk.compiler.check.model.tree import Both, Comparison, Expr, Reinterpret
from pyuk.compiler.check.model.types import BOOL, Class, Type, is_subclass
from pyuk.compiler.check.operators.hashing import overriding

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker
    from pyuk.compiler.check.model.declarations import ClassInfo
    from pyuk.compiler.check.world import World

SAME = ".same"
ANSWER = ".answer"


def by_objects(cx: Checker, left: Expr, right: Expr, node: ast.AST) -> Expr | None:
    """`left == right` by what the objects are; None where no class below decides."""
    from pyuk.compiler.check.calls.calls import call_method

    if answers(cx):
        return None
    if cx.info.name != SAME and _is_decided_below(cx, left.type):
        assert isinstance(left.type, Class)
        give(cx.world, left.type.info, SAME, _make_same)
        return call_method(cx, left, SAME, [right], node)
    if not _is_decided_below(cx, right.type):
        return None
    assert isinstance(right.type, Class)
    give(cx.world, right.type.info, ANSWER, _make_answer)
    one, bound = once(cx, left)
    other, bound_right = once(cx, right)
    assert isinstance(other.type, Class) and isinstance(one.type, Class)
    identical = Comparison("is", one, other, type=BOOL, node=node)
    if is_subclass(one.type, other.type) and one.type != other.type:
        one = Reinterpret(one, type=other.type, node=node)
    asked = call_method(cx, other, ANSWER, [one], node)
    return wrap([*bound, *bound_right], Both("or", identical, asked, type=BOOL, node=node))


def answers(cx: Checker) -> bool:
    """Whether this is the last question: the other operand has been asked already."""
    return cx.info.name == ANSWER


def _is_decided_below(cx: Checker, type_: Type) -> bool:
    if not isinstance(type_, Class) or cx.world.method(type_, "__eq__") is not None:
        return False
    return bool(overriding(cx, type_, "__eq__"))


def _make_same(world: World, info: ClassInfo) -> None:
    make_method(info, "def made(self, other):\n return self == other", name=SAME)


def _make_answer(world: World, info: ClassInfo) -> None:
    make_method(info, "def made(self, other):\n return self == other", name=ANSWER)
