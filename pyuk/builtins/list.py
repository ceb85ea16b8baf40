"""list[T]: a sequence that grows, in a Buffer with room to spare.

Of `items` the first `length` elements are the list's. What lies behind them may be left over from before:
pop() and the like put another element of the list there, so that the list keeps nothing alive but its own
elements (and, once it is empty, the last one that it had).

In this module the name `list` is the class below, in compiled code and under CPython. Next: sorting.py.
"""

from __future__ import annotations

from typing import Generic, NoReturn, TypeVar

from pyuk.builtins import reprs, slices, sorting
from pyuk.builtins.builder import StringBuilder, text_of
from pyuk.builtins.number import Ordered
from pyuk.builtins.str import str as Text
from pyuk.lang import Buffer, inline, noinline, u64
from pyuk.lang.keys import identity, in_order, same_key
from pyuk.lang.raw import unchecked_get, unchecked_set

T = TypeVar("T", bound=Ordered)  # the methods that need `<` are compiled only where they are called
MAX_INDEX = (1 << 63) - 1
MASK64 = (1 << 64) - 1
SMALL = 16  # an empty list may keep room for so many


class list(Generic[T]):
    """length: how many elements. items: room for them, and more."""

    length: int
    items: Buffer[T]

    def __init__(self, capacity: int = 0) -> None:
        """An empty list with room for so many elements."""
        self.length = 0
        self.items = Buffer[T](capacity)

    def adopt(self, other: list[T]) -> None:
        """Hold what a list holds that nobody else has."""
        self.items = other.items
        self.length = other.length

    # --- elements ----------------------------------------------------------------------------

    @inline
    def __len__(self) -> int:
        return self.length

    @inline
    def __getitem__(self, index: int) -> T:
        if 0 <= index < self.length:
            return unchecked_get(self.items, index)
        return unchecked_get(self.items, from_end(index, self.length))

    @inline
    def __setitem__(self, index: int, value: T) -> None:
        if 0 <= index < self.length:
            unchecked_set(self.items, index, value)
        else:
            unchecked_set(self.items, from_end_to_assign(index, self.length), value)

    @inline
    def append(self, value: T) -> None:
        length = self.length
        if length == len(self.items):
            self.grow()
        unchecked_set(self.items, length, value)
        self.length = (length + 1) & MAX_INDEX  # no more than items has: the mask spares a check of overflow

    def pop(self, index: int = -1) -> T:
        if self.length == 0:
            raise IndexError("pop from empty list")
        if index < 0:
            index += self.length
        if not 0 <= index < self.length:
            raise IndexError("pop index out of range")
        value = unchecked_get(self.items, index)
        self.remove_range(index, index + 1)
        return value

    def insert(self, index: int, value: T) -> None:
        position = slices.clamp(index, self.length)
        self.open_gap(position, 1)
        unchecked_set(self.items, position, value)

    def remove(self, value: T) -> None:
        position = self.find(value, 0, self.length)
        if position < 0:
            raise ValueError("list.remove(x): x not in list")
        self.remove_range(position, position + 1)

    def __delitem__(self, index: int) -> None:
        position = index + self.length if index < 0 else index
        if not 0 <= position < self.length:
            raise IndexError("list assignment index out of range")
        self.remove_range(position, position + 1)

    def clear(self) -> None:
        self.length = 0
        self.items = Buffer[T](0)

    def reverse(self) -> None:
        low = 0
        high = self.length - 1
        while low < high:
            value = unchecked_get(self.items, low)
            unchecked_set(self.items, low, unchecked_get(self.items, high))
            unchecked_set(self.items, high, value)
            low += 1
            high -= 1

    # --- search ------------------------------------------------------------------------------

    def find(self, value: T, start: int, stop: int) -> int:
        """The least index in [start, stop) of an element that equals value, or -1."""
        i = start
        while i < stop and i < self.length:  # == may make the list shorter
            if same_key(unchecked_get(self.items, i), value):
                return i
            i += 1
        return -1

    def __contains__(self, value: T) -> bool:
        return self.find(value, 0, self.length) >= 0

    def index(self, value: T, start: int = 0, stop: int = MAX_INDEX) -> int:
        position = self.find(value, slices.search_start(start, self.length), slices.clamp(stop, self.length))
        if position < 0:
            raise ValueError(f"{value!r} is not in list")
        return position

    def count(self, value: T) -> int:
        total = 0
        i = 0
        while i < self.length:
            if same_key(unchecked_get(self.items, i), value):
                total += 1
            i += 1
        return total

    # --- whole lists -------------------------------------------------------------------------

    def copy(self) -> list[T]:
        return self.part(0, self.length)

    def unshare(self) -> None:
        """Hold what it holds for itself, where copy.copy() has made another that holds the same."""
        self.adopt(self.copy())

    def extend(self, values: list[T]) -> None:
        count = values.length  # values may be this list itself
        self.grow_for(count)
        copy_items(self.items, self.length, values.items, 0, count)
        self.length += count

    def __add__(self, other: list[T]) -> list[T]:
        result = list[T]()
        result.grow_for(self.length + other.length)
        result.extend(self)
        result.extend(other)
        return result

    def __iadd__(self, other: list[T]) -> list[T]:
        self.extend(other)
        return self

    def __mul__(self, count: int) -> list[T]:
        result = list[T]()
        result.grow_for(repeated_length(self.length, count))
        for _ in range(count):
            result.extend(self)
        return result

    def __rmul__(self, count: int) -> list[T]:
        return self * count

    def __imul__(self, count: int) -> list[T]:
        length = self.length
        if count <= 0:
            self.clear()
            return self
        self.grow_for(repeated_length(length, count) - length)
        for _ in range(count - 1):
            copy_items(self.items, self.length, self.items, 0, length)
            self.length += length
        return self

    def __eq__(self, other: list[T]) -> bool:  # type: ignore[override]
        if self.length != other.length:
            return False
        i = 0
        while i < self.length and i < other.length:
            if not same_key(unchecked_get(self.items, i), unchecked_get(other.items, i)):
                return False
            i += 1
        return self.length == other.length

    def __lt__(self, other: list[T]) -> bool:
        i = self.first_difference(other)
        if i < self.length and i < other.length:
            return in_order("<", unchecked_get(self.items, i), unchecked_get(other.items, i))
        return self.length < other.length

    def __le__(self, other: list[T]) -> bool:
        i = self.first_difference(other)
        if i < self.length and i < other.length:
            return in_order("<=", unchecked_get(self.items, i), unchecked_get(other.items, i))
        return self.length <= other.length

    def __gt__(self, other: list[T]) -> bool:
        i = self.first_difference(other)
        if i < self.length and i < other.length:
            return in_order(">", unchecked_get(self.items, i), unchecked_get(other.items, i))
        return self.length > other.length

    def __ge__(self, other: list[T]) -> bool:
        i = self.first_difference(other)
        if i < self.length and i < other.length:
            return in_order(">=", unchecked_get(self.items, i), unchecked_get(other.items, i))
        return self.length >= other.length

    def first_difference(self, other: list[T]) -> int:
        """The first index where the two lists differ, or where one of them ends."""
        i = 0
        while i < self.length and i < other.length:
            if not same_key(unchecked_get(self.items, i), unchecked_get(other.items, i)):
                break
            i += 1
        return i

    def __repr__(self) -> Text:  # type: ignore[override]
        if not reprs.enter(identity(self)):
            return text_of("[...]")
        try:
            return self.shown()
        finally:
            reprs.leave()

    def shown(self) -> Text:
        """The elements in brackets."""
        builder = StringBuilder()
        builder.append_literal("[")
        i = 0
        while i < self.length:
            if i > 0:
                builder.append_literal(", ")
            builder.append_literal(repr(unchecked_get(self.items, i)))
            i += 1
        builder.append_literal("]")
        return builder.finish()

    def sort(self, *, reverse: bool = False) -> None:
        """Sort by `<`, stably; in reverse, equal elements keep their order too."""
        taken = self.taken()
        if reverse:
            taken.reverse()
        try:
            sorting.sort(taken.items, taken.length)
        finally:
            if reverse:
                taken.reverse()
            self.swap(taken)
        taken.refuse_items()

    def taken(self) -> list[T]:
        """A list of the elements, which are not in this one from here on."""
        result = list[T]()
        self.swap(result)
        return result

    def swap(self, other: list[T]) -> None:
        """Hold what the other one holds, which gets what this one holds."""
        self.items, other.items = other.items, self.items
        self.length, other.length = other.length, self.length

    def refuse_items(self) -> None:
        """ValueError where something was put into a list while its elements were taken from it to be sorted."""
        if len(self.items) > 0:
            raise ValueError("list modified during sort")

    # --- slices ------------------------------------------------------------------------------

    def get_slice(self, start: int, stop: int, step: int) -> list[T]:
        """self[start:stop:step]; for omitted bounds see slices.py."""
        if step == 1:
            return self.part(slices.clamp(start, self.length), slices.clamp(stop, self.length))
        first = slices.first_index(start, self.length, step)
        count = slices.count(first, slices.adjusted(stop, self.length, step), step)
        result = list[T]()
        result.grow_for(count)
        for i in range(count):
            unchecked_set(result.items, i, unchecked_get(self.items, first + i * step))
        result.length = count
        return result

    def set_slice(self, start: int, stop: int, values: list[T]) -> None:
        """self[start:stop] = values."""
        first = slices.clamp(start, self.length)
        last = max(slices.clamp(stop, self.length), first)
        if values is self:
            values = self.copy()
        more = values.length - (last - first)
        if more > 0:
            self.open_gap(last, more)
        elif more < 0:
            self.remove_range(last + more, last)
        copy_items(self.items, first, values.items, 0, values.length)

    def set_slice_step(self, start: int, stop: int, step: int, values: list[T]) -> None:
        """self[start:stop:step] = values. ValueError where the lengths differ, unless the step is 1."""
        if step == 1:
            self.set_slice(start, stop, values)
            return
        first = slices.first_index(start, self.length, step)
        count = slices.count(first, slices.adjusted(stop, self.length, step), step)
        if values.length != count:
            found = values.length
            raise ValueError(f"attempt to assign sequence of size {found} to extended slice of size {count}")
        if values is self:
            values = self.copy()
        for i in range(count):
            unchecked_set(self.items, first + i * step, unchecked_get(values.items, i))

    def del_slice(self, start: int, stop: int, step: int) -> None:
        """del self[start:stop:step]."""
        first = slices.first_index(start, self.length, step)
        count = slices.count(first, slices.adjusted(stop, self.length, step), step)
        if count == 0:
            return
        if step < 0:
            first = first + (count - 1) * step
            step = -step
        kept = first
        following = first  # the next one to be left out
        for i in range(first, self.length):
            if i == following and count > 0:
                count -= 1
                following += step if count > 0 else 0
            else:
                unchecked_set(self.items, kept, unchecked_get(self.items, i))
                kept += 1
        self.shorten(kept)

    # --- room --------------------------------------------------------------------------------

    def kept_length(self) -> int:
        """How many elements there are, whatever `__len__` of a class that derives from list says."""
        return self.length

    def kept_item(self, index: int) -> T:
        """The element at an index in [0, length), whatever `__getitem__` of such a class gives."""
        return unchecked_get(self.items, index)

    def part(self, start: int, stop: int) -> list[T]:
        """The elements [start, stop), for bounds in [0, length]; empty where stop <= start."""
        count = max(stop - start, 0)
        result = list[T]()
        result.grow_for(count)
        copy_items(result.items, 0, self.items, start, count)
        result.length = count
        return result

    @noinline
    def grow(self) -> None:
        """Make room for another element, and half as many more: each element is copied twice, on average."""
        self.grow_for(1)

    def grow_for(self, count: int) -> None:
        """Make room for `count` more elements. MemoryError."""
        needed = self.length + count
        if needed <= len(self.items):
            return
        larger = Buffer[T](needed + (self.length >> 1) + 3)
        copy_items(larger, 0, self.items, 0, self.length)
        self.items = larger

    def open_gap(self, position: int, count: int) -> None:
        """Move the elements from position on up by `count`; the gap is to be filled."""
        self.grow_for(count)
        for i in range(self.length - 1, position - 1, -1):
            unchecked_set(self.items, i + count, unchecked_get(self.items, i))
        self.length += count

    def remove_range(self, start: int, stop: int) -> None:
        """Take out the elements [start, stop), for 0 <= start <= stop <= length."""
        copy_items(self.items, start, self.items, stop, self.length - stop)
        self.shorten(self.length - (stop - start))

    def shorten(self, length: int) -> None:
        """Keep the first `length` elements; what lies behind them is overwritten, see above."""
        if length > 0:
            kept = unchecked_get(self.items, 0)
            for i in range(length, self.length):
                unchecked_set(self.items, i, kept)
        elif self.length > SMALL:
            self.items = Buffer[T](0)
        self.length = length


def copy_items(target: Buffer[T], position: int, source: Buffer[T], start: int, count: int) -> None:
    """Copy `count` elements, from the first on: within one buffer, to lower indices only."""
    for i in range(count):
        unchecked_set(target, position + i, unchecked_get(source, start + i))


def from_end(index: int, length: int) -> int:
    """An index that is not in [0, length), counted from the end. IndexError."""
    position: u64 = (index + length) & MASK64  # a sum that is negative becomes greater than any length
    if position < length:
        return position
    refuse_index()


def from_end_to_assign(index: int, length: int) -> int:
    """from_end() for an element that is to be assigned."""
    position: u64 = (index + length) & MASK64
    if position < length:
        return position
    refuse_assignment()


@noinline
def refuse_index() -> NoReturn:
    """A function of its own: raising takes more code than all else that reads an element."""
    raise IndexError("list index out of range")


@noinline
def refuse_assignment() -> NoReturn:
    """As refuse_index()."""
    raise IndexError("list assignment index out of range")


def repeated_length(length: int, count: int) -> int:
    """The length of a list times `count`. MemoryError where there is no such list."""
    if count <= 0:
        return 0
    if length > MAX_INDEX // 16 // count:
        raise MemoryError
    return length * count
