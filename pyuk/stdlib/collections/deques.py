"""deque: a sequence that grows and shrinks at both ends, in a ring of slots.

Source: The Python Library Reference, collections.deque; messages as in CPython 3.11
Modules/_collectionsmodule.c.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from pyuk.builtins import reprs, slices
from pyuk.builtins.builder import StringBuilder, text_of
from pyuk.builtins.iterators import Iterator
from pyuk.builtins.number import Ordered
from pyuk.builtins.str import str as Text
from pyuk.lang import Buffer, inline, noinline
from pyuk.lang.keys import identity, in_order, same_key
from pyuk.lang.raw import unchecked_clear, unchecked_get, unchecked_set

T = TypeVar("T", bound=Ordered)
LEAST = 8
UNBOUNDED = (1 << 63) - 1


class deque(Generic[T]):
    """`length` elements from slot `first` on, in a ring whose size is a power of two; `limit` is maxlen.

    changes: counts what an iteration must not see.
    """

    length: int
    first: int
    limit: int
    changes: int
    ring: Buffer[T]

    def __init__(self, limit: int = UNBOUNDED) -> None:
        self.length = 0
        self.first = 0
        self.limit = limit
        self.changes = 0
        self.ring = Buffer[T](LEAST)

    # --- both ends ---------------------------------------------------------------------------

    @inline
    def __len__(self) -> int:
        return self.length

    @property
    def maxlen(self) -> int | None:
        """How many elements there may be; None for any number."""
        return None if self.limit == UNBOUNDED else self.limit

    @inline
    def slot(self, index: int) -> int:
        """Where the element lies."""
        return (self.first + index) & (len(self.ring) - 1)

    def append(self, value: T) -> None:
        if self.length == self.limit:
            if self.limit == 0:
                return
            self.popleft()
        if self.length == len(self.ring):
            self.grow()
        unchecked_set(self.ring, self.slot(self.length), value)
        self.length += 1
        self.changes += 1

    def appendleft(self, value: T) -> None:
        if self.length == self.limit:
            if self.limit == 0:
                return
            self.pop()
        if self.length == len(self.ring):
            self.grow()
        self.first = (self.first - 1) & (len(self.ring) - 1)
        unchecked_set(self.ring, self.first, value)
        self.length += 1
        self.changes += 1

    def pop(self) -> T:
        if self.length == 0:
            raise IndexError("pop from an empty deque")
        slot = self.slot(self.length - 1)
        value = unchecked_get(self.ring, slot)
        unchecked_clear(self.ring, slot)
        self.length -= 1
        self.changes += 1
        return value

    def popleft(self) -> T:
        if self.length == 0:
            raise IndexError("pop from an empty deque")
        value = unchecked_get(self.ring, self.first)
        unchecked_clear(self.ring, self.first)
        self.first = (self.first + 1) & (len(self.ring) - 1)
        self.length -= 1
        self.changes += 1
        return value

    @noinline
    def grow(self) -> None:
        """A ring of twice the size."""
        ring = Buffer[T](len(self.ring) * 2)
        for index in range(self.length):
            unchecked_set(ring, index, unchecked_get(self.ring, self.slot(index)))
        self.ring = ring
        self.first = 0

    def clear(self) -> None:
        self.length = 0
        self.first = 0
        self.changes += 1
        self.ring = Buffer[T](LEAST)

    def rotate(self, n: int = 1) -> None:
        if self.length <= 1:
            return
        steps = n % self.length
        if steps * 2 <= self.length:
            for _ in range(steps):
                self.appendleft_of(self.pop())
        else:
            for _ in range(self.length - steps):
                self.append(self.popleft())

    def appendleft_of(self, value: T) -> None:
        """appendleft(), for rotate()."""
        self.appendleft(value)

    # --- elements ----------------------------------------------------------------------------

    @inline
    def at(self, index: int) -> T:
        """The element: not checked."""
        return unchecked_get(self.ring, self.slot(index))

    def checked(self, index: int) -> int:
        """An index counted from the front. IndexError."""
        position = index + self.length if index < 0 else index
        if not 0 <= position < self.length:
            raise IndexError("deque index out of range")
        return position

    def __getitem__(self, index: int) -> T:
        return self.at(self.checked(index))

    def __setitem__(self, index: int, value: T) -> None:
        unchecked_set(self.ring, self.slot(self.checked(index)), value)

    def __delitem__(self, index: int) -> None:
        self.remove_at(self.checked(index))

    def remove_at(self, position: int) -> None:
        """Take out the element; what lies behind it moves up."""
        for index in range(position, self.length - 1):
            unchecked_set(self.ring, self.slot(index), self.at(index + 1))
        self.pop()

    def insert(self, index: int, value: T) -> None:
        if self.length == self.limit:
            raise IndexError("deque already at its maximum size")
        position = slices.clamp(index, self.length)
        self.append(value)
        for place in range(self.length - 1, position, -1):
            unchecked_set(self.ring, self.slot(place), self.at(place - 1))
        unchecked_set(self.ring, self.slot(position), value)

    def find(self, value: T, start: int, stop: int) -> int:
        """The least index in [start, stop) of an element that is value, or -1. RuntimeError if == changes this."""
        changes = self.changes
        for index in range(start, stop):
            if same_key(self.at(index), value):
                return index
            if changes != self.changes:
                raise RuntimeError("deque mutated during iteration")
        return -1

    def __contains__(self, value: T) -> bool:
        return self.find(value, 0, self.length) >= 0

    def count(self, value: T) -> int:
        total = 0
        changes = self.changes
        for index in range(self.length):
            if same_key(self.at(index), value):
                total += 1
            if changes != self.changes:
                raise RuntimeError("deque mutated during iteration")
        return total

    def index(self, value: T, start: int = 0, stop: int = UNBOUNDED) -> int:
        position = self.find(value, slices.clamp(start, self.length), slices.clamp(stop, self.length))
        if position < 0:
            raise ValueError(f"{value!r} is not in deque")
        return position

    def remove(self, value: T) -> None:
        changes = self.changes
        for index in range(self.length):
            is_one = same_key(self.at(index), value)
            if changes != self.changes:
                raise IndexError("deque mutated during remove().")
            if is_one:
                self.remove_at(index)
                return
        raise ValueError(f"{value!r} is not in deque")

    def reverse(self) -> None:
        low = 0
        high = self.length - 1
        while low < high:
            value = self.at(low)
            unchecked_set(self.ring, self.slot(low), self.at(high))
            unchecked_set(self.ring, self.slot(high), value)
            low += 1
            high -= 1

    # --- whole deques ------------------------------------------------------------------------

    def copy(self) -> deque[T]:
        if type(self).__name__ != "deque":
            raise NotImplementedError("super().copy(), + and * of a class that derives from deque")
        return self.duplicate()

    def duplicate(self) -> deque[T]:
        """A plain deque of the same elements."""
        result = deque[T](self.limit)
        result.append_all(self)
        return result

    def adopt(self, other: deque[T]) -> None:
        """Hold what a deque holds that nobody else has, and as much as it may."""
        self.length, self.first, self.limit = other.length, other.first, other.limit
        self.ring = other.ring
        self.changes += 1

    def restart(self) -> None:
        """Empty, and for any number of elements, as a new one is."""
        self.clear()
        self.limit = UNBOUNDED

    def append_all(self, other: deque[T]) -> None:
        """extend(other)."""
        for index in range(other.length):
            self.append(other.at(index))

    def __add__(self, other: deque[T]) -> deque[T]:
        result = self.copy()
        result.append_all(other)
        return result

    def __iadd__(self, other: deque[T]) -> deque[T]:
        self.append_all(other.duplicate() if other is self else other)
        return self

    def __mul__(self, count: int) -> deque[T]:
        result = self.copy()
        result *= count
        return result

    def __rmul__(self, count: int) -> deque[T]:
        return self * count

    def __imul__(self, count: int) -> deque[T]:
        self.repeat(count)
        return self

    def repeat(self, count: int) -> None:
        """Be so many times over what this is."""
        whole = self.duplicate()
        if count <= 0:
            self.clear()
        for _ in range(count - 1):
            self.append_all(whole)

    def __eq__(self, other: deque[T]) -> bool:  # type: ignore[override]
        return self.length == other.length and self.first_difference(other) == self.length

    def first_difference(self, other: deque[T]) -> int:
        """The first index where the two differ, or where one of them ends."""
        index = 0
        while index < self.length and index < other.length:
            if not same_key(self.at(index), other.at(index)):
                break
            index += 1
        return index

    def __lt__(self, other: deque[T]) -> bool:
        i = self.first_difference(other)
        if i < self.length and i < other.length:
            return in_order("<", self.at(i), other.at(i))
        return self.length < other.length

    def __le__(self, other: deque[T]) -> bool:
        i = self.first_difference(other)
        if i < self.length and i < other.length:
            return in_order("<=", self.at(i), other.at(i))
        return self.length <= other.length

    def __gt__(self, other: deque[T]) -> bool:
        i = self.first_difference(other)
        if i < self.length and i < other.length:
            return in_order(">", self.at(i), other.at(i))
        return self.length > other.length

    def __ge__(self, other: deque[T]) -> bool:
        i = self.first_difference(other)
        if i < self.length and i < other.length:
            return in_order(">=", self.at(i), other.at(i))
        return self.length >= other.length

    def __repr__(self) -> Text:  # type: ignore[override]
        if not reprs.enter(identity(self)):
            return text_of("[...]")
        try:
            return self.shown()
        finally:
            reprs.leave()

    def shown(self) -> Text:
        """The elements in brackets, and maxlen where there is one."""
        builder = StringBuilder()
        builder.append_literal(type(self).__name__)
        builder.append_literal("([")
        for index in range(self.length):
            if index > 0:
                builder.append_literal(", ")
            builder.append_literal(repr(self.at(index)))
        builder.append_literal("]")
        if self.limit != UNBOUNDED:
            builder.append_literal(", maxlen=")
            builder.append_literal(repr(self.limit))
        builder.append_literal(")")
        return builder.finish()

    # --- iteration ---------------------------------------------------------------------------

    @inline
    def cursor_size(self) -> int:
        """What cursor_next() is told: which change was the last."""
        return self.changes

    @inline
    def cursor_next(self, position: int, size: int, left: int) -> int:
        """The index that a loop comes to; -1 at the end. RuntimeError."""
        if self.changes != size:
            raise_mutated()
        return position if position < self.length else -1

    @inline
    def cursor_item(self, position: int) -> T:
        """What the loop gets."""
        return self.at(position)

    def __iter__(self) -> deque_iterator[T]:
        return deque_iterator(self, False)

    def __reversed__(self) -> deque_iterator[T]:
        return deque_iterator(self, True)


class deque_iterator(Iterator[T]):
    """iter() and reversed() of a deque."""

    source: deque[T]
    position: int
    changes: int
    backwards: bool

    def __init__(self, source: deque[T], backwards: bool) -> None:
        self.source = source
        self.position = 0
        self.changes = source.changes
        self.backwards = backwards

    def advance(self) -> bool:
        if self.changes != self.source.changes:
            raise_mutated()
        if self.position >= self.source.length:
            return False
        index = self.source.length - 1 - self.position if self.backwards else self.position
        self.value = self.source.at(index)
        self.position += 1
        return True


@noinline
def raise_mutated() -> None:
    """The program changed a deque while it iterated."""
    raise RuntimeError("deque mutated during iteration")


def checked_limit(limit: int | None) -> int:
    """maxlen, as a deque has it. ValueError where it is negative."""
    if limit is None:
        return UNBOUNDED
    if limit < 0:
        raise ValueError("maxlen must be non-negative")
    return limit
