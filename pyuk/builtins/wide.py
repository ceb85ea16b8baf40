"""What pyuk/lang/wide.py says, compiled: one check of the bounds, one access to memory. Next: memoryview.py."""

from __future__ import annotations

from typing import NoReturn

from pyuk.builtins.bytearray import bytearray
from pyuk.builtins.bytestring import MAX_INDEX, BytesLike
from pyuk.lang import be16, be32, be64, inline, noinline, u8, u16, u32, u64
from pyuk.lang.raw import Ptr, addressof, copy_memory

MAX_WORDS = 1 << 32
MASK64 = 0xFFFF_FFFF_FFFF_FFFF


@inline
def place(data: BytesLike, at: int, count: int) -> u64:
    """Where the bytes [at, at + count) of data lie, for a count in [0, 2**63). IndexError where they are not there."""
    if at >= 0 and (at & MAX_INDEX) + count <= data.length:
        return (addressof(data.items) + data.start + at) & MASK64
    raise_outside()


@noinline
def raise_outside() -> NoReturn:
    """Raise what an access does that goes past the end."""
    raise IndexError("the bytes are not all there")


@inline
def get_be16(data: BytesLike, at: int) -> u16:
    return Ptr[be16](place(data, at, 2))[0]


@inline
def get_be32(data: BytesLike, at: int) -> u32:
    return Ptr[be32](place(data, at, 4))[0]


@inline
def get_be64(data: BytesLike, at: int) -> u64:
    return Ptr[be64](place(data, at, 8))[0]


@inline
def get_le64(data: BytesLike, at: int) -> u64:
    return Ptr[u64](place(data, at, 8))[0]


@inline
def put_be16(data: bytearray, at: int, value: u16) -> None:
    Ptr[be16](place(data, at, 2))[0] = value


@inline
def put_be32(data: bytearray, at: int, value: u32) -> None:
    Ptr[be32](place(data, at, 4))[0] = value


@inline
def put_be64(data: bytearray, at: int, value: u64) -> None:
    Ptr[be64](place(data, at, 8))[0] = value


def copy_bytes(target: bytearray, at: int, source: BytesLike, start: int, count: int) -> None:
    if count < 0:
        raise_outside()
    copy_memory(place(target, at, count), place(source, start, count), count)


def sum_le64(data: BytesLike, at: int, count: int) -> u64:
    if not 0 <= count <= MAX_WORDS:
        raise_outside()
    words = Ptr[u64](place(data, at, 8 * count))
    total: u64 = 0
    if count & 1 != 0:
        total = words[count - 1]
    for i in range(0, count - 1, 2):
        total = add_around(add_around(total, words[i]), words[i + 1])
    return total


@inline
def add_around(left: u64, right: u64) -> u64:
    """The ones' complement sum: a carry out of the top is added at the bottom."""
    return (((left + right) & MASK64) + (left + right >> 64)) & MASK64


def fill_bytes(target: bytearray, at: int, count: int, value: u8) -> None:
    if count < 0:
        raise_outside()
    bytes_ = Ptr[u8](place(target, at, count))
    for i in range(count):
        bytes_[i] = value
