"""The Internet checksum: the ones' complement of the ones' complement sum of 16-bit words (RFC 1071).

A `sum` here is not yet folded nor complemented; partial sums are added with `+` as long as each covers an even
number of bytes but the last. `fold` makes 16 bits of it, `finish` what goes into a header's field.
Read next: ethernet.py.
"""

from __future__ import annotations

from pyuk.lang import inline, u8, u16, u32, u64
from pyuk.lang.intrinsics import byte_swap16
from pyuk.lang.wide import sum_bytes
from pyuk.net.address import Address
from pyuk.net.wire.fields import MASK16, MASK32, MASK64


@inline
def fold(total: u64) -> u16:
    """The 16-bit ones' complement sum of a sum: half is added to half, each time with the carry."""
    total = (total + (total << 32 | total >> 32) & MASK64) >> 32
    return (total + (total << 16 | total >> 16) & MASK32) >> 16


@inline
def finish(total: u64) -> u16:
    """What is written into the checksum field of a header whose bytes, with the field as 0, have this sum."""
    return ~fold(total) & MASK16


def sum_range(frame: bytearray, start: int, end: int, initial: u64 = 0) -> u64:
    """The sum of frame[start:end] and `initial`; an odd last byte is followed by a zero byte (RFC 1071 §1).

    It is summed in the machine's order, 64 bits at a time, and turned around once (RFC 1071 §2 B and C).
    """
    return byte_swap16(fold(sum_bytes(frame, start, max(end - start, 0)))) + initial


def is_right(frame: bytearray, start: int, end: int, initial: u64 = 0) -> bool:
    """Whether the bytes with their checksum in place sum up to what they must: all ones (RFC 1071 §1)."""
    return fold(sum_range(frame, start, end, initial)) == MASK16


@inline
def halves(value: u64) -> u64:
    """The sum of a 64-bit number."""
    return (value >> 32) + (value & MASK32)


def pseudo_header(source: Address, destination: Address, protocol: u8, length: u32) -> u64:
    """The sum of the pseudo-header that TCP, UDP and ICMPv6 cover: both addresses, the protocol and the length.

    length: bytes of the upper-layer header and its data. Source: RFC 9293 §3.1, RFC 768, RFC 8200 §8.1.
    """
    if destination.is_v4:
        return source.v4 + destination.v4 + protocol + length
    ends = halves(source.high) + halves(source.low) + halves(destination.high) + halves(destination.low)
    return ends + protocol + length


def updated(checksum: u16, old: u16, new: u16) -> u16:
    """The checksum of a header in which one 16-bit word was replaced (RFC 1624 §3, equation 3)."""
    return finish((~checksum & MASK16) + (~old & MASK16) + new)
