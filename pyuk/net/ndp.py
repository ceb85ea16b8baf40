"""Neighbour discovery and the addresses that a host gives itself.  Source: RFC 4861, RFC 4862, RFC 8106.

An address is used while it is being checked whether another host has it: it is optimistic (RFC 4429). Redirects are
not followed. Read next: icmpv6.py.
"""

from __future__ import annotations

from pyuk.lang import u8, u32, u64
from pyuk.net.address import ANY_V6, Address, same
from pyuk.net.buffers import PacketBuffer
from pyuk.net.counters import Drop
from pyuk.net.errors import ErrorSink, Flow, Trouble, read_flow_v6
from pyuk.net.ipv6 import (
    ALL_NODES_HIGH,
    ALL_NODES_LOW,
    LINK_LOCAL_HIGH,
    MOST_ROUTERS,
    SOLICITED_LOW,
    Ipv6,
    Router,
    interface_identifier,
)
from pyuk.net.link import Link
from pyuk.net.neighbours import Neighbours, Solicitor
from pyuk.net.timing import NEVER_US, SECOND
from pyuk.net.wire import icmpv6
from pyuk.net.wire.ethernet import TYPE_IPV6, is_group
from pyuk.net.wire.icmpv6 import CHECKSUM_AT, NDP_HOPS, NdpMessage
from pyuk.net.wire.ipv6 import LEAST_MTU, PROTOCOL_ICMPV6

ALL_NODES = Address(ALL_NODES_HIGH, ALL_NODES_LOW)
ALL_ROUTERS_LOW = 2
MOST_SOLICITATIONS = 3  # MAX_RTR_SOLICITATIONS, RFC 4861 §10
SOLICITATION_US = 4 * SECOND
CHECK_US = 1 * SECOND  # RETRANS_TIMER after the one probe of DupAddrDetectTransmits, RFC 4862 §5.1
LEAST_VALID_S = 7200  # RFC 4862 §5.5.3 (e): so that no forged advertisement takes an address away at once
FOREVER_S = 0xFFFF_FFFF
SLAAC_BITS = 64
MOST_BYTES = 64


