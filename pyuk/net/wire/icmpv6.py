"""ICMPv6 and neighbour discovery.  Source: RFC 4443, RFC 4861 §4, RFC 8106 §5.1 (DNS servers). Next: ../ipv6.py."""

from __future__ import annotations

from pyuk.lang import u8, u32, u64
from pyuk.net.address import Address
from pyuk.net.wire.fields import fill, get16, get32, get48, get64, put16, put32, put48, put64

HEADER_BYTES = 8
CHECKSUM_AT = 2
UNREACHABLE, TOO_BIG, TIME_EXCEEDED, PARAMETER_PROBLEM = 1, 2, 3, 4
UNREACHABLE_PORT = 4
REASSEMBLY_EXCEEDED = 1
ECHO, ECHO_REPLY = 128, 129
ROUTER_SOLICITATION, ROUTER_ADVERTISEMENT, NEIGHBOUR_SOLICITATION, NEIGHBOUR_ADVERTISEMENT, REDIRECT = (
    133, 134, 135, 136, 137,
)  # fmt: skip
IS_ROUTER, IS_SOLICITED, OVERRIDES = 0x8000_0000, 0x4000_0000, 0x2000_0000
SOURCE_LINK, TARGET_LINK, PREFIX, MTU, DNS_SERVERS = 1, 2, 3, 5, 25
ON_LINK, AUTONOMOUS = 0x80, 0x40
MOST_PREFIXES = 4
MOST_SERVERS = 4
NDP_HOPS = 255  # RFC 4861 §3.1: what came through a router has less


class NdpMessage:
    """A message of neighbour discovery. Numbers that are not there are 0.

    target: of neighbour messages. link: the sender's or the target's Ethernet address. Of a router: lifetime_s as a
    default router, mtu, prefixes (address, length, flags, valid and preferred lifetimes in seconds), DNS servers.
    """

    kind: u8
    flags: u32
    target_high: u64
    target_low: u64
    link: u64
    lifetime_s: int
    mtu: u32
    prefixes: list[Address]
    prefix_bits: list[int]
    prefix_flags: list[int]
    valid_s: list[int]
    preferred_s: list[int]
    servers: list[Address]

    def __init__(self) -> None:
        self.kind = 0
        self.clear()

    def clear(self) -> None:
        self.flags = 0
        self.target_high = 0
        self.target_low = 0
        self.link = 0
        self.lifetime_s = 0
        self.mtu = 0
        self.prefixes = []
        self.prefix_bits = []
        self.prefix_flags = []
        self.valid_s = []
        self.preferred_s = []
        self.servers = []


def is_error(type_: int) -> bool:
    """Whether a message of this type reports an error: RFC 4443 §2.1."""
    return type_ < 128


def write_header(frame: bytearray, start: int, type_: u8, code: u8, parameter: u32) -> None:
    """Write HEADER_BYTES bytes: type, code, a checksum of 0, and 32 bits whose meaning the type decides."""
    frame[start] = type_
    frame[start + 1] = code
    put16(frame, start + CHECKSUM_AT, 0)
    put32(frame, start + 4, parameter)


def options_at(kind: int) -> int:
    """Where the options of a message begin; 0 for a kind that is none of neighbour discovery."""
    if kind == ROUTER_SOLICITATION:
        return 8
    if kind == ROUTER_ADVERTISEMENT:
        return 16
    return 24 if kind == NEIGHBOUR_SOLICITATION or kind == NEIGHBOUR_ADVERTISEMENT else 0


def read(message: NdpMessage, frame: bytearray, start: int, end: int) -> bool:
    """Read a message; False where it is malformed: RFC 4861 §6.1, §7.1. Hops and checksum are another's matter."""
    message.clear()
    if start >= end:
        return False
    message.kind = frame[start]
    at = options_at(message.kind)
    if at == 0 or start + at > end or frame[start + 1] != 0:
        return False
    message.flags = get32(frame, start + 4)
    if message.kind == ROUTER_ADVERTISEMENT:
        message.lifetime_s = get16(frame, start + 6)
    elif at == 24:
        message.target_high = get64(frame, start + 8)
        message.target_low = get64(frame, start + 16)
        if message.target_high >> 56 == 0xFF:
            return False
    at += start
    while at < end:
        if at + 2 > end or frame[at + 1] == 0 or at + frame[at + 1] * 8 > end:
            return False
        read_option(message, frame, at, frame[at + 1] * 8)
        at += frame[at + 1] * 8
    return True


def read_option(message: NdpMessage, frame: bytearray, at: int, length: int) -> None:
    """Take one option in; those that we do not know are skipped (RFC 4861 §4.6)."""
    kind = frame[at]
    if (kind == SOURCE_LINK or kind == TARGET_LINK) and length == 8:
        message.link = get48(frame, at + 2)
    elif kind == MTU and length == 8:
        message.mtu = get32(frame, at + 4)
    elif kind == PREFIX and length == 32 and len(message.prefixes) < MOST_PREFIXES and frame[at + 2] <= 128:
        message.prefixes.append(Address(get64(frame, at + 16), get64(frame, at + 24)))
        message.prefix_bits.append(frame[at + 2])
        message.prefix_flags.append(frame[at + 3])
        message.valid_s.append(get32(frame, at + 4))
        message.preferred_s.append(get32(frame, at + 8))
    elif kind == DNS_SERVERS and length >= 24:
        for i in range(min((length - 8) // 16, MOST_SERVERS - len(message.servers))):
            place = at + 8 + 16 * i
            message.servers.append(Address(get64(frame, place), get64(frame, place + 8)))


def write_neighbour(frame: bytearray, start: int, message: NdpMessage) -> int:
    """Write a solicitation or advertisement; how long it is: without an Ethernet address where link is 0."""
    write_header(frame, start, message.kind, 0, message.flags)
    put64(frame, start + 8, message.target_high)
    put64(frame, start + 16, message.target_low)
    kind = SOURCE_LINK if message.kind == NEIGHBOUR_SOLICITATION else TARGET_LINK
    return 24 + write_link(frame, start + 24, kind, message.link)


def write_router_solicitation(frame: bytearray, start: int, link: u64) -> int:
    """Write one; how long it is."""
    write_header(frame, start, ROUTER_SOLICITATION, 0, 0)
    return 8 + write_link(frame, start + 8, SOURCE_LINK, link)


def write_link(frame: bytearray, at: int, kind: u8, link: u64) -> int:
    """An option with an Ethernet address, unless that is 0; how long it is."""
    if link == 0:
        return 0
    frame[at] = kind
    frame[at + 1] = 1
    put48(frame, at + 2, link)
    return 8


def write_router_advertisement(frame: bytearray, start: int, message: NdpMessage) -> int:
    """Write one, with its first prefix; how long it is. For tests and simulations: this host is no router."""
    write_header(frame, start, ROUTER_ADVERTISEMENT, 0, 64 << 24 | message.lifetime_s)
    fill(frame, start + 8, 8, 0)
    at = start + 16 + write_link(frame, start + 16, SOURCE_LINK, message.link)
    if len(message.prefixes) > 0:
        fill(frame, at, 32, 0)
        frame[at] = PREFIX
        frame[at + 1] = 4
        frame[at + 2] = message.prefix_bits[0]
        frame[at + 3] = message.prefix_flags[0]
        put32(frame, at + 4, message.valid_s[0] & 0xFFFF_FFFF)
        put32(frame, at + 8, message.preferred_s[0] & 0xFFFF_FFFF)
        put64(frame, at + 16, message.prefixes[0].high)
        put64(frame, at + 24, message.prefixes[0].low)
        at += 32
    return at - start
