"""What the compiler calls for values of unions, where code in its place would be too large.

Each function is compiled for the types that it is called with; the operators within mean what they mean there.
"""

from __future__ import annotations

from typing import NoReturn, TypeVar

from pyuk.lang import noinline

A = TypeVar("A")
B = TypeVar("B")


def equal(left: A, right: B) -> bool:
    """left == right."""
    return bool(left == right)


def contains(items: list[A], value: B) -> bool:
    """value in items, for a value of another type than the items."""
    i = 0
    while i < len(items):
        item = items[i]
        if item is value or item == value:
            return True
        i += 1
    return False


def equal_lists(left: list[A], right: list[B]) -> bool:
    """left == right, for lists whose items are of unlike types."""
    if len(left) != len(right):
        return False
    i = 0
    while i < len(left) and i < len(right):
        if not left[i] == right[i]:
            return False
        i += 1
    return len(left) == len(right)


@noinline
def raise_type_error(message: str) -> NoReturn:
    """An operation that a value of a union does not have: the whole message."""
    raise TypeError(message)


@noinline
def raise_attribute_error(message: str) -> NoReturn:
    """An attribute that a value of a union does not have: the whole message."""
    raise AttributeError(message)


@noinline
def raise_value_error(message: str) -> NoReturn:
    """A value of a union that does not do: the whole message."""
    raise ValueError(message)
