"""bytearray: bytes that can be changed, in a Buffer with room to spare.

While a memoryview shows the bytes, their number cannot change (`exports` counts the views): the Buffer stays.
In this module the name `bytearray` is the class below, in compiled code and under CPython. Next: wide.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from pyuk.builtins import bytesbuild, bytescase, bytessearch, bytessplit, bytestext, slices
from pyuk.builtins.bytes import bytes
from pyuk.builtins.bytesmethods import ByteString
from pyuk.builtins.bytestring import MAX_INDEX, BytesLike, byte_of, copy_into, copy_part, take
from pyuk.builtins.str import str as Text
from pyuk.lang import Buffer, inline, noinline, u8
from pyuk.lang.raw import addressof, copy_memory, unchecked_get, unchecked_set

Parts = TypeVar("Parts", list[bytes], "list[bytearray]", "list[bytes | bytearray]")
Values = TypeVar("Values", bound=Iterable[int])


class bytearray(ByteString):
    """exports: how many memoryviews show the bytes."""

    exports: int

    def __init__(self, items: Buffer[u8]) -> None:
        """The bytes of a whole Buffer, which nobody else writes to any more."""
        self.length = len(items)
        self.items = items
        self.start = 0
        self.exports = 0

    def __repr__(self) -> Text:  # type: ignore[override]
        return bytestext.quoted(self, "bytearray(b", ")")

    def type_name(self) -> str:
        return "bytearray"

    def index_message(self) -> str:
        return "bytearray index out of range"

    @staticmethod
    def fromhex(string: str, /) -> bytearray:
        return bytearray(bytestext.from_hex(string))

    @staticmethod
    def maketrans(frm: BytesLike, to: BytesLike, /) -> bytes:
        return bytes(bytesbuild.translation_table(frm, to))

    # --- changes -----------------------------------------------------------------------------

    @inline
    def __setitem__(self, index: int, value: int) -> None:
        if 0 <= index < self.length:
            unchecked_set(self.items, index, byte_of(value))
        else:
            unchecked_set(self.items, self.from_end(index), byte_of(value))

    def __delitem__(self, index: int) -> None:
        position = index if 0 <= index < self.length else self.from_end(index)
        self.remove_range(position, position + 1)

    @inline
    def append(self, item: int) -> None:
        byte = byte_of(item)
        length = self.length
        if length == len(self.items) or self.exports != 0:
            self.grow_for(1)
        unchecked_set(self.items, length, byte)
        self.length = (length + 1) & MAX_INDEX  # no more than items has: the mask spares a check of overflow

    def extend(self, values: Values) -> None:
        if isinstance(values, BytesLike):
            self.set_range(self.length, self.length, values)
        else:
            more = bytearray(Buffer[u8](0))
            for value in values:
                more.append(value)
            self.set_range(self.length, self.length, more)

    def insert(self, index: int, item: int) -> None:
        byte = byte_of(item)
        position = slices.clamp(index, self.length)
        self.open_gap(position, 1)
        unchecked_set(self.items, position, byte)

    def pop(self, index: int = -1) -> u8:
        if self.length == 0:
            raise IndexError("pop from empty bytearray")
        if index < 0:
            index += self.length
        if not 0 <= index < self.length:
            raise IndexError("pop index out of range")
        value = unchecked_get(self.items, index)
        self.remove_range(index, index + 1)
        return value

    def remove(self, value: int) -> None:
        position = bytessearch.find_byte(self, byte_of(value), 0, self.length)
        if position < 0:
            raise ValueError("value not found in bytearray")
        self.remove_range(position, position + 1)

    def reverse(self) -> None:
        low = 0
        high = self.length - 1
        while low < high:
            value = unchecked_get(self.items, low)
            unchecked_set(self.items, low, unchecked_get(self.items, high))
            unchecked_set(self.items, high, value)
            low += 1
            high -= 1

    def clear(self) -> None:
        self.check_resizable()
        self.items = Buffer[u8](0)
        self.length = 0

    def copy(self) -> bytearray:
        return self.part(0, self.length)

    def __iadd__(self, other: BytesLike) -> bytearray:
        if other is self and self.length > 0:  # CPython shows itself its own bytes, and cannot resize them then
            raise BufferError("Existing exports of data: object cannot be re-sized")
        self.set_range(self.length, self.length, other)
        return self

    def __imul__(self, count: int) -> bytearray:
        repeated = bytearray(bytesbuild.repeat(self, count))
        self.set_range(0, self.length, repeated)
        return self

    # --- slices ------------------------------------------------------------------------------

    def set_slice(self, start: int, stop: int, values: BytesLike) -> None:
        """self[start:stop] = values."""
        first = slices.clamp(start, self.length)
        self.set_range(first, max(slices.clamp(stop, self.length), first), values)

    def set_slice_step(self, start: int, stop: int, step: int, values: BytesLike) -> None:
        """self[start:stop:step] = values. ValueError where the lengths differ, unless the step is 1."""
        if step == 1:
            self.set_slice(start, stop, values)
            return
        first = slices.first_index(start, self.length, step)
        count = slices.count(first, slices.adjusted(stop, self.length, step), step)
        if values.length == 0:  # a bytearray takes that for a deletion, unlike a list
            self.del_slice(start, stop, step)
            return
        if values.length != count:
            found = values.length
            raise ValueError(f"attempt to assign bytes of size {found} to extended slice of size {count}")
        source = BytesLike(copy_part(values, 0, values.length))
        for i in range(count):
            unchecked_set(self.items, first + i * step, source.at(i))

    def del_slice(self, start: int, stop: int, step: int) -> None:
        """del self[start:stop:step]."""
        first = slices.first_index(start, self.length, step)
        count = slices.count(first, slices.adjusted(stop, self.length, step), step)
        if count == 0:
            return
        self.check_resizable()
        if step < 0:
            first = first + (count - 1) * step
            step = -step
        kept = first
        for i in range(first, self.length):
            if (i - first) % step != 0 or i >= first + count * step:
                unchecked_set(self.items, kept, unchecked_get(self.items, i))
                kept += 1
        self.length = kept

    def set_range(self, start: int, stop: int, values: BytesLike) -> None:
        """Put values in the place of the bytes [start, stop), for 0 <= start <= stop <= length."""
        count = values.length
        if addressof(values.items) == addressof(self.items):
            values = BytesLike(copy_part(values, 0, count))
        more = count - (stop - start)
        if more > 0:
            self.open_gap(stop, more)
        elif more < 0:
            self.remove_range(stop + more, stop)
        copy_into(self.items, start, values, 0, count)

    # --- room --------------------------------------------------------------------------------

    def check_resizable(self) -> None:
        """BufferError while there are views."""
        if self.exports != 0:
            raise BufferError("Existing exports of data: object cannot be re-sized")

    @noinline
    def grow_for(self, count: int) -> None:
        """Make room for `count` more bytes. BufferError, MemoryError."""
        self.check_resizable()
        needed = self.length + count
        if needed <= len(self.items):
            return
        larger = Buffer[u8](needed + (self.length >> 1) + 8)
        copy_into(larger, 0, self, 0, self.length)
        self.items = larger

    def open_gap(self, position: int, count: int) -> None:
        """Move the bytes from position on up by `count`; the gap is to be filled."""
        self.grow_for(count)
        self.move(position, position + count, self.length - position)
        self.length += count

    def remove_range(self, start: int, stop: int) -> None:
        """Take out the bytes [start, stop), for 0 <= start <= stop <= length."""
        if start < stop:
            self.check_resizable()
        self.move(stop, start, self.length - stop)
        self.length -= stop - start

    def move(self, source: int, target: int, count: int) -> None:
        """Move `count` bytes within the Buffer."""
        place = addressof(self.items)
        copy_memory(place + target, place + source, count)

    # --- making others -----------------------------------------------------------------------

    def __add__(self, other: BytesLike) -> bytearray:
        return bytearray(bytesbuild.concat(self, other))

    def __mul__(self, count: int) -> bytearray:
        return bytearray(bytesbuild.repeat(self, count))

    def __rmul__(self, count: int) -> bytearray:
        return bytearray(bytesbuild.repeat(self, count))

    def join(self, parts: Parts) -> bytearray:
        return bytearray(bytesbuild.join(self, parts))  # type: ignore[type-var]

    def replace(self, old: BytesLike, new: BytesLike, count: int = -1) -> bytearray:
        return bytearray(bytesbuild.replace(self, old, new, count))

    def ljust(self, width: int, fillchar: BytesLike | None = None) -> bytearray:
        return bytearray(bytesbuild.pad(self, 0, width - self.length, bytesbuild.fill_byte(fillchar, "ljust")))

    def rjust(self, width: int, fillchar: BytesLike | None = None) -> bytearray:
        return bytearray(bytesbuild.pad(self, width - self.length, 0, bytesbuild.fill_byte(fillchar, "rjust")))

    def center(self, width: int, fillchar: BytesLike | None = None) -> bytearray:
        return bytearray(bytesbuild.center(self, width, bytesbuild.fill_byte(fillchar, "center")))

    def zfill(self, width: int) -> bytearray:
        return bytearray(bytesbuild.zero_fill(self, width))

    def expandtabs(self, tabsize: int = 8) -> bytearray:
        return bytearray(bytesbuild.expand_tabs(self, tabsize))

    def translate(self, table: BytesLike | None, /, delete: BytesLike | None = None) -> bytearray:
        return bytearray(bytesbuild.translate(self, table, delete))

    def upper(self) -> bytearray:
        return bytearray(bytescase.upper(self))

    def lower(self) -> bytearray:
        return bytearray(bytescase.lower(self))

    def swapcase(self) -> bytearray:
        return bytearray(bytescase.swap(self))

    def capitalize(self) -> bytearray:
        return bytearray(bytescase.capitalize(self))

    def title(self) -> bytearray:
        return bytearray(bytescase.title(self))

    # --- taking apart ------------------------------------------------------------------------

    def get_slice(self, start: int, stop: int, step: int = 1) -> bytearray:
        """self[start:stop:step]; for omitted bounds see slices.py."""
        if step == 1:
            first = slices.clamp(start, self.length)
            return self.part(first, slices.clamp(stop, self.length))
        first = slices.first_index(start, self.length, step)
        count = slices.count(first, slices.adjusted(stop, self.length, step), step)
        return bytearray(take(self, first, count, step))

    def part(self, start: int, stop: int) -> bytearray:
        """The bytes [start, stop), for bounds in [0, length]; none where stop <= start."""
        return bytearray(copy_part(self, start, stop))

    def parts(self, bounds: list[tuple[int, int]]) -> list[bytearray]:
        """The parts with these bounds."""
        result: list[bytearray] = []
        for start, stop in bounds:
            result.append(self.part(start, stop))
        return result

    def split(self, sep: BytesLike | None = None, maxsplit: int = -1) -> list[bytearray]:
        return self.parts(bytessplit.split(self, sep, maxsplit))

    def rsplit(self, sep: BytesLike | None = None, maxsplit: int = -1) -> list[bytearray]:
        return self.parts(bytessplit.split_from_end(self, sep, maxsplit))

    def splitlines(self, keepends: bool = False) -> list[bytearray]:
        return self.parts(bytessplit.split_lines(self, keepends))

    def partition(self, sep: BytesLike) -> tuple[bytearray, bytearray, bytearray]:
        bytessplit.check_separator(sep)
        found = bytessearch.find(self, sep, 0, self.length)
        if found < 0:
            return self.part(0, self.length), self.part(0, 0), self.part(0, 0)
        after = found + sep.length
        return self.part(0, found), self.part(found, after), self.part(after, self.length)

    def rpartition(self, sep: BytesLike) -> tuple[bytearray, bytearray, bytearray]:
        bytessplit.check_separator(sep)
        found = bytessearch.find_last(self, sep, 0, self.length)
        if found < 0:
            return self.part(0, 0), self.part(0, 0), self.part(0, self.length)
        after = found + sep.length
        return self.part(0, found), self.part(found, after), self.part(after, self.length)

    def strip(self, chars: BytesLike | None = None) -> bytearray:
        start, stop = bytessplit.strip(self, chars, True, True)
        return self.part(start, stop)

    def lstrip(self, chars: BytesLike | None = None) -> bytearray:
        start, stop = bytessplit.strip(self, chars, True, False)
        return self.part(start, stop)

    def rstrip(self, chars: BytesLike | None = None) -> bytearray:
        start, stop = bytessplit.strip(self, chars, False, True)
        return self.part(start, stop)

    def removeprefix(self, prefix: BytesLike) -> bytearray:
        return self.part(prefix.length if self.startswith(prefix) else 0, self.length)

    def removesuffix(self, suffix: BytesLike) -> bytearray:
        return self.part(0, self.length - (suffix.length if self.endswith(suffix) else 0))
