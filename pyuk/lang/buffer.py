"""Buffer[T]: a garbage-collected array whose length is given when it is made.

Bounds-checked as an Array is. Elements start as zeros; a reference starts as None where T allows None, and
reading any other that was never written is a TypeError. T may be any type, not machine types alone.
Read next: cells.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from pyuk.lang.cells import Cells, new_cells
from pyuk.lang.generic import specialise

T = TypeVar("T")
UNSAID = object()


class Buffer(Generic[T]):
    """`Buffer[u8](n)`: n zeroed elements. ValueError where n is negative."""

    __slots__ = ("__weakref__", "_cells")
    _cells: Cells
    _element: ClassVar[Any] = UNSAID

    def __init__(self, count: int) -> None:
        if self._element is UNSAID:
            raise TypeError("write Buffer[u8](n): the type of an element decides how it is stored")
        self._cells = new_cells(self._element, count)

    if not TYPE_CHECKING:

        def __class_getitem__(cls, element):
            return specialise(cls, (element,), _element=element)

    def __len__(self) -> int:
        return self._cells.count

    def __getitem__(self, index: int) -> T:
        value: T = self._cells.get(self._checked(index))
        return value

    def __setitem__(self, index: int, value: T) -> None:
        self._cells.set(self._checked(index), value)

    def __iter__(self) -> Iterator[T]:
        for index in range(len(self)):
            yield self[index]

    def _checked(self, index: int) -> int:
        if not isinstance(index, int):
            raise TypeError(f"an index is an int, not {type(index).__name__}")
        if not 0 <= index < self._cells.count:
            raise IndexError("array index out of range")
        return index

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {len(self)}>"
