"""Which of the types of a union can be equal to a value, or have an order with it: the others need no code.

A program has many types of lists and tuples that may become an `object`, and each would meet each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyuk.compiler.check.model.types import BOOL, FLOAT, NONE, Class, Int, Tuple, Type

if TYPE_CHECKING:
    from pyuk.compiler.check.function import Checker

# Builtin classes whose objects have to do with those of the same word alone.
FAMILIES = {
    "str": "str", "list": "list", "dict": "dict", "tuple": "tuple", "set": "set", "frozenset": "set",
    "bytes": "bytes", "bytearray": "bytes", "memoryview": "bytes",
}  # fmt: skip


def family(cx: Checker, type_: Type) -> str | None:
    """The word for what the type's values can be equal to; None: perhaps to anything."""
    if isinstance(type_, Int) or type_ in (BOOL, FLOAT):
        return "number"
    if isinstance(type_, Tuple):
        return "tuple"
    if type_ == NONE:
        return "None"
    if not isinstance(type_, Class) or type_.info.name not in FAMILIES:
        return None
    is_builtin = type_.info is cx.world.builtin_class(type_.info.name)
    return FAMILIES[type_.info.name] if is_builtin else None


def related(cx: Checker, type_: Type, others: tuple[Type, ...]) -> tuple[Type, ...]:
    """Those of the other types that are of the same family, or may be."""
    own = family(cx, type_)
    return others if own is None else tuple(other for other in others if family(cx, other) in (own, None))
