"""ICMP for IPv4: echo is answered, errors are sent and understood.  Source: RFC 792, RFC 1122 §3.2.2, RFC 1191.

Read next: udp.py.
"""

from __future__ import annotations

from pyuk.lang import u8
from pyuk.net.address import Address
from pyuk.net.buffers import PacketBuffer
from pyuk.net.counters import Drop
from pyuk.net.errors import ErrorSink, Flow, Trouble, read_flow_v4
from pyuk.net.ipv4 import HOPS, Ipv4
from pyuk.net.routes import LEAST_MTU_V4
from pyuk.net.timing import MILLISECOND, RateLimit
from pyuk.net.wire import icmpv4
from pyuk.net.wire.checksum import is_right
from pyuk.net.wire.fields import copy, get16
from pyuk.net.wire.ipv4 import MOST_HEADER_BYTES, OFFSET_MASK, PROTOCOL_ICMP

MOST_ERROR_BYTES = 576 - MOST_HEADER_BYTES  # RFC 1812 §4.3.2.3: as much of the packet as fits
# RFC 1191 §7.1: where a router does not say its MTU.
PLATEAUS = (32000, 17914, 8166, 4352, 2002, 1492, 1006, LEAST_MTU_V4)


class EchoListener:
    """Who waits for the answers to our own echo requests."""

    def echo_reply(self, now_us: int, source: Address, identifier: int, sequence: int, payload_bytes: int) -> None:
        """An answer came."""
        raise NotImplementedError


