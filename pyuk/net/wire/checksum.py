"""The Internet checksum: the ones' complement of the ones' complement sum of 16-bit words (RFC 1071).

A `sum` here is not yet folded nor complemented; partial sums are added with `+` as long as each covers an even
number of bytes but the last. `fold` makes 16 bits of it, `finish` what goes into a header's field.
Read next: ethernet.py.
"""

from __future__ import annotations

from pyuk.lang import inline, u16, u64
from pyuk.lang.intrinsics import byte_swap16
from pyuk.lang.wide import sum_le64
from pyuk.net.address import Address
from pyuk.net.wire.fields import MASK16, MASK32, get16, get32


@inline
def fold(total: u64) -> u16:
    """The 16-bit ones' complement sum of a sum."""
    total = (total >> 32) + (total & MASK32)  # 33 bits
    total = (total >> 16) + (total & MASK16)  # 18 bits
    total = (total >> 16) + (total & MASK16)  # 17 bits
    return ((total >> 16) + total) & MASK16


@inline
def finish(total: u64) -> u16:
    """What is written into the checksum field of a header whose bytes, with the field as 0, have this sum."""
    return ~fold(total) & MASK16


def sum_range(frame: bytearray, start: int, end: int, initial: u64 = 0) -> u64:
    """The sum of frame[start:end] and `initial`; an odd last byte is followed by a zero byte (RFC 1071 §1).

    Most of it is summed in the machine's order, 64 bits at a time, and turned around once (RFC 1071 §2 B and C).
    """
    count = max(end - start, 0) >> 3
    total = byte_swap16(fold(sum_le64(frame, start, count))) + fold(initial)
    at = start + 8 * count
    if at + 4 <= end:
        total += get32(frame, at)
        at += 4
    if at + 2 <= end:
        total += get16(frame, at)
        at += 2
    if at < end:
        total += frame[at] << 8
    return total


def is_right(frame: bytearray, start: int, end: int, initial: u64 = 0) -> bool:
    """Whether the bytes with their checksum in place sum up to what they must: all ones (RFC 1071 §1)."""
    return fold(sum_range(frame, start, end, initial)) == MASK16


@inline
def sum64(value: u64) -> u64:
    """The sum of the four words of a 64-bit number."""
    return (value >> 48) + (value >> 32 & MASK16) + (value >> 16 & MASK16) + (value & MASK16)


def pseudo_header(source: Address, destination: Address, protocol: int, length: int) -> u64:
    """The sum of the pseudo-header that TCP, UDP and ICMPv6 cover: both addresses, the protocol and the length.

    length: bytes of the upper-layer header and its data. Source: RFC 9293 §3.1, RFC 768, RFC 8200 §8.1.
    """
    ends = sum64(source.low) + sum64(destination.low) + (length >> 16) + (length & MASK16) + protocol
    if destination.is_v4:
        return ends - 2 * MASK16  # the ffff of ::ffff:a.b.c.d is none of the address
    return ends + sum64(source.high) + sum64(destination.high)


def updated(checksum: u16, old: u16, new: u16) -> u16:
    """The checksum of a header in which one 16-bit word was replaced (RFC 1624 §3, equation 3)."""
    return finish((~checksum & MASK16) + (~old & MASK16) + new)
