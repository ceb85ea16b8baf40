"""const(): a value made at build time, by running Python.

Read next: decorators.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar, overload

T = TypeVar("T")


class Table:
    """The elements of a list that const() was given: read-only, bounds-checked as an Array is."""

    __slots__ = ("_items",)

    def __init__(self, items: list[Any]) -> None:
        self._items = tuple(items)

    def __len__(self) -> int:
        return len(self._items)

    def __getitem__(self, index: int) -> Any:
        if not 0 <= index < len(self._items):
            raise IndexError("array index out of range")
        return self._items[index]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._items)


@overload
def const(value: list[Any]) -> Any: ...
@overload
def const(value: T) -> T: ...
def const(value: Any) -> Any:
    """`value`, evaluated once at build time. A list becomes a read-only table: annotate it Array[T, N]."""
    return Table(value) if isinstance(value, list) else value
