"""IPv6: packets to this host and from it, and its addresses.  Source: RFC 8200, RFC 4291, RFC 4862, RFC 6724.

This host does not forward. Read next: icmpv6.py.
"""

from __future__ import annotations

from pyuk.lang import u8, u64
from pyuk.net.address import ANY_V6, LOOPBACK_V6, Address, AddressCache, same
from pyuk.net.buffers import PacketBuffer, PacketQueue
from pyuk.net.counters import Drop
from pyuk.net.link import Link
from pyuk.net.neighbours import Neighbours
from pyuk.net.reassembly import Reassembly
from pyuk.net.routes import PathMtus
from pyuk.net.timing import NEVER_US
from pyuk.net.wire import ethernet, ipv6
from pyuk.net.wire.ethernet import TYPE_IPV6
from pyuk.net.wire.fields import copy
from pyuk.net.wire.ipv4 import PROTOCOL_TCP
from pyuk.net.wire.ipv6 import FRAGMENT_HEADER_BYTES, HEADER_BYTES, Ipv6Header

LOOPBACK_MTU = 65535
ALL_NODES_HIGH, ALL_NODES_LOW = 0xFF02 << 48, 1
SOLICITED_LOW = 0x0001_FF00_0000
LINK_LOCAL_HIGH = 0xFE80 << 48
MOST_ADDRESSES = 8
MOST_ROUTERS = 4
MOST_EXTENSION_BYTES = 60  # in front of what is put together again: more belongs to nobody who means well


class OwnAddress:
    """An address of ours. Before preferred_until_us it is used for what is begun, before valid_until_us at all.

    checked_until_us: until then another host may object to it (RFC 4862 §5.4).
    """

    address: Address
    prefix_bits: int
    checked_until_us: int
    preferred_until_us: int
    valid_until_us: int

    def __init__(self, address: Address, prefix_bits: int) -> None:
        self.address = address
        self.prefix_bits = prefix_bits
        self.checked_until_us = 0
        self.preferred_until_us = NEVER_US
        self.valid_until_us = NEVER_US


class Router:
    """A default router, until its lifetime ends."""

    address: Address
    until_us: int

    def __init__(self, address: Address, until_us: int) -> None:
        self.address = address
        self.until_us = until_us


