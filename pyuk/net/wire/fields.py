"""Numbers in a frame: network order, the most significant byte first.

A frame is a bytearray with the offset of a header in it. Whoever reads has made sure that the bytes are there;
one that is not is an IndexError, and a number that does not fit its field an OverflowError. Read next: ../address.py.
"""

from __future__ import annotations

from pyuk.lang import inline, u16, u32, u64
from pyuk.lang.wide import (
    copy_bytes,
    fill_bytes,
    get_be16,
    get_be32,
    get_be64,
    get_be96,
    get_be112,
    get_be160,
    put_be16,
    put_be32,
    put_be64,
    put_be96,
    put_be112,
    put_be160,
)

MASK16 = 0xFFFF
MASK32 = 0xFFFF_FFFF
MASK64 = 0xFFFF_FFFF_FFFF_FFFF


@inline
def get16(frame: bytearray, at: int) -> u16:
    """The two bytes at `at`."""
    return get_be16(frame, at)


@inline
def get32(frame: bytearray, at: int) -> u32:
    """The four bytes at `at`."""
    return get_be32(frame, at)


@inline
def get48(frame: bytearray, at: int) -> u64:
    """The six bytes at `at`: an Ethernet address."""
    return get_be16(frame, at) << 32 | get_be32(frame, at + 2)


@inline
def get64(frame: bytearray, at: int) -> u64:
    """The eight bytes at `at`."""
    return get_be64(frame, at)


@inline
def get96(frame: bytearray, at: int) -> tuple[u32, u64]:
    """The twelve bytes at `at`: a header's option with its number, say."""
    return get_be96(frame, at)


@inline
def get112(frame: bytearray, at: int) -> tuple[u64, u32, u16]:
    """The fourteen bytes at `at`: a header of Ethernet."""
    return get_be112(frame, at)


@inline
def get160(frame: bytearray, at: int) -> tuple[u64, u64, u32]:
    """The twenty bytes at `at`: a header of IPv4 or TCP."""
    return get_be160(frame, at)


@inline
def put16(frame: bytearray, at: int, value: u16) -> None:
    """Write two bytes at `at`."""
    put_be16(frame, at, value)


@inline
def put32(frame: bytearray, at: int, value: u32) -> None:
    """Write four bytes at `at`."""
    put_be32(frame, at, value)


@inline
def put48(frame: bytearray, at: int, value: u64) -> None:
    """Write six bytes at `at`. OverflowError past 48 bits."""
    put_be16(frame, at, value >> 32)
    put_be32(frame, at + 2, value & MASK32)


@inline
def put64(frame: bytearray, at: int, value: u64) -> None:
    """Write eight bytes at `at`."""
    put_be64(frame, at, value)


@inline
def put96(frame: bytearray, at: int, first: u32, second: u64) -> None:
    """Write twelve bytes at `at`."""
    put_be96(frame, at, first, second)


@inline
def put112(frame: bytearray, at: int, first: u64, second: u32, third: u16) -> None:
    """Write fourteen bytes at `at`."""
    put_be112(frame, at, first, second, third)


@inline
def put160(frame: bytearray, at: int, first: u64, second: u64, third: u32) -> None:
    """Write twenty bytes at `at`."""
    put_be160(frame, at, first, second, third)


@inline
def copy(target: bytearray, at: int, source: bytearray, start: int, count: int) -> None:
    """Copy source[start:start + count] over target[at:at + count]. IndexError where either is not there."""
    copy_bytes(target, at, source, start, count)


def fill(target: bytearray, at: int, count: int, value: int = 0) -> None:
    """Make each of target[at:at + count] the same byte. IndexError where they are not there."""
    fill_bytes(target, at, count, value)
