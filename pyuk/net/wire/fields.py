"""Numbers in a frame: network order, which is the most significant byte first (RFC 1700 page 2).

A frame is a bytearray with the offset of a header in it. Whoever reads has made sure that the bytes are there;
one that is not is an IndexError. Read next: ../address.py.
"""

from __future__ import annotations

from pyuk.lang import inline, u16, u32, u64

MASK8 = 0xFF
MASK16 = 0xFFFF
MASK32 = 0xFFFF_FFFF


@inline
def get16(frame: bytearray, at: int) -> u16:
    """The two bytes at `at`."""
    return frame[at] << 8 | frame[at + 1]


@inline
def get32(frame: bytearray, at: int) -> u32:
    """The four bytes at `at`."""
    return get16(frame, at) << 16 | get16(frame, at + 2)


@inline
def get48(frame: bytearray, at: int) -> u64:
    """The six bytes at `at`: an Ethernet address."""
    return get16(frame, at) << 32 | get32(frame, at + 2)


@inline
def get64(frame: bytearray, at: int) -> u64:
    """The eight bytes at `at`."""
    return get32(frame, at) << 32 | get32(frame, at + 4)


@inline
def put16(frame: bytearray, at: int, value: u16) -> None:
    """Write two bytes at `at`."""
    frame[at] = value >> 8
    frame[at + 1] = value & MASK8


@inline
def put32(frame: bytearray, at: int, value: u32) -> None:
    """Write four bytes at `at`."""
    put16(frame, at, value >> 16)
    put16(frame, at + 2, value & MASK16)


@inline
def put48(frame: bytearray, at: int, value: u64) -> None:
    """Write six bytes at `at`. OverflowError past 48 bits."""
    put16(frame, at, value >> 32)
    put32(frame, at + 2, value & MASK32)


@inline
def put64(frame: bytearray, at: int, value: u64) -> None:
    """Write eight bytes at `at`."""
    put32(frame, at, value >> 32)
    put32(frame, at + 4, value & MASK32)


def copy(target: bytearray, at: int, source: bytearray, start: int, count: int) -> None:
    """Copy source[start:start + count] over target[at:at + count]. IndexError where either is not there."""
    if not (0 <= count and 0 <= at <= len(target) - count and 0 <= start <= len(source) - count):
        raise IndexError("the bytes to copy are not all there")
    for i in range(count):
        target[at + i] = source[start + i]


def fill(target: bytearray, at: int, count: int, value: int = 0) -> None:
    """Set target[at:at + count] to one byte."""
    for i in range(count):
        target[at + i] = value
