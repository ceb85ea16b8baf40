"""IPv6 headers and the extension headers behind them.  Source: RFC 8200 §3, §4. Read next: icmpv6.py."""

from __future__ import annotations

from pyuk.lang import u8, u16, u32, u64
from pyuk.net.counters import Drop
from pyuk.net.wire.fields import get16, get32, get64, put16, put32, put64

HEADER_BYTES = 40
FRAGMENT_HEADER_BYTES = 8
HOP_BY_HOP, ROUTING, FRAGMENT, NO_NEXT, DESTINATION = 0, 43, 44, 59, 60
PROTOCOL_ICMPV6 = 58
LEAST_MTU = 1280
MOST_EXTENSIONS = 8
MOST_OPTIONS = 16
PAD1 = 0
NO_POINTER = -1
ERRONEOUS_FIELD, UNKNOWN_NEXT_HEADER, UNKNOWN_OPTION = 0, 1, 2  # codes of ICMPv6's parameter problem: RFC 4443 §3.4


class Ipv6Header:
    """One object serves for many headers. next_header: of the fixed header; protocol: what the chain ends in.

    transport_at: where that begins. Of a fragment, its place and identification. problem_at: which byte is at fault,
    counted from the header, where the sender is to be told; problem_code says why.
    """

    traffic_class: u8
    payload_bytes: u16
    next_header: u8
    hops: u8
    source_high: u64
    source_low: u64
    destination_high: u64
    destination_low: u64
    protocol: u8
    transport_at: int
    is_fragment: bool
    more_fragments: bool
    offset_bytes: int
    identification: u32
    problem_at: int
    problem_code: u8

    def __init__(self) -> None:
        self.traffic_class = 0
        self.payload_bytes = 0
        self.next_header = NO_NEXT
        self.hops = 0
        self.source_high = 0
        self.source_low = 0
        self.destination_high = 0
        self.destination_low = 0
        self.clear_chain()

    def clear_chain(self) -> None:
        """Nothing is known of what follows the fixed header."""
        self.protocol = NO_NEXT
        self.transport_at = 0
        self.is_fragment = False
        self.more_fragments = False
        self.offset_bytes = 0
        self.identification = 0
        self.problem_at = NO_POINTER
        self.problem_code = ERRONEOUS_FIELD


def read(header: Ipv6Header, frame: bytearray, start: int, end: int) -> Drop:
    """Read the fixed header at frame[start]; NONE, or why its packet is to be dropped."""
    header.clear_chain()
    if end - start < HEADER_BYTES:
        return Drop.IP_SHORT
    if frame[start] >> 4 != 6:
        return Drop.IP_VERSION
    header.payload_bytes = get16(frame, start + 4)
    if header.payload_bytes > end - start - HEADER_BYTES:
        return Drop.IP_LENGTH
    header.traffic_class = get16(frame, start) >> 4 & 0xFF
    header.next_header = frame[start + 6]
    header.hops = frame[start + 7]
    header.source_high = get64(frame, start + 8)
    header.source_low = get64(frame, start + 16)
    header.destination_high = get64(frame, start + 24)
    header.destination_low = get64(frame, start + 32)
    return Drop.NONE


def read_extensions(header: Ipv6Header, frame: bytearray, start: int, end: int) -> Drop:
    """Walk along the extension headers behind the fixed one at frame[start], up to the transport or a fragment."""
    kind = header.next_header
    at = start + HEADER_BYTES
    named_at = start + 6  # the field that says what comes
    for i in range(MOST_EXTENSIONS):
        if kind == FRAGMENT:
            return read_fragment(header, frame, at, end)
        if kind != HOP_BY_HOP and kind != ROUTING and kind != DESTINATION:
            header.protocol = kind
            header.transport_at = at
            return Drop.IP_PROTOCOL if kind == NO_NEXT else Drop.NONE
        if kind == HOP_BY_HOP and i > 0:
            return problem(header, named_at - start, UNKNOWN_NEXT_HEADER)
        if at + 8 > end or at + 8 + frame[at + 1] * 8 > end:
            return Drop.IP_OPTIONS
        length = 8 + frame[at + 1] * 8
        if kind == ROUTING:
            if frame[at + 3] != 0:  # segments left: not for a host that does not forward (RFC 5095 for type 0)
                return problem(header, at + 2 - start, ERRONEOUS_FIELD)
        else:
            reason = read_options(header, frame, start, at + 2, at + length)
            if reason != Drop.NONE:
                return reason
        kind = frame[at]
        named_at = at
        at += length
    return Drop.IP_OPTIONS


def problem(header: Ipv6Header, pointer: int, code: u8) -> Drop:
    """The sender is to be told."""
    header.problem_at = pointer
    header.problem_code = code
    return Drop.IP_OPTIONS


def read_fragment(header: Ipv6Header, frame: bytearray, at: int, end: int) -> Drop:
    """A fragment header: RFC 8200 §4.5. What follows it is looked at when all is together."""
    if at + FRAGMENT_HEADER_BYTES > end:
        return Drop.FRAGMENT_MALFORMED
    place = get16(frame, at + 2)
    header.protocol = frame[at]
    header.transport_at = at + FRAGMENT_HEADER_BYTES
    header.offset_bytes = place & 0xFFF8
    header.more_fragments = place & 1 == 1
    header.is_fragment = header.more_fragments or header.offset_bytes > 0  # else an atomic one: RFC 6946
    header.identification = get32(frame, at + 4)
    return Drop.NONE


def read_options(header: Ipv6Header, frame: bytearray, start: int, at: int, end: int) -> Drop:
    """Options that we do not know, which is all: their two highest bits say what is to be done (RFC 8200 §4.2)."""
    for _ in range(MOST_OPTIONS):
        if at >= end:
            return Drop.NONE
        kind = frame[at]
        if kind == PAD1:
            at += 1
            continue
        if at + 2 > end or at + 2 + frame[at + 1] > end:
            return Drop.IP_OPTIONS
        if kind >> 6 == 1:
            return Drop.IP_OPTIONS
        if kind >> 6 > 1:
            return problem(header, at - start, UNKNOWN_OPTION)
        at += 2 + frame[at + 1]
    return Drop.IP_OPTIONS


def write(header: Ipv6Header, frame: bytearray, start: int) -> None:
    """Write HEADER_BYTES bytes."""
    put32(frame, start, 6 << 28 | header.traffic_class << 20)
    put16(frame, start + 4, header.payload_bytes)
    frame[start + 6] = header.next_header
    frame[start + 7] = header.hops
    put64(frame, start + 8, header.source_high)
    put64(frame, start + 16, header.source_low)
    put64(frame, start + 24, header.destination_high)
    put64(frame, start + 32, header.destination_low)


def write_fragment(frame: bytearray, start: int, protocol: u8, offset: int, more: bool, identification: u32) -> None:
    """Write a fragment header."""
    frame[start] = protocol
    frame[start + 1] = 0
    put16(frame, start + 2, (offset & 0xFFF8) | (1 if more else 0))
    put32(frame, start + 4, identification)
