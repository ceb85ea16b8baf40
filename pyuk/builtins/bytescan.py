"""Looking for a byte in memory, eight at a time: for str, bytes and their like."""

from __future__ import annotations

from pyuk.lang import u8, u64
from pyuk.lang.intrinsics import count_trailing_zeros
from pyuk.lang.raw import Ptr

WORD_BYTES = 8
ONES = 0x0101_0101_0101_0101
HIGH_BITS = 0x8080_8080_8080_8080


def find_byte_at(place: u64, byte: int, start: int, stop: int) -> int:
    """The least i in [start, stop) with the byte at place + i, or -1.

    In a word that is exclusive-ored with the byte in all places, the lowest byte that is 0 is the first that borrows.
    """
    wanted: u64 = (byte & 0xFF) * ONES
    i = start
    while i + WORD_BYTES <= stop:
        word: u64 = Ptr[u64](place + i)[0] ^ wanted
        borrows: u64 = (word - ONES) & ~word & HIGH_BITS
        if borrows != 0:
            return i + (count_trailing_zeros(borrows) >> 3)
        i += WORD_BYTES
    bytes_there = Ptr[u8](place)
    while i < stop:
        if bytes_there[i] == byte:
            return i
        i += 1
    return -1
