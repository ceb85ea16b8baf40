"""tuple[T, ...]: a tuple whose length is found out when the program runs. It wraps a list that nobody else has.

A tuple whose items are written out is stored as its items, and is no object (check/model/types.py, Tuple); where
one of this class is wanted, it becomes one (check/expressions/longtuples.py).

In this module the name `tuple` is the class below, in compiled code and under CPython.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from pyuk.builtins import reprs, slices
from pyuk.builtins.builder import StringBuilder, text_of
from pyuk.builtins.hashes import hash_item, hash_start, hash_tuple
from pyuk.builtins.list import list
from pyuk.builtins.number import Ordered
from pyuk.builtins.str import str as Text
from pyuk.lang import inline
from pyuk.lang.keys import identity

T = TypeVar("T", bound=Ordered)  # as in list: `<` is compiled only where it is called
MAX_INDEX = (1 << 63) - 1


@inline
def position(index: int, length: int) -> int:
    """An index into a tuple of that length, counted from its start. IndexError."""
    found = index + length if index < 0 else index
    if not 0 <= found < length:
        raise IndexError("tuple index out of range")
    return found


def check_length(length: int, wanted: int, message: Text) -> None:
    """A tuple of that length goes where an annotation says how many items there are. TypeError."""
    if length != wanted:
        raise TypeError(message)


class tuple(Generic[T]):
    """items: a list that does not change any more."""

    items: list[T]

    def __init__(self, items: list[T]) -> None:
        self.items = items

    def __len__(self) -> int:
        return self.items.length

    def __getitem__(self, index: int) -> T:
        if not -self.items.length <= index < self.items.length:
            raise IndexError("tuple index out of range")
        return self.items[index]

    def get_slice(self, start: int, stop: int, step: int) -> tuple[T]:
        """self[start:stop:step]; for omitted bounds see slices.py."""
        return tuple(self.items.get_slice(start, stop, step))

    def part(self, start: int, stop: int) -> list[T]:
        """The items [start, stop) as the list that a starred name takes."""
        return self.items.part(start, stop)

    def __contains__(self, value: T) -> bool:
        return value in self.items

    def index(self, value: T, start: int = 0, stop: int = MAX_INDEX) -> int:
        length = self.items.length
        position = self.items.find(value, slices.search_start(start, length), slices.clamp(stop, length))
        if position < 0:
            raise ValueError("tuple.index(x): x not in tuple")
        return position

    def count(self, value: T) -> int:
        return self.items.count(value)

    def __add__(self, other: tuple[T]) -> tuple[T]:
        return tuple(self.items + other.items)

    def __mul__(self, count: int) -> tuple[T]:
        return tuple(self.items * count)

    def __rmul__(self, count: int) -> tuple[T]:
        return tuple(self.items * count)

    def __eq__(self, other: tuple[T]) -> bool:  # type: ignore[override]
        return self.items == other.items

    def __lt__(self, other: tuple[T]) -> bool:
        return self.items < other.items

    def __le__(self, other: tuple[T]) -> bool:
        return self.items <= other.items

    def __gt__(self, other: tuple[T]) -> bool:
        return self.items > other.items

    def __ge__(self, other: tuple[T]) -> bool:
        return self.items >= other.items

    def __hash__(self) -> int:
        state = hash_start()
        for i in range(self.items.length):
            state = hash_item(state, hash(self.items[i]))
        return hash_tuple(state, self.items.length)

    def __repr__(self) -> Text:  # type: ignore[override]
        if not reprs.enter(identity(self)):
            return text_of("(...)")
        try:
            return self.shown()
        finally:
            reprs.leave()

    def shown(self) -> Text:
        """The items in parentheses."""
        builder = StringBuilder()
        builder.append_literal("(")
        for i in range(self.items.length):
            if i > 0:
                builder.append_literal(", ")
            builder.append_literal(repr(self.items[i]))
        builder.append_literal(",)" if self.items.length == 1 else ")")
        return builder.finish()
