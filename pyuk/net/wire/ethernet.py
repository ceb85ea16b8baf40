"""Ethernet II frames: two addresses and the type of what follows.  Source: RFC 894, RFC 7042 §2.

An Ethernet address is an int of 48 bits. Read next: arp.py.
"""

from __future__ import annotations

from pyuk.lang import inline, u16, u64
from pyuk.net.address import Address
from pyuk.net.wire.fields import MASK32, MASK64, get48, get112, put112

HEADER_BYTES = 14
TYPE_IPV4 = 0x0800
TYPE_ARP = 0x0806
TYPE_IPV6 = 0x86DD
BROADCAST = 0xFFFF_FFFF_FFFF


@inline
def read_header(frame: bytearray, start: int) -> tuple[u64, u16]:
    """To whom a frame goes, and what it holds."""
    first, _, type_ = get112(frame, start)
    return first >> 16, type_


@inline
def source_of(frame: bytearray, start: int) -> u64:
    """From whom it comes."""
    return get48(frame, start + 6)


@inline
def write_header(frame: bytearray, start: int, destination: u64, source: u64, type_: u16) -> None:
    """Write HEADER_BYTES bytes."""
    put112(frame, start, (destination << 16 | source >> 32) & MASK64, source & MASK32, type_)


@inline
def is_group(address: u64) -> bool:
    """Whether it is a broadcast or multicast address: the bit that is sent first (RFC 7042 §2.1)."""
    return address >> 40 & 1 == 1


def multicast(address: Address) -> u64:
    """Where packets to a multicast address go: RFC 1112 §6.4 for IPv4, RFC 2464 §7 for IPv6."""
    if address.is_v4:
        return 0x0100_5E00_0000 | (address.low & 0x7F_FFFF)
    return 0x3333_0000_0000 | (address.low & 0xFFFF_FFFF)


def text(address: u64) -> str:
    """Six bytes in hexadecimal, with colons."""
    return ":".join([f"{address >> 40 - 8 * i & 0xFF:02x}" for i in range(6)])


def parse(written: str) -> u64:
    """The address that such a text is. ValueError."""
    parts = written.replace("-", ":").split(":")
    if len(parts) != 6:
        raise ValueError(f"{written!r} is no Ethernet address")
    value: u64 = 0
    for part in parts:
        if len(part) != 2:
            raise ValueError(f"{written!r} is no Ethernet address")
        value = (value << 8 | int(part, 16) & 0xFF) & BROADCAST
    return value
