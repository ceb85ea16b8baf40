"""BytesLike: what bytes, bytearray and memoryview have in common: a row of bytes in a Buffer.

Of `items` the bytes [start, start + length) are the value's; start is 0 but in a memoryview. What looks for
something lies in bytessearch.py, what makes new bytes out of old in bytesbuild.py, bytessplit.py and
bytescase.py: all of them take any BytesLike and give Buffers or numbers, which each class wraps as its own.
Next: bytes.py.
"""

from __future__ import annotations

from typing import NoReturn, TypeVar

from pyuk.lang import Buffer, inline, noinline, u8, u64
from pyuk.lang.hashing import HASH_START, hash_finish, hash_step
from pyuk.lang.raw import addressof, compare_memory, copy_memory, unchecked_get, unchecked_set

MAX_INDEX = (1 << 63) - 1
MASK64 = (1 << 64) - 1
SIGN_BIT = 1 << 63
SIGN_WRAP = 1 << 64


class BytesLike:
    """length: how many bytes. items: where they lie. start: the first of them."""

    length: int
    items: Buffer[u8]
    start: int

    def __init__(self, items: Buffer[u8]) -> None:
        """The bytes of a whole Buffer, which is not copied."""
        self.length = len(items)
        self.items = items
        self.start = 0

    @inline
    def __len__(self) -> int:
        return self.length

    @inline
    def at(self, index: int) -> u8:
        """The byte at an index in [0, length): not checked."""
        return unchecked_get(self.items, (self.start + index) & MAX_INDEX)

    @inline
    def __getitem__(self, index: int) -> u8:
        if 0 <= index < self.length:
            return self.at(index)
        return self.at(self.from_end(index))

    @noinline
    def from_end(self, index: int) -> int:
        """An index that is not in [0, length), counted from the end. IndexError."""
        if -self.length <= index < 0:
            return index + self.length
        raise IndexError(self.index_message())

    def index_message(self) -> str:
        """What is said of an index out of range."""
        return "index out of range"

    def type_name(self) -> str:
        """What CPython calls the class in its messages."""
        return "bytes"

    @inline
    def address(self) -> u64:
        """Where the bytes lie."""
        return (addressof(self.items) + self.start) & MASK64

    # --- comparison --------------------------------------------------------------------------

    def __eq__(self, other: BytesLike) -> bool:  # type: ignore[override]
        return self.length == other.length and compare_memory(self.address(), other.address(), self.length) == 0

    def __ne__(self, other: BytesLike) -> bool:  # type: ignore[override]
        return not self == other

    def __lt__(self, other: BytesLike) -> bool:
        return compare(self, other) < 0

    def __le__(self, other: BytesLike) -> bool:
        return compare(self, other) <= 0

    def __gt__(self, other: BytesLike) -> bool:
        return compare(self, other) > 0

    def __ge__(self, other: BytesLike) -> bool:
        return compare(self, other) >= 0


Needle = TypeVar("Needle", int, BytesLike)  # what is looked for: a byte, or several


def compare(left: BytesLike, right: BytesLike) -> int:
    """Negative, 0 or positive as left is before, equal to or after right."""
    order = compare_memory(left.address(), right.address(), min(left.length, right.length))
    return order if order != 0 else left.length - right.length


def hash_bytes(data: BytesLike) -> u64:
    """The hash of the bytes; never 0."""
    state: u64 = HASH_START
    for i in range(data.length):
        state = hash_step(state, data.at(i))
    return hash_finish(state)


@inline
def signed(value: u64) -> int:
    """The int of the same 64 bits."""
    return value - SIGN_WRAP if value >= SIGN_BIT else value


# --- Buffers of bytes ------------------------------------------------------------------------


def copy_part(data: BytesLike, start: int, stop: int) -> Buffer[u8]:
    """The bytes [start, stop), for bounds in [0, length]; none where stop <= start."""
    result = Buffer[u8](max(stop - start, 0))
    copy_into(result, 0, data, start, len(result))
    return result


@inline
def copy_into(target: Buffer[u8], position: int, data: BytesLike, start: int, count: int) -> None:
    """Copy data[start:start + count] to target from position on; all of it in range: not checked."""
    copy_memory(addressof(target) + position, data.address() + start, count)


def take(data: BytesLike, first: int, count: int, step: int) -> Buffer[u8]:
    """The bytes at first, first + step, ...: `count` of them, in range."""
    result = Buffer[u8](count)
    for i in range(count):
        unchecked_set(result, i, data.at(first + i * step))
    return result


@inline
def byte_of(value: int) -> int:
    """The value, if it is one of a byte. ValueError."""
    if 0 <= value <= 0xFF:
        return value & 0xFF
    raise_no_byte()


@noinline
def raise_no_byte() -> NoReturn:
    """Raise what an int does that is no byte."""
    raise ValueError("byte must be in range(0, 256)")
