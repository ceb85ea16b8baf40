"""IPv4 headers.  Source: RFC 791 §3.1, RFC 1122 §3.2.1. Read next: icmpv4.py."""

from __future__ import annotations

from pyuk.lang import inline, u8, u16, u32, u64
from pyuk.net.counters import Drop
from pyuk.net.wire.checksum import finish, fold, sum_range
from pyuk.net.wire.fields import MASK16, MASK32, get160, put16, put32, put160

HEADER_BYTES = 20
ALERT_HEADER_BYTES = 24
MOST_HEADER_BYTES = 60
DONT_FRAGMENT = 0x4000
MORE_FRAGMENTS = 0x2000
OFFSET_MASK = 0x1FFF
VERSION_AND_LENGTH = 4 << 4 | 5
OPTION_END, OPTION_NOP = 0, 1
OPTION_LSRR, OPTION_SSRR = 131, 137
ROUTER_ALERT = 0x9404_0000  # RFC 2113 §2.1
CHECKSUM_AT = 10
PROTOCOL_ICMP = 1
PROTOCOL_TCP = 6
PROTOCOL_UDP = 17
LEAST_MTU = 68  # RFC 791 §3.2: every link carries so much


class Ipv4Header:
    """One object serves for many headers. total_bytes counts header and data; offset_bytes is a fragment's place."""

    header_bytes: int
    total_bytes: int
    traffic_class: u8
    identification: u16
    dont_fragment: bool
    more_fragments: bool
    offset_bytes: int
    hops: u8
    protocol: u8
    source: u32
    destination: u32

    def __init__(self) -> None:
        self.header_bytes = HEADER_BYTES
        self.total_bytes = HEADER_BYTES
        self.traffic_class = 0
        self.identification = 0
        self.dont_fragment = False
        self.more_fragments = False
        self.offset_bytes = 0
        self.hops = 0
        self.protocol = 0
        self.source = 0
        self.destination = 0

    @property
    def is_fragment(self) -> bool:
        """Whether it heads a part of a datagram."""
        return self.more_fragments or self.offset_bytes > 0


def read(header: Ipv4Header, frame: bytearray, start: int, end: int) -> Drop:
    """Read the header at frame[start]; NONE, or why its packet is to be dropped (RFC 1122 §3.2.1.1 and §3.2.1.2).

    What lies between the end of the packet and `end` is the link's padding.
    """
    if end - start < HEADER_BYTES:
        return Drop.IP_SHORT
    first, second, destination = get160(frame, start)
    if first >> 60 != 4:
        return Drop.IP_VERSION
    header_bytes = (first >> 56 & 0xF) * 4
    total_bytes = first >> 32 & MASK16
    if header_bytes < HEADER_BYTES or header_bytes > total_bytes or total_bytes > end - start:
        return Drop.IP_LENGTH
    total = sum_words(first, second, destination)
    if header_bytes > HEADER_BYTES:
        total = sum_range(frame, start + HEADER_BYTES, start + header_bytes, total)
    if fold(total) != MASK16:
        return Drop.IP_CHECKSUM
    header.header_bytes = header_bytes
    header.total_bytes = total_bytes
    header.traffic_class = first >> 48 & 0xFF
    header.identification = first >> 16 & MASK16
    header.dont_fragment = first & DONT_FRAGMENT != 0
    header.more_fragments = first & MORE_FRAGMENTS != 0
    header.offset_bytes = (first & OFFSET_MASK) * 8
    header.hops = second >> 56
    header.protocol = second >> 48 & 0xFF
    header.source = second & MASK32
    header.destination = destination
    if header_bytes == HEADER_BYTES:
        return Drop.NONE
    return check_options(frame, start + HEADER_BYTES, start + header_bytes)


@inline
def sum_words(first: u64, second: u64, third: u32) -> u64:
    """The sum of a header without its options, which these words are."""
    return (first >> 32) + (first & MASK32) + (second >> 32) + (second & MASK32) + third


def check_options(frame: bytearray, start: int, end: int) -> Drop:
    """Whether the options are well-formed and none routes: others are ignored (RFC 1122 §3.2.1.8, RFC 7126 §4)."""
    at = start
    while at < end:
        kind = frame[at]
        if kind == OPTION_END:
            return Drop.NONE
        if kind == OPTION_NOP:
            at += 1
            continue
        if at + 2 > end:
            return Drop.IP_OPTIONS
        length = frame[at + 1]
        if length < 2 or at + length > end:
            return Drop.IP_OPTIONS
        if kind == OPTION_LSRR or kind == OPTION_SSRR:
            return Drop.IP_SOURCE_ROUTE
        at += length
    return Drop.NONE


def write(header: Ipv4Header, frame: bytearray, start: int) -> None:
    """Write HEADER_BYTES bytes, without options, with their checksum."""
    flags = header.offset_bytes >> 3 & OFFSET_MASK
    if header.dont_fragment:
        flags |= DONT_FRAGMENT
    if header.more_fragments:
        flags |= MORE_FRAGMENTS
    kind: u16 = VERSION_AND_LENGTH << 8 | header.traffic_class
    length: u16 = header.total_bytes
    first: u64 = kind << 48 | length << 32 | header.identification << 16 | flags
    second: u64 = header.hops << 56 | header.protocol << 48 | header.source
    checksum = finish(sum_words(first, second, header.destination))
    put160(frame, start, first, second | checksum << 32, header.destination)


def write_with_alert(header: Ipv4Header, frame: bytearray, start: int) -> None:
    """Write ALERT_HEADER_BYTES bytes: the header with the option by which routers look at a packet (RFC 2113)."""
    write(header, frame, start)
    frame[start] = VERSION_AND_LENGTH + 1
    put32(frame, start + HEADER_BYTES, ROUTER_ALERT)
    put16(frame, start + CHECKSUM_AT, 0)
    put16(frame, start + CHECKSUM_AT, finish(sum_range(frame, start, start + ALERT_HEADER_BYTES)))