class Ipv6:
    """own: our addresses, the link-local one first. is_on: whether this host speaks IPv6. groups: those it has joined.

    neighbours is set by icmpv6.py, which asks for them.
    """

    link: Link
    mtus: PathMtus
    loopback: PacketQueue
    reassembly: Reassembly
    addresses: AddressCache
    own: list[OwnAddress]
    groups: list[Address]
    routers: list[Router]
    neighbours: Neighbours | None
    is_on: bool
    header: Ipv6Header
    reply: Ipv6Header

    def __init__(self, link: Link, mtus: PathMtus, loopback: PacketQueue) -> None:
        self.link = link
        self.mtus = mtus
        self.loopback = loopback
        self.reassembly = Reassembly(link)
        self.addresses = AddressCache()
        self.own = []
        self.groups = []
        self.routers = []
        self.neighbours = None
        self.is_on = False
        self.header = Ipv6Header()
        self.reply = Ipv6Header()

    # --- packets that come -------------------------------------------------------------------

    def receive(self, now_us: int, packet: PacketBuffer, is_loopback: bool) -> Drop:
        """Read a packet at its IP header: fill in its notes, take its headers off. It stays the caller's.

        Where self.header.problem_at is not NO_POINTER, the sender is to be told why it is dropped.
        """
        header = self.header
        end = packet.end if packet.rest is None else packet.start + packet.total()
        reason = ipv6.read(header, packet.data, packet.start, end)
        if reason != Drop.NONE:
            return reason
        packet.network_at = packet.start
        packet.source = self.addresses.of(header.source_high, header.source_low)
        packet.destination = self.addresses.of(header.destination_high, header.destination_low)
        reason = self.check(packet, is_loopback)
        if reason != Drop.NONE:
            return reason
        if packet.rest is None:
            packet.end = packet.start + HEADER_BYTES + header.payload_bytes
        else:
            packet.keep(HEADER_BYTES + header.payload_bytes)
        reason = ipv6.read_extensions(header, packet.data, packet.start, packet.end)
        packet.protocol = header.protocol
        if packet.rest is not None and (header.is_fragment or header.protocol != PROTOCOL_TCP):
            return Drop.IP_LENGTH  # only segments of TCP are put together by a device
        if reason == Drop.NONE:
            packet.start = header.transport_at
        return reason

    def whole(self, now_us: int, packet: PacketBuffer) -> PacketBuffer | None:
        """The packet that receive() read, or the datagram that is whole with it; None where parts are missing."""
        header = self.header
        if not header.is_fragment:
            return packet
        if packet.start - packet.network_at > HEADER_BYTES + MOST_EXTENSION_BYTES:
            self.link.drop(packet, Drop.FRAGMENT_MALFORMED)
            return None
        return self.reassembly.add(
            now_us, packet, header.identification, header.offset_bytes, not header.more_fragments
        )

    def check(self, packet: PacketBuffer, is_loopback: bool) -> Drop:
        """Whether a packet may come from where it says and is for us.  Source: RFC 4291 §2.5.3, §2.7."""
        source, destination = packet.source, packet.destination
        if source.is_multicast or source.is_v4 or destination.is_v4:
            return Drop.IP_SOURCE
        if (source.is_loopback or destination.is_loopback) and not is_loopback:
            return Drop.IP_SOURCE
        if destination.is_multicast:
            packet.is_to_all = True
            return Drop.NONE if self.is_joined(destination) else Drop.IP_NOT_OURS
        return Drop.NONE if self.is_own(destination) and not packet.is_to_all else Drop.IP_NOT_OURS

    def is_joined(self, group: Address) -> bool:
        """Whether we listen to a group: joined, all nodes, or solicited-node of our addresses (RFC 4291 §2.8)."""
        for joined in self.groups:
            if same(joined, group):
                return True
        if group.high != ALL_NODES_HIGH:
            return False
        if group.low == ALL_NODES_LOW:
            return True
        for own in self.own:
            if group.low == SOLICITED_LOW | (own.address.low & 0xFF_FFFF):
                return True
        return False

    # --- addresses -----------------------------------------------------------------------------

    def is_own(self, address: Address) -> bool:
        """Whether it is this host."""
        if address.is_loopback:
            return True
        return self.find(address) is not None

    def find(self, address: Address) -> OwnAddress | None:
        """Our address, if it is one."""
        for own in self.own:
            if same(own.address, address):
                return own
        return None

    def is_on_link(self, address: Address) -> bool:
        """Whether it is reached without a router."""
        if address.high >> 54 == 0xFE80 >> 6:
            return True
        for own in self.own:
            if own.prefix_bits > 0 and address.is_within(own.address, own.prefix_bits):
                return True
        return False

    def source_for(self, destination: Address) -> Address:
        """The address to send from: ours of the destination's scope, preferred ones first (RFC 6724 §5, rules 2, 3)."""
        if destination.is_loopback:
            return LOOPBACK_V6
        is_near = destination.high >> 54 == 0xFE80 >> 6 or destination.high >> 48 == 0xFF02
        best = ANY_V6
        for own in self.own:
            if same(own.address, destination):
                return own.address
            if (own.address.high == LINK_LOCAL_HIGH) == is_near and (best.is_unspecified or own.preferred_until_us > 0):
                best = own.address
        return best

    def add(self, address: Address, prefix_bits: int) -> OwnAddress | None:
        """Have one address more, or find that we have it; None where there are too many."""
        found = self.find(address)
        if found is None and len(self.own) < MOST_ADDRESSES:
            found = OwnAddress(address, prefix_bits)
            self.own.append(found)
        return found

    def expire(self, now_us: int) -> int:
        """Forget addresses and routers whose time is over; when the next one's is."""
        deadline_us = NEVER_US
        for own in list(self.own):
            if now_us >= own.valid_until_us:
                self.own.remove(own)
                continue
            if now_us >= own.preferred_until_us:
                own.preferred_until_us = 0
            else:
                deadline_us = min(deadline_us, own.preferred_until_us)
            deadline_us = min(deadline_us, own.valid_until_us)
        for router in list(self.routers):
            if now_us >= router.until_us:
                self.routers.remove(router)
            else:
                deadline_us = min(deadline_us, router.until_us)
        return deadline_us

    # --- packets that go -----------------------------------------------------------------------

    def mtu(self, now_us: int, destination: Address) -> int:
        """The longest packet that goes to a destination in one piece, as far as is known."""
        if self.is_own(destination):
            return LOOPBACK_MTU
        return self.mtus.mtu(now_us, destination, self.link.mtu_bytes)

    def send(
        self,
        now_us: int,
        packet: PacketBuffer,
        source: Address,
        destination: Address,
        protocol: u8,
        hops: u8,
        may_fragment: bool,
    ) -> bool:
        """Send a payload as a packet, or as fragments; False where there is no way, or it is too long."""
        length = packet.total()
        limit = self.mtu(now_us, destination)
        if length > 65535 or (length + HEADER_BYTES > limit and packet.segment_bytes == 0 and not may_fragment):
            self.link.drop(packet, Drop.TOO_LONG)
            return False
        header = self.header_for(length, source, destination, protocol, hops)
        if length + HEADER_BYTES > limit and packet.segment_bytes == 0:
            return self.send_fragments(now_us, packet, destination, limit)
        ipv6.write(header, packet.data, packet.prepend(HEADER_BYTES))
        return self.route(now_us, packet, destination)

    def header_for(self, length: int, source: Address, destination: Address, protocol: u8, hops: u8) -> Ipv6Header:
        """The header of a packet that goes."""
        header = self.reply
        header.payload_bytes = length
        header.next_header = protocol
        header.hops = hops
        header.source_high = source.high
        header.source_low = source.low
        header.destination_high = destination.high
        header.destination_low = destination.low
        return header

    def send_to(
        self, packet: PacketBuffer, source: Address, destination: Address, protocol: u8, hops: u8, mac: u64
    ) -> None:
        """Send a short payload to a known Ethernet address."""
        header = self.header_for(packet.total(), source, destination, protocol, hops)
        ipv6.write(header, packet.data, packet.prepend(HEADER_BYTES))
        self.link.send(packet, mac, TYPE_IPV6)

    def send_fragments(self, now_us: int, packet: PacketBuffer, destination: Address, limit: int) -> bool:
        """Send a payload in pieces, each with self.reply as its header.  Source: RFC 8200 §4.5, RFC 7739."""
        header = self.reply
        protocol = header.next_header
        identification = self.link.chance.word() & 0xFFFF_FFFF
        step = (limit - HEADER_BYTES - FRAGMENT_HEADER_BYTES) & ~7
        offset = 0
        length = packet.end - packet.start
        header.next_header = ipv6.FRAGMENT
        while offset < length:
            count = min(step, length - offset)
            piece = self.link.new_packet(count)
            if piece is None:
                break
            copy(piece.data, piece.extend(count), packet.data, packet.start + offset, count)
            at = piece.prepend(FRAGMENT_HEADER_BYTES)
            ipv6.write_fragment(piece.data, at, protocol, offset, offset + count < length, identification)
            header.payload_bytes = count + FRAGMENT_HEADER_BYTES
            ipv6.write(header, piece.data, piece.prepend(HEADER_BYTES))
            if not self.route(now_us, piece, destination):
                break
            offset += count
        packet.free()
        return offset >= length

    def route(self, now_us: int, packet: PacketBuffer, destination: Address) -> bool:
        """Send a packet on its way: to ourselves, to a group, to a neighbour or to a router."""
        if self.is_own(destination):
            packet.is_checked = True
            return self.loopback.push(packet)
        if destination.is_multicast:
            self.link.send(packet, ethernet.multicast(destination), TYPE_IPV6)
            return True
        neighbours = self.neighbours
        hop = destination
        if not self.is_on_link(destination):
            hop = self.routers[0].address if len(self.routers) > 0 else ANY_V6
        if hop.is_unspecified or neighbours is None:
            self.link.drop(packet, Drop.NO_ROUTE)
            return False
        neighbours.send(now_us, packet, hop)
        return True


def interface_identifier(mac: u64) -> u64:
    """The lower half of an address that an Ethernet address makes: RFC 4291, appendix A."""
    return (mac >> 24 << 40 | 0xFF_FE00_0000 | (mac & 0xFF_FFFF)) ^ 0x0200_0000_0000_0000
