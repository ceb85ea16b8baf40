"""ARP: who has an IPv4 address of the link.  Source: RFC 826, RFC 1122 §2.3.2, RFC 5227. Read next: conflict.py."""

from __future__ import annotations

from pyuk.lang import u16, u32, u64
from pyuk.net.address import ANY_V4, Address, address_v4
from pyuk.net.buffers import PacketBuffer
from pyuk.net.conflict import ConflictDetection, Step
from pyuk.net.counters import Drop
from pyuk.net.errors import ErrorSink, Flow, Trouble, read_flow_v4
from pyuk.net.link import Link
from pyuk.net.neighbours import Neighbours, Solicitor
from pyuk.net.routes import Ipv4Config
from pyuk.net.wire import arp
from pyuk.net.wire.arp import ArpPacket
from pyuk.net.wire.ethernet import BROADCAST, TYPE_ARP, TYPE_IPV4


class Arp(Solicitor):
    """neighbours: what is known. conflict: whether our address is ours alone."""

    link: Link
    config: Ipv4Config
    sink: ErrorSink
    neighbours: Neighbours
    conflict: ConflictDetection
    packet: ArpPacket
    flow: Flow

    def __init__(self, link: Link, config: Ipv4Config, sink: ErrorSink) -> None:
        self.link = link
        self.config = config
        self.sink = sink
        self.neighbours = Neighbours(link, self, TYPE_IPV4, ANY_V4)
        self.conflict = ConflictDetection(link.chance)
        self.packet = ArpPacket()
        self.flow = Flow()

    def receive(self, now_us: int, buffer: PacketBuffer) -> None:
        """A packet of ARP: learn of its sender, and answer where it asks for us (RFC 826, "Packet Reception")."""
        packet = self.packet
        if not arp.read(packet, buffer.data, buffer.start, buffer.end):
            self.link.drop(buffer, Drop.ARP_MALFORMED)
            return
        buffer.free()
        if packet.sender_mac == self.link.mac:
            return  # our own, come back
        if self.hear_conflict(now_us, packet):
            return
        is_for_us = self.config.is_set and packet.target == self.config.address.v4
        if packet.sender != 0:
            self.learn(now_us, packet, is_for_us)
        if is_for_us and packet.operation == arp.REQUEST and self.conflict.may_use:
            self.send(arp.REPLY, packet.sender_mac, self.config.address.v4, packet.sender_mac, packet.sender)

    def learn(self, now_us: int, packet: ArpPacket, is_for_us: bool) -> None:
        """Who talks to us, we shall answer: remember him. Of others, what is known is brought up to date."""
        sender = address_v4(packet.sender)
        if not self.config.is_on_link(sender):
            return
        if is_for_us and packet.operation == arp.REPLY:
            self.neighbours.confirm(now_us, sender, packet.sender_mac)
        else:
            self.neighbours.hear(now_us, sender, packet.sender_mac, is_for_us)

    def hear_conflict(self, now_us: int, packet: ArpPacket) -> bool:
        """Whether another host says that it has our address; ours is defended (RFC 5227 §2.4)."""
        probed = packet.target if packet.sender == 0 and packet.operation == arp.REQUEST else 0
        before = self.conflict.conflicts
        if self.conflict.hear(now_us, packet.sender, probed) == Step.ANNOUNCE:
            self.announce()
        if self.conflict.conflicts == before:
            return False
        self.link.counters.drop(Drop.ARP_CONFLICT)
        return True

    def use(self, now_us: int, probes: bool, gives_up: bool) -> None:
        """The configured address is to be used: see whether it is free, and tell everybody."""
        self.link.is_stirred = True
        self.conflict.gives_up = gives_up
        self.conflict.begin(now_us, self.config.address.v4, probes)

    def poll(self, now_us: int) -> int:
        """Send what is due; when to poll next."""
        while True:
            step = self.conflict.poll(now_us)
            if step == Step.PROBE:
                self.send(arp.REQUEST, BROADCAST, 0, 0, self.conflict.address)
            elif step == Step.ANNOUNCE:
                self.announce()
            elif now_us < self.conflict.deadline_us:
                return min(self.conflict.deadline_us, self.neighbours.poll(now_us))

    # --- sending -------------------------------------------------------------------------------

    def announce(self) -> None:
        """An announcement: a request for our own address, which brings all caches up to date (RFC 5227 §2.3)."""
        self.send(arp.REQUEST, BROADCAST, self.conflict.address, 0, self.conflict.address)

    def solicit(self, now_us: int, address: Address, mac: u64) -> None:
        """Ask for a neighbour."""
        if self.config.is_set:
            self.send(arp.REQUEST, mac if mac != 0 else BROADCAST, self.config.address.v4, mac, address.v4)

    def unresolved(self, now_us: int, packet: PacketBuffer) -> None:
        """There is no such neighbour: whoever sent the packet hears that the host is unreachable."""
        if read_flow_v4(self.flow, packet.data, packet.start, packet.end):
            self.sink.path_error(now_us, Trouble.HOST, self.flow, 0)
        packet.free()

    def send(self, operation: u16, to: u64, sender: u32, target_mac: u64, target: u32) -> None:
        """Send one packet."""
        buffer = self.link.new_packet()
        if buffer is None:
            return
        at = buffer.extend(arp.PACKET_BYTES)
        arp.write(ArpPacket(operation, self.link.mac, sender, target_mac, target), buffer.data, at)
        self.link.send(buffer, to, TYPE_ARP)
