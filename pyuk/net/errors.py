"""What the network reports about packets that we sent, and to whom it is told. Read next: arp.py."""

from __future__ import annotations

from enum import IntEnum

from pyuk.net.address import ANY_V6, Address, address_v4
from pyuk.net.wire import ipv6
from pyuk.net.wire.fields import get16, get32, get64
from pyuk.net.wire.ipv4 import HEADER_BYTES, OFFSET_MASK, PROTOCOL_TCP, PROTOCOL_UDP


class Trouble(IntEnum):
    """HOST: the destination or its network cannot be reached. PORT, PROTOCOL: nobody is there who wants the packet.

    TOO_BIG: the path carries less. EXPIRED: it went in circles, or was not put together. BAD: its header was refused.
    """

    HOST = 0
    PORT = 1
    PROTOCOL = 2
    TOO_BIG = 3
    EXPIRED = 4
    BAD = 5


class Flow:
    """The packet that a report quotes: `local` is who sent it. One object serves for many."""

    protocol: int
    local: Address
    local_port: int
    remote: Address
    remote_port: int
    sequence: int  # of TCP: a report that quotes none of what is on its way is a forgery (RFC 5927 §4)

    def __init__(self) -> None:
        self.protocol = 0
        self.local = ANY_V6
        self.local_port = 0
        self.remote = ANY_V6
        self.remote_port = 0
        self.sequence = 0


class ErrorSink:
    """Who hears of it."""

    def path_error(self, now_us: int, trouble: Trouble, flow: Flow, mtu_bytes: int) -> bool:
        """A packet of this flow had trouble; mtu_bytes: what the path carries, where it was TOO_BIG. Keep no flow.

        Whether it is believed: whether somebody here sends such packets, as far as the report quotes them.
        """
        raise NotImplementedError


def read_ports(flow: Flow, protocol: int, frame: bytearray, start: int, end: int) -> bool:
    """The first 8 bytes of the transport's header, which every report has (RFC 792)."""
    if end - start < 8:
        return False
    flow.protocol = protocol
    if protocol == PROTOCOL_TCP or protocol == PROTOCOL_UDP:
        flow.local_port = get16(frame, start)
        flow.remote_port = get16(frame, start + 2)
        flow.sequence = get32(frame, start + 4)
    else:
        flow.local_port = 0
        flow.remote_port = 0
        flow.sequence = 0
    return True


def read_flow_v4(flow: Flow, frame: bytearray, start: int, end: int) -> bool:
    """The flow of the IPv4 packet that lies from frame[start] on, cut off perhaps; False where that is none."""
    if end - start < HEADER_BYTES or frame[start] >> 4 != 4 or get16(frame, start + 6) & OFFSET_MASK != 0:
        return False
    header_bytes = (frame[start] & 0xF) * 4
    if header_bytes < HEADER_BYTES:
        return False
    flow.local = address_v4(get32(frame, start + 12))
    flow.remote = address_v4(get32(frame, start + 16))
    return read_ports(flow, frame[start + 9], frame, start + header_bytes, end)


def read_flow_v6(flow: Flow, frame: bytearray, start: int, end: int) -> bool:
    """The flow of the IPv6 packet that lies from frame[start] on, cut off perhaps; False where that is none."""
    if end - start < ipv6.HEADER_BYTES or frame[start] >> 4 != 6:
        return False
    at = start + ipv6.HEADER_BYTES
    protocol = frame[start + 6]
    if protocol == ipv6.FRAGMENT:
        if at + ipv6.FRAGMENT_HEADER_BYTES > end or get16(frame, at + 2) & 0xFFF8 != 0:
            return False
        protocol = frame[at]
        at += ipv6.FRAGMENT_HEADER_BYTES
    flow.local = Address(get64(frame, start + 8), get64(frame, start + 16))
    flow.remote = Address(get64(frame, start + 24), get64(frame, start + 32))
    return read_ports(flow, protocol, frame, at, end)
