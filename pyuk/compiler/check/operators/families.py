"""Which of the types of a union can be equal to a value, or have an order with it: the others need no code.

A program has many types of lists and tuples that may become an `object`, and each would meet each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyuk.compiler.check.declare import namedtuples, plainvalues
from pyuk.compiler.check.model.types import BOOL, FLOAT, NONE, Class, Int, Tuple, Type, is_function
from pyuk.compiler.check.operators.hashing import overriding

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

# Builtin classes whose objects have to do with those of the same word alone.
FAMILIES = {
    "str": "str", "list": "list", "dict": "dict", "tuple": "tuple", "set": "set", "frozenset": "set",
    "bytes": "bytes", "bytearray": "bytes", "memoryview": "bytes", "range": "range",
}  # fmt: skip


def related(cx: Checker, type_: Type, others: tuple[Type, ...], asked: tuple[str, ...]) -> tuple[Type, ...]:
    """Those of the other types that are of the same family, or may be.

    asked: the methods by which a class says what its objects have to do with others.
    """
    own = _family(cx, type_, asked)
    return others if own is None else tuple(each for each in others if _family(cx, each, asked) in (own, None))


def _family(cx: Checker, type_: Type, asked: tuple[str, ...]) -> str | None:
    """The word for what the type's values may have to do with; None: perhaps with anything."""
    if isinstance(type_, Int) or type_ in (BOOL, FLOAT):
        return "number"
    if isinstance(type_, Tuple):
        return "tuple"
    if type_ == NONE:
        return "None"
    if is_function(type_):
        return "function"
    return _family_of_class(cx, type_, asked) if isinstance(type_, Class) else None


def _family_of_class(cx: Checker, class_: Class, asked: tuple[str, ...]) -> str | None:
    """Objects of a class that has no such method have to do with each other alone, as they may be the same."""
    if class_.info.name in FAMILIES and class_.info is cx.world.builtin_class(class_.info.name):
        return FAMILIES[class_.info.name]
    is_data = plainvalues.kind_of(class_) is not None or namedtuples.record_in(class_) is not None
    has_method = any(cx.world.method(class_, name) or overriding(cx, class_, name) for name in asked)
    return None if is_data or has_method else "object"
