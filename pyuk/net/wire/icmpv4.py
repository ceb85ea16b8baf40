"""ICMP for IPv4: echo, and errors that quote what caused them.  Source: RFC 792, RFC 1122 §3.2.2. Next: udp.py."""

from __future__ import annotations

from pyuk.lang import u8
from pyuk.net.wire.checksum import finish, sum_range
from pyuk.net.wire.fields import get16, put16

HEADER_BYTES = 8
ECHO_REPLY = 0
UNREACHABLE = 3
ECHO = 8
TIME_EXCEEDED = 11
PARAMETER_PROBLEM = 12
UNREACHABLE_PROTOCOL = 2
UNREACHABLE_PORT = 3
UNREACHABLE_TOO_BIG = 4  # fragmentation needed and DF set; RFC 1191 §4 adds the MTU of the next hop
REASSEMBLY_EXCEEDED = 1


def is_error(type_: int) -> bool:
    """Whether a message of this type reports an error, so that none may be sent about it (RFC 1122 §3.2.2)."""
    return type_ == UNREACHABLE or type_ == 4 or type_ == 5 or type_ == TIME_EXCEEDED or type_ == PARAMETER_PROBLEM


def next_hop_mtu(frame: bytearray, start: int) -> int:
    """What UNREACHABLE_TOO_BIG says: RFC 1191 §4; 0 from routers that do not know of it."""
    return get16(frame, start + 6)


def write_header(frame: bytearray, start: int, type_: u8, code: u8, high: int, low: int) -> None:
    """Write HEADER_BYTES bytes: type, code, a checksum of 0, and two 16-bit fields whose meaning the type decides."""
    frame[start] = type_
    frame[start + 1] = code
    put16(frame, start + 2, 0)
    put16(frame, start + 4, high)
    put16(frame, start + 6, low)


def complete(frame: bytearray, start: int, end: int) -> None:
    """Put the checksum of the message into a header that has 0 there."""
    put16(frame, start + 2, finish(sum_range(frame, start, end)))
