"""Messages about groups of hosts: IGMP of IPv4 and MLD of IPv6, which say the same in two formats.

Versions are counted as IGMP's: MLDv1 is as IGMPv2, MLDv2 as IGMPv3. A report of version 3 tells of one group here.
Source: RFC 1112 (IGMPv1), RFC 2236 §2, RFC 3376 §4, RFC 2710 §3, RFC 3810 §5. Read next: icmpv6.py.
"""

from __future__ import annotations

from pyuk.lang import u8
from pyuk.net.address import ANY_V4, Address, address_v4
from pyuk.net.timing import MILLISECOND
from pyuk.net.wire.checksum import finish, is_right, sum_range
from pyuk.net.wire.fields import fill, get16, get32, get64, put16, put32, put64

PROTOCOL_IGMP = 2
IGMP_QUERY, IGMP_REPORT_1, IGMP_REPORT_2, IGMP_LEAVE, IGMP_REPORT_3 = 0x11, 0x12, 0x16, 0x17, 0x22
MLD_QUERY, MLD_REPORT_1, MLD_DONE, MLD_REPORT_2 = 130, 131, 132, 143
IS_EXCLUDE, TO_INCLUDE, TO_EXCLUDE = 2, 3, 4  # record types: RFC 3376 §4.2.12; without sources: joined, left, joined
RECORD_BYTES = 4  # of a record in front of its address
IGMP_BYTES, MLD_BYTES = 8, 24  # of a message of version 2
IGMP_QUERY_3_BYTES, MLD_QUERY_3_BYTES = 12, 28
VERSION_1_DELAY_US = 10_000 * MILLISECOND  # RFC 3376 §8.3


class Query:
    """A router asks who is in a group, or in any where it is unspecified. delay_us: within which to answer."""

    version: int
    group: Address
    delay_us: int

    def __init__(self) -> None:
        self.version = 3
        self.group = ANY_V4
        self.delay_us = 0


def read_igmp(query: Query, frame: bytearray, start: int, end: int) -> bool:
    """Read a query at frame[start]; False for whatever else it is."""
    if end - start < IGMP_BYTES or not is_right(frame, start, end) or frame[start] != IGMP_QUERY:
        return False
    code = frame[start + 1]
    query.version = 3 if end - start >= IGMP_QUERY_3_BYTES else 2 if code > 0 else 1
    if query.version == 3:
        code = delay_of(code, 4)
    query.delay_us = code * 100 * MILLISECOND if query.version > 1 else VERSION_1_DELAY_US
    query.group = address_v4(get32(frame, start + 4))
    return True


def read_mld(query: Query, frame: bytearray, start: int, end: int) -> bool:
    """The same of MLD; the checksum is right."""
    if end - start < MLD_BYTES or frame[start] != MLD_QUERY:
        return False
    code = get16(frame, start + 4)
    query.version = 3 if end - start >= MLD_QUERY_3_BYTES else 2
    query.delay_us = (delay_of(code, 12) if query.version == 3 else code) * MILLISECOND
    query.group = Address(get64(frame, start + 8), get64(frame, start + 16))
    return True


def delay_of(code: int, bits: int) -> int:
    """A number that is itself, or has a mantissa of so many bits and an exponent: RFC 3376 §4.1.1, RFC 3810 §5.1.3."""
    if code < 8 << bits:
        return code
    return (code & (1 << bits) - 1 | 1 << bits) << min((code >> bits & 7) + 3, 10)


def write_igmp(frame: bytearray, at: int, version: int, record: int, group: Address) -> int:
    """Write a report of what has become of a group; where it ends."""
    end = at + IGMP_BYTES
    fill(frame, at, 2 * IGMP_BYTES)
    if version == 3:
        frame[at] = IGMP_REPORT_3
        put16(frame, at + 6, 1)
        frame[at + 8] = record & 0xFF
        put32(frame, at + 12, group.v4)
        end += IGMP_BYTES
    else:
        frame[at] = IGMP_REPORT_1 if version == 1 else IGMP_REPORT_2 if record != TO_INCLUDE else IGMP_LEAVE
        put32(frame, at + 4, group.v4)
    put16(frame, at + 2, finish(sum_range(frame, at, end)))
    return end


def write_mld(frame: bytearray, at: int, version: int, record: int, group: Address) -> int:
    """The same of MLD; the checksum is 0."""
    start = at + 8
    fill(frame, at, MLD_QUERY_3_BYTES)
    if version == 3:
        frame[at] = MLD_REPORT_2
        put16(frame, at + 6, 1)
        frame[start] = record & 0xFF
        start += RECORD_BYTES
    else:
        frame[at] = MLD_REPORT_1 if record != TO_INCLUDE else MLD_DONE
    put64(frame, start, group.high)
    put64(frame, start + 8, group.low)
    return start + 16


def write_router_alert(frame: bytearray, at: int, protocol: u8) -> None:
    """The hop-by-hop header of 8 bytes by which routers look at a packet: RFC 2711 §2.1, RFC 2710 §3."""
    put64(frame, at, protocol << 56 | 0x0000_0502_0000_0100)
