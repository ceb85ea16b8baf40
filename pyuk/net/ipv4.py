"""IPv4: packets to this host and from it.  Source: RFC 791, RFC 1122 §3, RFC 6864 (identification), RFC 1191.

This host does not forward. Read next: icmp.py.
"""

from __future__ import annotations

from pyuk.lang import inline, u8, u64
from pyuk.net.address import ANY_V4, LOOPBACK_V4, Address, AddressCache, same
from pyuk.net.arp import Arp
from pyuk.net.buffers import PacketBuffer, PacketQueue
from pyuk.net.counters import Drop
from pyuk.net.link import Link
from pyuk.net.reassembly import Reassembly
from pyuk.net.routes import Ipv4Config, PathMtus
from pyuk.net.wire import ethernet, ipv4
from pyuk.net.wire.ethernet import TYPE_IPV4
from pyuk.net.wire.fields import MASK32, copy
from pyuk.net.wire.ipv4 import HEADER_BYTES, PROTOCOL_TCP, Ipv4Header

MAPPED = 0xFFFF_0000_0000
LOOPBACK_MTU = 65535
ALL_HOSTS = MAPPED | 0xE000_0001  # 224.0.0.1
HOPS = 64  # RFC 1700 page 64


class Ipv4:
    """groups: the multicast addresses that this host listens to, beside 224.0.0.1.

    What was found out lately, for as long as the configuration has the same version: pair are the two addresses of a
    packet that may come, source and destination; next_hop is where packets to next_to go.
    """

    link: Link
    config: Ipv4Config
    arp: Arp
    mtus: PathMtus
    loopback: PacketQueue
    reassembly: Reassembly
    addresses: AddressCache
    groups: list[Address]
    header: Ipv4Header
    reply: Ipv4Header
    pair: u64
    pair_version: int
    source: Address
    destination: Address
    next_to: Address
    next_hop: Address
    next_version: int

    def __init__(self, link: Link, config: Ipv4Config, arp: Arp, mtus: PathMtus, loopback: PacketQueue) -> None:
        self.link = link
        self.config = config
        self.arp = arp
        self.mtus = mtus
        self.loopback = loopback
        self.reassembly = Reassembly(link)
        self.addresses = AddressCache()
        self.groups = []
        self.header = Ipv4Header()
        self.reply = Ipv4Header()
        self.pair = 0
        self.pair_version = -1
        self.source = ANY_V4
        self.destination = ANY_V4
        self.next_to = ANY_V4
        self.next_hop = ANY_V4
        self.next_version = -1

    # --- packets that come -------------------------------------------------------------------

    def receive(self, now_us: int, packet: PacketBuffer, is_loopback: bool) -> PacketBuffer | None:
        """A packet at its IP header: checked, stripped of it, with its notes filled in; None where it ends here.

        What is returned is the whole datagram, at the transport's header, and the caller's.
        """
        header = self.header
        end = packet.end if packet.rest is None else packet.start + packet.total()
        reason = ipv4.read(header, packet.data, packet.start, end)
        if reason == Drop.NONE:
            reason = self.admit(packet, is_loopback)
        if reason != Drop.NONE:
            self.link.drop(packet, reason)
            return None
        packet.network_at = packet.start
        packet.protocol = header.protocol
        if packet.rest is None:
            packet.end = packet.start + header.total_bytes  # what follows is the link's padding (RFC 894)
        elif header.is_fragment or header.protocol != PROTOCOL_TCP:
            self.link.drop(packet, Drop.IP_LENGTH)  # only segments of TCP are put together by a device
            return None
        else:
            packet.keep(header.total_bytes)
        packet.strip(header.header_bytes)
        if not header.is_fragment:
            return packet
        return self.reassembly.add(
            now_us, packet, header.identification, header.offset_bytes, not header.more_fragments
        )

    def admit(self, packet: PacketBuffer, is_loopback: bool) -> Drop:
        """Note from where a packet comes and to where it goes; whether it may."""
        pair: u64 = self.header.source << 32 | self.header.destination
        is_usual = not is_loopback and not packet.is_to_all
        if pair == self.pair and self.pair_version == self.config.version and is_usual:
            packet.source, packet.destination = self.source, self.destination
            return Drop.NONE
        packet.source = self.addresses.of(0, MAPPED | pair >> 32)
        packet.destination = self.addresses.of(0, MAPPED | pair & MASK32)
        reason = self.check(packet, is_loopback)
        if reason == Drop.NONE and is_usual and self.config.is_set and same(packet.destination, self.config.address):
            self.pair, self.pair_version = pair, self.config.version
            self.source, self.destination = packet.source, packet.destination
        return reason

    def check(self, packet: PacketBuffer, is_loopback: bool) -> Drop:
        """Whether a packet may come from where it says and is for us.  Source: RFC 1122 §3.2.1.3."""
        source, destination = packet.source, packet.destination
        if source.is_multicast or self.config.is_broadcast(source):
            return Drop.IP_SOURCE
        if (source.is_loopback or destination.is_loopback) and not is_loopback:
            return Drop.IP_SOURCE
        if same(destination, self.config.address):
            if same(source, destination) and not is_loopback:
                return Drop.IP_SOURCE  # from ourselves, yet from outside
            return Drop.NONE if not packet.is_to_all else Drop.IP_NOT_OURS  # RFC 1122 §3.3.6
        if destination.is_loopback:
            return Drop.NONE
        if self.config.is_broadcast(destination) or (destination.is_multicast and self.is_joined(destination)):
            packet.is_to_all = True
            return Drop.NONE
        return Drop.NONE if not self.config.is_set and not packet.is_to_all else Drop.IP_NOT_OURS  # RFC 2131 §4.1

    def is_joined(self, group: Address) -> bool:
        """Whether this host listens to a group."""
        if group.low == ALL_HOSTS:
            return True
        for joined in self.groups:
            if same(joined, group):
                return True
        return False

    # --- packets that go ---------------------------------------------------------------------

    def source_for(self, destination: Address) -> Address:
        """The address to send from."""
        return LOOPBACK_V4 if destination.is_loopback else self.config.address

    def mtu(self, now_us: int, destination: Address) -> int:
        """The longest packet that goes to a destination in one piece, as far as is known."""
        if self.is_own(destination):
            return LOOPBACK_MTU
        return self.mtus.mtu(now_us, destination, self.link.mtu_bytes)

    @inline
    def is_own(self, address: Address) -> bool:
        """Whether it is this host."""
        return address.is_loopback or (same(address, self.config.address) and self.config.is_set)

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
        length = packet.total() + HEADER_BYTES
        header = self.header_for(length, source, destination, protocol, hops)
        header.dont_fragment = not may_fragment
        is_own = self.is_own(destination)
        limit = LOOPBACK_MTU if is_own else self.mtus.mtu(now_us, destination, self.link.mtu_bytes)
        if length > 65535 or (length > limit and packet.segment_bytes == 0):
            if not may_fragment or length > 65535:
                self.link.drop(packet, Drop.TOO_LONG)
                return False
            return self.send_fragments(now_us, packet, destination, limit)
        ipv4.write(header, packet.data, packet.prepend(HEADER_BYTES))
        return self.route(now_us, packet, destination, is_own)

    @inline
    def header_for(self, length: int, source: Address, destination: Address, protocol: u8, hops: u8) -> Ipv4Header:
        """The header of a packet that goes, of so many bytes with the header."""
        header = self.reply
        header.total_bytes = length
        header.protocol = protocol
        header.hops = hops
        header.source = source.v4
        header.destination = destination.v4
        header.identification = 0  # RFC 6864 §4.1: of a datagram that is never cut up it means nothing
        header.dont_fragment = True
        header.more_fragments = False
        header.offset_bytes = 0
        return header

    def send_fragments(self, now_us: int, packet: PacketBuffer, destination: Address, limit: int) -> bool:
        """Send a payload in pieces, each with self.reply as its header, its fields changed.  Source: RFC 791 §3.2."""
        header = self.reply
        header.identification = self.link.chance.word() & 0xFFFF
        step = (limit - HEADER_BYTES) & ~7
        offset = 0
        length = packet.end - packet.start
        while offset < length:
            count = min(step, length - offset)
            piece = self.link.new_packet(count)
            if piece is None:
                break
            copy(piece.data, piece.extend(count), packet.data, packet.start + offset, count)
            header.offset_bytes = offset
            header.more_fragments = offset + count < length
            header.total_bytes = count + HEADER_BYTES
            ipv4.write(header, piece.data, piece.prepend(HEADER_BYTES))
            if not self.route(now_us, piece, destination, False):
                break
            offset += count
        packet.free()
        return offset >= length

    def route(self, now_us: int, packet: PacketBuffer, destination: Address, is_own: bool) -> bool:
        """Send a packet on its way: to ourselves, to all, to a group, to a neighbour or to the gateway."""
        if is_own:
            packet.is_checked = True
            return self.loopback.push(packet)
        if destination is self.next_to and self.next_version == self.config.version:
            self.arp.neighbours.send(now_us, packet, self.next_hop)
            return True
        if destination.is_multicast and self.config.is_set:
            self.link.send(packet, ethernet.multicast(destination), TYPE_IPV4)
            return True
        if self.config.is_broadcast(destination):
            self.link.send(packet, ethernet.BROADCAST, TYPE_IPV4)
            return True
        hop = self.config.next_hop(destination)
        if hop.is_unspecified or destination.is_unspecified:
            self.link.drop(packet, Drop.NO_ROUTE)
            return False
        self.next_to, self.next_hop, self.next_version = destination, hop, self.config.version
        self.arp.neighbours.send(now_us, packet, hop)
        return True
