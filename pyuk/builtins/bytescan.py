"""Looking for a byte in memory, eight at a time: for str, bytes and their like."""

from __future__ import annotations

from pyuk.lang import u8, u64
from pyuk.lang.intrinsics import count_trailing_zeros
from pyuk.lang.raw import Ptr

WORD_BYTES = 8
ONES = 0x0101_0101_0101_0101
HIGH_BITS = 0x8080_8080_8080_8080
MASK64 = 0xFFFF_FFFF_FFFF_FFFF
MAX_INDEX = (1 << 63) - 1


def find_byte_at(place: u64, byte: int, start: int, stop: int) -> int:
    """The least i in [start, stop) with the byte at place + i, or -1.

    In a word that is exclusive-ored with the byte in all places, the lowest byte that is 0 is the first that borrows.
    """
    wanted: u64 = (byte & 0xFF) * ONES
    i = start
    last = stop - WORD_BYTES
    while i <= last:
        word: u64 = Ptr[u64]((place + i) & MASK64)[0] ^ wanted
        borrows: u64 = (word - ONES) & ~word & HIGH_BITS
        if borrows != 0:
            return i + (count_trailing_zeros(borrows) >> 3)
        i = (i + WORD_BYTES) & MAX_INDEX
    bytes_there = Ptr[u8](place)
    while i < stop:
        if bytes_there[i] == byte:
            return i
        i += 1
    return -1


def find_pair_at(place: u64, first: int, second: int, apart: int, start: int, stop: int) -> int:
    """The least i in [start, stop) with one byte at place + i and another at place + i + apart, or -1.

    As find_byte_at(); a byte is 0 only where both are found.
    """
    wanted: u64 = (first & 0xFF) * ONES
    wanted_later: u64 = (second & 0xFF) * ONES
    i = start
    last = stop - WORD_BYTES
    while i <= last:
        at: u64 = (place + i) & MASK64
        word: u64 = (Ptr[u64](at)[0] ^ wanted) | (Ptr[u64]((at + apart) & MASK64)[0] ^ wanted_later)
        borrows: u64 = (word - ONES) & ~word & HIGH_BITS
        if borrows != 0:
            return i + (count_trailing_zeros(borrows) >> 3)
        i = (i + WORD_BYTES) & MAX_INDEX
    bytes_there = Ptr[u8](place)
    while i < stop:
        if bytes_there[i] == first and bytes_there[i + apart] == second:
            return i
        i += 1
    return -1