class Ndp(Solicitor):
    """servers: the DNS servers that routers named. conflicts: addresses that another host turned out to have.

    wake_us: when to look for routers again. expire_us: when a lifetime ends.
    """

    link: Link
    ip: Ipv6
    sink: ErrorSink
    neighbours: Neighbours
    servers: list[Address]
    conflicts: int
    solicitations: int
    wake_us: int
    expire_us: int
    message: NdpMessage
    out: NdpMessage
    flow: Flow

    def __init__(self, ip: Ipv6, sink: ErrorSink) -> None:
        self.link = ip.link
        self.ip = ip
        self.sink = sink
        self.neighbours = Neighbours(ip.link, self, TYPE_IPV6, ANY_V6)
        self.servers = []
        self.conflicts = 0
        self.solicitations = 0
        self.wake_us = NEVER_US
        self.expire_us = 0
        self.message = NdpMessage()
        self.out = NdpMessage()
        self.flow = Flow()
        ip.neighbours = self.neighbours

    def start(self, now_us: int) -> None:
        """Speak IPv6: take a link-local address, look for routers (RFC 4862 §5.3, RFC 4861 §6.3.7)."""
        self.link.is_stirred = True
        self.ip.is_on = True
        self.take(now_us, Address(LINK_LOCAL_HIGH, interface_identifier(self.link.mac)), 0)
        self.seek_routers(now_us)

    def seek_routers(self, now_us: int) -> None:
        """Ask for routers, once at least: RFC 4861 §6.3.7."""
        self.link.is_stirred = True
        self.solicitations = 0
        self.wake_us = now_us

    def take(self, now_us: int, address: Address, prefix_bits: int) -> None:
        """Use an address, and ask whether somebody else does: RFC 4862 §5.4, RFC 4429 §3.3."""
        if self.ip.find(address) is not None:
            return
        own = self.ip.add(address, prefix_bits)
        if own is not None:
            own.checked_until_us = now_us + CHECK_US
            self.ask(now_us, ANY_V6, address, solicited_node(address), 0)

    def poll(self, now_us: int) -> int:
        """Look for routers as long as there is none; let lifetimes end. When to poll next."""
        if self.wake_us <= now_us:
            self.wake_us = NEVER_US
            is_alone = self.solicitations == 0 or len(self.ip.routers) == 0
            if is_alone and self.solicitations < MOST_SOLICITATIONS:
                self.solicitations += 1
                self.wake_us = now_us + SOLICITATION_US
                self.look_for_routers(now_us)
        if self.expire_us <= now_us:
            self.expire_us = self.ip.expire(now_us)
        return min(self.wake_us, min(self.expire_us, self.neighbours.poll(now_us)))

    # --- messages that come ----------------------------------------------------------------------

    def receive(self, now_us: int, packet: PacketBuffer) -> None:
        """A message whose checksum and hops are right; it stays the caller's."""
        message = self.message
        is_good = icmpv6.read(message, packet.data, packet.start, packet.end) and not is_group(message.link)
        if not is_good or message.link == self.link.mac:
            self.link.counters.drop(Drop.NDP_MALFORMED)
        elif message.kind == icmpv6.NEIGHBOUR_SOLICITATION:
            self.hear_solicitation(now_us, packet.source, message)
        elif message.kind == icmpv6.NEIGHBOUR_ADVERTISEMENT:
            self.hear_advertisement(now_us, message)
        elif message.kind == icmpv6.ROUTER_ADVERTISEMENT:
            self.hear_router(now_us, packet.source, message)

    def hear_solicitation(self, now_us: int, source: Address, message: NdpMessage) -> None:
        """Somebody asks for us: answer, and remember him (RFC 4861 §7.2.3). One without address checks his own."""
        target = Address(message.target_high, message.target_low)
        if self.ip.find(target) is None:
            return
        if source.is_unspecified:
            self.advertise(now_us, target, ALL_NODES, 0)
            return
        if message.link != 0:
            self.neighbours.hear(now_us, source, message.link, True)
        self.advertise(now_us, target, source, icmpv6.IS_SOLICITED)

    def hear_advertisement(self, now_us: int, message: NdpMessage) -> None:
        """A neighbour answers; or it has the address that we took (RFC 4861 §7.2.5, RFC 4862 §5.4.4)."""
        target = Address(message.target_high, message.target_low)
        own = self.ip.find(target)
        if own is not None:
            self.conflicts += 1
            if now_us < own.checked_until_us:
                self.ip.own.remove(own)  # later it is another's mistake, or a forgery
        elif message.link == 0:
            return
        elif message.flags & icmpv6.IS_SOLICITED != 0:
            self.neighbours.confirm(now_us, target, message.link)
        elif message.flags & icmpv6.OVERRIDES != 0:
            self.neighbours.hear(now_us, target, message.link, False)

    def hear_router(self, now_us: int, source: Address, message: NdpMessage) -> None:
        """A router tells what there is to know.  Source: RFC 4861 §6.3.4, RFC 4862 §5.5.3."""
        if source.high != LINK_LOCAL_HIGH:
            self.link.counters.drop(Drop.NDP_MALFORMED)
            return
        if message.link != 0:
            self.neighbours.hear(now_us, source, message.link, True)
        self.note_router(now_us, source, message.lifetime_s)
        self.expire_us = now_us
        if LEAST_MTU <= message.mtu < self.link.mtu_bytes:
            self.link.mtu_bytes = message.mtu
        if len(message.servers) > 0:
            self.servers = message.servers
        for i in range(len(message.prefixes)):
            flags = message.prefix_flags[i]
            is_usable = message.prefix_bits[i] == SLAAC_BITS and not is_reserved(message.prefixes[i])
            if flags & icmpv6.AUTONOMOUS != 0 and is_usable and message.preferred_s[i] <= message.valid_s[i]:
                self.use_prefix(now_us, message.prefixes[i], message.valid_s[i], message.preferred_s[i])

    def note_router(self, now_us: int, source: Address, lifetime_s: int) -> None:
        """A default router, for a time; not any more where that is 0."""
        for router in self.ip.routers:
            if same(router.address, source):
                router.until_us = now_us + lifetime_s * SECOND
                return
        if lifetime_s > 0 and len(self.ip.routers) < MOST_ROUTERS:
            self.ip.routers.append(Router(source, now_us + lifetime_s * SECOND))

    def use_prefix(self, now_us: int, prefix: Address, valid_s: int, preferred_s: int) -> None:
        """Make an address under a prefix, or let the one that there is live longer."""
        address = Address(prefix.high, interface_identifier(self.link.mac))
        own = self.ip.find(address)
        if own is None:
            if valid_s == 0:
                return
            self.take(now_us, address, SLAAC_BITS)
            own = self.ip.find(address)
        elif own.valid_until_us < NEVER_US:
            left_s = max(own.valid_until_us - now_us, 0) // SECOND
            if valid_s <= LEAST_VALID_S and valid_s <= left_s:
                valid_s = min(left_s, LEAST_VALID_S)
        if own is not None:
            own.valid_until_us = end_of(now_us, valid_s)
            own.preferred_until_us = end_of(now_us, preferred_s)

    # --- messages that go ------------------------------------------------------------------------

    def solicit(self, now_us: int, address: Address, mac: u64) -> None:
        """Ask for a neighbour: all who may be meant, or the one at `mac`."""
        source = self.ip.source_for(address)
        if not source.is_unspecified:
            self.ask(now_us, source, address, solicited_node(address), mac)

    def ask(self, now_us: int, source: Address, target: Address, destination: Address, mac: u64) -> None:
        """A neighbour solicitation; without our Ethernet address where we have no address to send it from."""
        link = 0 if source.is_unspecified else self.link.mac
        if mac == 0:
            self.send(now_us, icmpv6.NEIGHBOUR_SOLICITATION, 0, link, source, target, destination)
            return
        packet = self.make(icmpv6.NEIGHBOUR_SOLICITATION, 0, link, target)
        if packet is not None:
            self.finish(now_us, packet, source, target, mac)

    def advertise(self, now_us: int, target: Address, destination: Address, flags: u32) -> None:
        """A neighbour advertisement of an address of ours."""
        kind = icmpv6.NEIGHBOUR_ADVERTISEMENT
        self.send(now_us, kind, flags | icmpv6.OVERRIDES, self.link.mac, target, target, destination)

    def look_for_routers(self, now_us: int) -> None:
        """A router solicitation."""
        destination = Address(ALL_NODES_HIGH, ALL_ROUTERS_LOW)
        source = self.ip.source_for(destination)
        packet = self.link.new_packet()
        if packet is None:
            return
        at = packet.extend(MOST_BYTES)
        link = 0 if source.is_unspecified else self.link.mac
        packet.end = at + icmpv6.write_router_solicitation(packet.data, at, link)
        self.finish(now_us, packet, source, destination, 0)

    def send(
        self, now_us: int, kind: u8, flags: u32, link: u64, source: Address, target: Address, destination: Address
    ) -> None:
        """Send a neighbour message."""
        packet = self.make(kind, flags, link, target)
        if packet is not None:
            self.finish(now_us, packet, source, destination, 0)

    def make(self, kind: u8, flags: u32, link: u64, target: Address) -> PacketBuffer | None:
        packet = self.link.new_packet()
        if packet is None:
            return None
        out = self.out
        out.kind = kind
        out.flags = flags
        out.link = link
        out.target_high = target.high
        out.target_low = target.low
        at = packet.extend(MOST_BYTES)
        packet.end = at + icmpv6.write_neighbour(packet.data, at, out)
        return packet

    def finish(self, now_us: int, packet: PacketBuffer, source: Address, destination: Address, mac: u64) -> None:
        """Send a message: to the one at `mac`, where that is not 0, past the table of neighbours."""
        self.link.add_checksum(packet, source, destination, PROTOCOL_ICMPV6, CHECKSUM_AT, False)
        if mac == 0:
            self.ip.send(now_us, packet, source, destination, PROTOCOL_ICMPV6, NDP_HOPS, False)
        else:
            self.ip.send_to(packet, source, destination, PROTOCOL_ICMPV6, NDP_HOPS, mac)

    def unresolved(self, now_us: int, packet: PacketBuffer) -> None:
        """There is no such neighbour: whoever sent the packet hears that the host is unreachable."""
        if read_flow_v6(self.flow, packet.data, packet.start, packet.end):
            self.sink.path_error(now_us, Trouble.HOST, self.flow, 0)
        packet.free()


def solicited_node(address: Address) -> Address:
    """The group to which whoever has the address listens: RFC 4291 §2.7.1."""
    return Address(ALL_NODES_HIGH, SOLICITED_LOW | (address.low & 0xFF_FFFF))


def is_reserved(prefix: Address) -> bool:
    """Whether no address can be made under a prefix: link-local, multicast, or the one of :: and IPv4."""
    return prefix.high >> 54 == 0xFE80 >> 6 or prefix.high >> 56 == 0xFF or prefix.high == 0


def end_of(now_us: int, lifetime_s: int) -> int:
    """When a lifetime is over."""
    return NEVER_US if lifetime_s >= FOREVER_S else now_us + lifetime_s * SECOND
