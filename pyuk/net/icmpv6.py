"""ICMPv6: echo and errors.  Source: RFC 4443, RFC 8201 (path MTU). Read next: ndp.py."""

from __future__ import annotations

from pyuk.lang import u8, u32
from pyuk.net.address import Address
from pyuk.net.buffers import PacketBuffer
from pyuk.net.counters import Drop
from pyuk.net.errors import ErrorSink, Flow, Trouble, read_flow_v6
from pyuk.net.ipv6 import Ipv6
from pyuk.net.memberships import Memberships
from pyuk.net.ndp import Ndp
from pyuk.net.timing import MILLISECOND, RateLimit
from pyuk.net.wire import icmpv6
from pyuk.net.wire.checksum import is_right, pseudo_header
from pyuk.net.wire.fields import copy, get32, put16
from pyuk.net.wire.groups import MLD_DONE, MLD_QUERY, MLD_REPORT_1, MLD_REPORT_2
from pyuk.net.wire.icmpv6 import CHECKSUM_AT, NDP_HOPS
from pyuk.net.wire.ipv6 import HEADER_BYTES, LEAST_MTU, PROTOCOL_ICMPV6

HOPS = 64
HOPS_AT = 7
MOST_QUOTED_BYTES = LEAST_MTU - HEADER_BYTES - icmpv6.HEADER_BYTES  # RFC 4443 §2.4 (c)


