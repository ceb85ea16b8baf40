"""What pyuk/lang/wide.py says, compiled: one check of the bounds, one access to memory. Next: memoryview.py."""

from __future__ import annotations

from typing import NoReturn

from pyuk.builtins.bytearray import bytearray
from pyuk.builtins.bytestring import MAX_INDEX, BytesLike
from pyuk.lang import be16, be32, be64, inline, noinline, u8, u16, u32, u64
from pyuk.lang.raw import Ptr, addressof, copy_memory

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
def get_be96(data: BytesLike, at: int) -> tuple[u32, u64]:
    there = place(data, at, 12)
    return Ptr[be32](there)[0], Ptr[be64](there + 4 & MASK64)[0]


@inline
def get_be112(data: BytesLike, at: int) -> tuple[u64, u32, u16]:
    there = place(data, at, 14)
    return Ptr[be64](there)[0], Ptr[be32](there + 8 & MASK64)[0], Ptr[be16](there + 12 & MASK64)[0]


@inline
def get_be160(data: BytesLike, at: int) -> tuple[u64, u64, u32]:
    there = place(data, at, 20)
    return Ptr[be64](there)[0], Ptr[be64](there + 8 & MASK64)[0], Ptr[be32](there + 16 & MASK64)[0]


@inline
def put_be16(data: bytearray, at: int, value: u16) -> None:
    Ptr[be16](place(data, at, 2))[0] = value


@inline
def put_be32(data: bytearray, at: int, value: u32) -> None:
    Ptr[be32](place(data, at, 4))[0] = value


@inline
def put_be64(data: bytearray, at: int, value: u64) -> None:
    Ptr[be64](place(data, at, 8))[0] = value


@inline
def put_be96(data: bytearray, at: int, first: u32, second: u64) -> None:
    there = place(data, at, 12)
    Ptr[be32](there)[0] = first
    Ptr[be64](there + 4 & MASK64)[0] = second


@inline
def put_be112(data: bytearray, at: int, first: u64, second: u32, third: u16) -> None:
    there = place(data, at, 14)
    Ptr[be64](there)[0] = first
    Ptr[be32](there + 8 & MASK64)[0] = second
    Ptr[be16](there + 12 & MASK64)[0] = third


@inline
def put_be160(data: bytearray, at: int, first: u64, second: u64, third: u32) -> None:
    there = place(data, at, 20)
    Ptr[be64](there)[0] = first
    Ptr[be64](there + 8 & MASK64)[0] = second
    Ptr[be32](there + 16 & MASK64)[0] = third


def copy_bytes(target: bytearray, at: int, source: BytesLike, start: int, count: int) -> None:
    if count < 0:
        raise_outside()
    copy_memory(place(target, at, count), place(source, start, count), count)


def sum_bytes(data: BytesLike, at: int, count: int) -> u64:
    if count < 0:
        raise_outside()
    there = place(data, at, count)
    words = Ptr[u64](there)
    total: u64 = 0
    whole = count >> 3
    for i in range(0, whole - 3, 4):
        total = add_four(total, words[i], words[i + 1], words[i + 2], words[i + 3])
    for i in range(whole & ~3, whole):
        total = add_around(total, words[i])
    if count & 7 != 0:
        total = add_around(total, rest_of(there, count))
    return total


@inline
def add_around(left: u64, right: u64) -> u64:
    """The ones' complement sum: a carry out of the top is added at the bottom."""
    return (((left + right) & MASK64) + (left + right >> 64)) & MASK64


@inline
def add_four(total: u64, first: u64, second: u64, third: u64, fourth: u64) -> u64:
    """The same of five, whose carries are added up first."""
    return add_around((total + first + second + third + fourth) & MASK64, total + first + second + third + fourth >> 64)


@inline
def rest_of(there: u64, count: int) -> u64:
    """The last count % 8 (not 0) of count bytes, the least significant first."""
    if count >= 8:
        return Ptr[u64](there + count - 8 & MASK64)[0] >> (64 - 8 * (count & 7) & 63)
    rest: u64 = 0
    for i in range(count):
        rest = (rest | Ptr[u8](there)[i] << (8 * i & 63)) & MASK64
    return rest


def fill_bytes(target: bytearray, at: int, count: int, value: u8) -> None:
    if count < 0:
        raise_outside()
    bytes_ = Ptr[u8](place(target, at, count))
    for i in range(count):
        bytes_[i] = value