class Icmp:
    """answers_echo: whether this host can be pinged."""

    ip: Ipv4
    sink: ErrorSink
    listener: EchoListener | None
    answers_echo: bool
    errors: RateLimit
    echoes: RateLimit
    flow: Flow

    def __init__(self, ip: Ipv4, sink: ErrorSink) -> None:
        self.ip = ip
        self.sink = sink
        self.listener = None
        self.answers_echo = True
        self.errors = RateLimit(20, 20 * MILLISECOND)
        self.echoes = RateLimit(1000, MILLISECOND)
        self.flow = Flow()

    def receive(self, now_us: int, packet: PacketBuffer) -> None:
        """A message, at its ICMP header."""
        if packet.end - packet.start < icmpv4.HEADER_BYTES:
            self.ip.link.drop(packet, Drop.ICMP_MALFORMED)
            return
        if not is_right(packet.data, packet.start, packet.end):
            self.ip.link.drop(packet, Drop.ICMP_CHECKSUM)
            return
        type_ = packet.data[packet.start]
        if type_ == icmpv4.ECHO:
            self.answer(now_us, packet)
            return
        if type_ == icmpv4.ECHO_REPLY:
            self.hear_echo(now_us, packet)
        elif icmpv4.is_error(type_):
            self.hear_error(now_us, packet, type_)
        else:
            self.ip.link.counters.drop(Drop.ICMP_UNKNOWN)
        packet.free()

    # --- echo ----------------------------------------------------------------------------------

    def answer(self, now_us: int, packet: PacketBuffer) -> None:
        """Send an echo request back as a reply, in its own buffer.  Source: RFC 1122 §3.2.2.6.

        One to many is not answered: it serves to flood somebody else.
        """
        if not self.answers_echo or packet.is_to_all or not self.echoes.take(now_us):
            self.ip.link.drop(packet, Drop.ICMP_RATE)
            return
        packet.data[packet.start] = icmpv4.ECHO_REPLY
        packet.data[packet.start + 2] = 0
        packet.data[packet.start + 3] = 0
        icmpv4.complete(packet.data, packet.start, packet.end)
        source, destination = packet.destination, packet.source
        packet.is_checked = False
        self.ip.send(now_us, packet, source, destination, PROTOCOL_ICMP, HOPS, True)

    def hear_echo(self, now_us: int, packet: PacketBuffer) -> None:
        listener = self.listener
        if listener is None:
            return
        frame, at = packet.data, packet.start
        payload_bytes = packet.end - at - icmpv4.HEADER_BYTES
        listener.echo_reply(now_us, packet.source, get16(frame, at + 4), get16(frame, at + 6), payload_bytes)

    def ping(self, now_us: int, destination: Address, identifier: int, sequence: int, payload_bytes: int) -> bool:
        """Send an echo request."""
        packet = self.ip.link.new_packet(payload_bytes)
        if packet is None:
            return False
        at = packet.extend(icmpv4.HEADER_BYTES + payload_bytes)
        icmpv4.write_header(packet.data, at, icmpv4.ECHO, 0, identifier & 0xFFFF, sequence & 0xFFFF)
        for i in range(payload_bytes):
            packet.data[at + icmpv4.HEADER_BYTES + i] = i & 0xFF
        icmpv4.complete(packet.data, at, packet.end)
        return self.ip.send(now_us, packet, self.ip.source_for(destination), destination, PROTOCOL_ICMP, HOPS, True)

    # --- errors that come ----------------------------------------------------------------------

    def hear_error(self, now_us: int, packet: PacketBuffer, type_: int) -> None:
        """A router or host reports on a packet; who claims that we sent it must quote our address."""
        start = packet.start + icmpv4.HEADER_BYTES
        flow = self.flow
        if not read_flow_v4(flow, packet.data, start, packet.end) or not self.ip.is_own(flow.local):
            self.ip.link.counters.drop(Drop.ICMP_MALFORMED)
            return
        code = packet.data[packet.start + 1]
        mtu_bytes = 0
        if type_ == icmpv4.UNREACHABLE and code == icmpv4.UNREACHABLE_TOO_BIG:
            mtu_bytes = self.smaller_mtu(packet, get16(packet.data, start + 2))
            if mtu_bytes >= self.ip.mtu(now_us, flow.remote):
                return  # no news: a path does not grow by an error
        is_believed = self.sink.path_error(now_us, trouble_of(type_, code), flow, mtu_bytes)
        if is_believed and mtu_bytes > 0:
            self.ip.mtus.lower(now_us, flow.remote, mtu_bytes)

    def smaller_mtu(self, packet: PacketBuffer, quoted_bytes: int) -> int:
        """The MTU that the router says, or the next plateau below the packet that was too long for it."""
        said = icmpv4.next_hop_mtu(packet.data, packet.start)
        if said != 0:
            return said
        for plateau in PLATEAUS:
            if plateau < quoted_bytes:
                return plateau
        return LEAST_MTU_V4

    # --- errors that go ------------------------------------------------------------------------

    def send_error(self, now_us: int, about: PacketBuffer, type_: u8, code: u8) -> None:
        """Report on a packet that came, whose notes are filled in; the packet stays the caller's.

        Never on one to many, on an error, or on a fragment other than the first.  Source: RFC 1122 §3.2.2.
        """
        frame, at = about.data, about.network_at
        if about.is_to_all or about.source.is_unspecified or get16(frame, at + 6) & OFFSET_MASK != 0:
            return
        if about.protocol == PROTOCOL_ICMP and (about.start == about.end or icmpv4.is_error(frame[about.start])):
            return
        if not self.errors.take(now_us):
            self.ip.link.counters.drop(Drop.ICMP_RATE)
            return
        packet = self.ip.link.new_packet()
        if packet is None:
            return
        count = min(about.end - at, MOST_ERROR_BYTES - icmpv4.HEADER_BYTES)
        start = packet.extend(icmpv4.HEADER_BYTES + count)
        icmpv4.write_header(packet.data, start, type_, code, 0, 0)
        copy(packet.data, start + icmpv4.HEADER_BYTES, frame, at, count)
        icmpv4.complete(packet.data, start, packet.end)
        self.ip.send(now_us, packet, about.destination, about.source, PROTOCOL_ICMP, HOPS, True)


def trouble_of(type_: int, code: int) -> Trouble:
    """What a report means.  Source: RFC 1122 §3.2.2.1."""
    if type_ == icmpv4.TIME_EXCEEDED:
        return Trouble.EXPIRED
    if type_ != icmpv4.UNREACHABLE:
        return Trouble.BAD
    if code == icmpv4.UNREACHABLE_PORT:
        return Trouble.PORT
    if code == icmpv4.UNREACHABLE_PROTOCOL:
        return Trouble.PROTOCOL
    return Trouble.TOO_BIG if code == icmpv4.UNREACHABLE_TOO_BIG else Trouble.HOST