class Icmpv6:
    """ndp: neighbour discovery, whose messages come with the others."""

    ip: Ipv6
    ndp: Ndp
    sink: ErrorSink
    memberships: Memberships
    answers_echo: bool
    errors: RateLimit
    echoes: RateLimit
    flow: Flow

    def __init__(self, ip: Ipv6, ndp: Ndp, sink: ErrorSink) -> None:
        self.ip = ip
        self.ndp = ndp
        self.sink = sink
        self.memberships = Memberships()
        self.answers_echo = True
        self.errors = RateLimit(20, 20 * MILLISECOND)
        self.echoes = RateLimit(1000, MILLISECOND)
        self.flow = Flow()

    def receive(self, now_us: int, packet: PacketBuffer) -> None:
        """A message, at its ICMPv6 header."""
        frame, start, end = packet.data, packet.start, packet.end
        if end - start < icmpv6.HEADER_BYTES:
            self.ip.link.drop(packet, Drop.ICMP_MALFORMED)
            return
        ends = pseudo_header(packet.source, packet.destination, PROTOCOL_ICMPV6, end - start)
        if not packet.is_checked and not is_right(frame, start, end, ends):
            self.ip.link.drop(packet, Drop.ICMP_CHECKSUM)
            return
        type_ = frame[start]
        if type_ == icmpv6.ECHO:
            self.answer(now_us, packet)
            return
        if icmpv6.is_error(type_):
            self.hear_error(now_us, packet, type_)
        elif icmpv6.options_at(type_) > 0:
            self.hear_neighbour(now_us, packet)
        elif type_ in (MLD_QUERY, MLD_REPORT_1, MLD_DONE, MLD_REPORT_2):
            self.memberships.hear_mld(now_us, packet)
        elif type_ != icmpv6.ECHO_REPLY:
            self.ip.link.counters.drop(Drop.ICMP_UNKNOWN)
        packet.free()

    def hear_neighbour(self, now_us: int, packet: PacketBuffer) -> None:
        """What comes from beyond a router has been through one: it has lost a hop (RFC 4861 §11.2)."""
        if packet.data[packet.network_at + HOPS_AT] != NDP_HOPS:
            self.ip.link.counters.drop(Drop.NDP_MALFORMED)
        else:
            self.ndp.receive(now_us, packet)

    def answer(self, now_us: int, packet: PacketBuffer) -> None:
        """Send an echo request back as a reply, in its own buffer.  Source: RFC 4443 §4.2."""
        if not self.answers_echo or packet.is_to_all or not self.echoes.take(now_us):
            self.ip.link.drop(packet, Drop.ICMP_RATE)
            return
        packet.data[packet.start] = icmpv6.ECHO_REPLY
        put16(packet.data, packet.start + CHECKSUM_AT, 0)
        source, destination = packet.destination, packet.source
        packet.is_checked = False
        self.ip.link.add_checksum(packet, source, destination, PROTOCOL_ICMPV6, CHECKSUM_AT, False)
        self.ip.send(now_us, packet, source, destination, PROTOCOL_ICMPV6, HOPS, True)

    # --- errors ----------------------------------------------------------------------------------

    def hear_error(self, now_us: int, packet: PacketBuffer, type_: int) -> None:
        """A router or host reports on a packet; who claims that we sent it must quote our address."""
        flow = self.flow
        start = packet.start + icmpv6.HEADER_BYTES
        if not read_flow_v6(flow, packet.data, start, packet.end) or not self.ip.is_own(flow.local):
            self.ip.link.counters.drop(Drop.ICMP_MALFORMED)
            return
        mtu_bytes = 0
        if type_ == icmpv6.TOO_BIG:
            mtu_bytes = max(get32(packet.data, packet.start + 4), LEAST_MTU)  # RFC 8201 §4
            if mtu_bytes >= self.ip.mtu(now_us, flow.remote):
                return
        trouble = trouble_of(type_, packet.data[packet.start + 1])
        if self.sink.path_error(now_us, trouble, flow, mtu_bytes) and mtu_bytes > 0:
            self.ip.mtus.lower(now_us, flow.remote, mtu_bytes)

    def send_error(self, now_us: int, about: PacketBuffer, type_: u8, code: u8, parameter: u32) -> None:
        """Report on a packet that came, which stays the caller's; not on errors, nor to many (RFC 4443 §2.4 (e))."""
        if about.is_to_all or about.source.is_unspecified or about.source.is_multicast:
            return
        if about.protocol == PROTOCOL_ICMPV6 and (about.start >= about.end or about.data[about.start] < 128):
            return
        if not self.errors.take(now_us):
            self.ip.link.counters.drop(Drop.ICMP_RATE)
            return
        packet = self.ip.link.new_packet()
        if packet is None:
            return
        count = min(about.end - about.network_at, MOST_QUOTED_BYTES)
        start = packet.extend(icmpv6.HEADER_BYTES + count)
        icmpv6.write_header(packet.data, start, type_, code, parameter)
        copy(packet.data, start + icmpv6.HEADER_BYTES, about.data, about.network_at, count)
        source, destination = about.destination, about.source
        self.ip.link.add_checksum(packet, source, destination, PROTOCOL_ICMPV6, CHECKSUM_AT, False)
        self.ip.send(now_us, packet, source, destination, PROTOCOL_ICMPV6, HOPS, True)

    def ping(self, now_us: int, destination: Address, identifier: int, sequence: int) -> bool:
        """Send an echo request."""
        packet = self.ip.link.new_packet()
        if packet is None:
            return False
        at = packet.extend(icmpv6.HEADER_BYTES)
        parameter = (identifier & 0xFFFF) << 16 | (sequence & 0xFFFF)
        icmpv6.write_header(packet.data, at, icmpv6.ECHO, 0, parameter)
        source = self.ip.source_for(destination)
        self.ip.link.add_checksum(packet, source, destination, PROTOCOL_ICMPV6, CHECKSUM_AT, False)
        return self.ip.send(now_us, packet, source, destination, PROTOCOL_ICMPV6, HOPS, True)


def trouble_of(type_: int, code: int) -> Trouble:
    """What a report means: RFC 4443 §3."""
    if type_ == icmpv6.TOO_BIG:
        return Trouble.TOO_BIG
    if type_ == icmpv6.TIME_EXCEEDED:
        return Trouble.EXPIRED
    if type_ == icmpv6.PARAMETER_PROBLEM:
        return Trouble.PROTOCOL if code == 1 else Trouble.BAD
    return Trouble.PORT if code == icmpv6.UNREACHABLE_PORT else Trouble.HOST
