"""The stack of one network interface: everything that the protocols do, tied together.

receive() takes a frame, poll() the time; what is to be sent lies in link.transmit. poll() is to be called after
receive(), after anything that a user did, when the device has taken frames, and at the time that it returned.
Read next: segments.py.
"""

from __future__ import annotations

from pyuk.lang import u64
from pyuk.net.address import ANY_V4, Address
from pyuk.net.arp import Arp
from pyuk.net.buffers import PacketBuffer, PacketQueue
from pyuk.net.chance import Chance
from pyuk.net.counters import Counters, Drop
from pyuk.net.dhcp import DhcpClient
from pyuk.net.dns import Resolver
from pyuk.net.errors import ErrorSink, Flow, Trouble
from pyuk.net.icmp import Icmp
from pyuk.net.icmpv6 import Icmpv6
from pyuk.net.internet import Internet
from pyuk.net.ipv4 import ALL_HOSTS, Ipv4
from pyuk.net.ipv6 import Ipv6
from pyuk.net.link import Link
from pyuk.net.memberships import Memberships
from pyuk.net.ndp import ALL_NODES, Ndp, solicited_node
from pyuk.net.routes import Ipv4Config, PathMtus
from pyuk.net.streams import Streams
from pyuk.net.udp import Udp
from pyuk.net.wire import ethernet, icmpv4, icmpv6
from pyuk.net.wire.ethernet import TYPE_ARP, TYPE_IPV4, TYPE_IPV6
from pyuk.net.wire.groups import PROTOCOL_IGMP
from pyuk.net.wire.ipv4 import PROTOCOL_ICMP, PROTOCOL_TCP, PROTOCOL_UDP
from pyuk.net.wire.ipv6 import NO_POINTER, PROTOCOL_ICMPV6

LOOPBACK_LIMIT = 256


class Interface(ErrorSink):
    """loopback: packets to this host itself, at their IP headers.

    calm_until_us: when the first of the protocols beside TCP wants to be polled, unless something stirs the link.
    """

    link: Link
    counters: Counters
    config: Ipv4Config
    mtus: PathMtus
    loopback: PacketQueue
    arp: Arp
    ipv4: Ipv4
    ipv6: Ipv6
    ndp: Ndp
    icmpv6: Icmpv6
    internet: Internet
    icmp: Icmp
    udp: Udp
    dhcp: DhcpClient
    resolver: Resolver
    streams: Streams
    memberships: Memberships
    calm_until_us: int

    def __init__(self, mac: u64, chance: Chance, mtu_bytes: int = 1500) -> None:
        self.link = Link(mac, chance, mtu_bytes)
        self.counters = self.link.counters
        self.config = Ipv4Config()
        self.mtus = PathMtus()
        self.loopback = PacketQueue(LOOPBACK_LIMIT)
        self.arp = Arp(self.link, self.config, self)
        self.ipv4 = Ipv4(self.link, self.config, self.arp, self.mtus, self.loopback)
        self.ipv6 = Ipv6(self.link, self.mtus, self.loopback)
        self.ndp = Ndp(self.ipv6, self)
        self.icmpv6 = Icmpv6(self.ipv6, self.ndp, self)
        self.internet = Internet(self.link, self.ipv4, self.ipv6)
        self.icmp = Icmp(self.ipv4, self)
        self.udp = Udp(self.internet, self.link)
        self.dhcp = DhcpClient(self.link, self.config, self.arp, self.udp)
        self.resolver = Resolver(self.link, self.config, self.udp)
        self.streams = Streams(self.counters)
        self.memberships = self.icmpv6.memberships
        self.calm_until_us = 0

    # --- configuration -------------------------------------------------------------------------

    def configure(
        self,
        now_us: int,
        address: Address,
        prefix_bits: int,
        gateway: Address | None = None,
        probes: bool = False,
        gives_up: bool = False,
    ) -> None:
        """Use an IPv4 address. probes: see first, for some seconds, whether it is free. gives_up: see conflict.py."""
        self.config.set(address, prefix_bits, ANY_V4 if gateway is None else gateway)
        self.arp.use(now_us, probes, gives_up)

    def start_ipv6(self, now_us: int) -> None:
        """Speak IPv6: with a link-local address, and those that routers give."""
        self.ndp.start(now_us)

    def deconfigure(self) -> None:
        """Have no IPv4 address any more."""
        self.config.clear()
        self.arp.conflict.stop()
        self.link.is_stirred = True

    # --- the link ------------------------------------------------------------------------------

    def follow_link(self, now_us: int, is_up: bool) -> None:
        """The link has gone or come. Where it is there, it may be another one: what was known of it is asked anew."""
        self.link.is_up = is_up
        if is_up:
            self.arp.neighbours.doubt(now_us)
            self.ndp.neighbours.doubt(now_us)
            self.announce(now_us)
            self.dhcp.confirm(now_us)
            if self.ipv6.is_on:
                self.ndp.seek_routers(now_us)

    def announce(self, now_us: int) -> None:
        """Tell everybody on the link where this host is: RFC 5227 §2.3, RFC 4861 §7.2.6."""
        self.link.is_stirred = True
        if self.config.is_set and self.arp.conflict.may_use:
            self.arp.announce()
        for own in self.ipv6.own:
            self.ndp.advertise(now_us, own.address, ALL_NODES, 0)

    def groups(self) -> list[u64]:
        """The Ethernet addresses of the groups that this host listens to, beside the one of all."""
        addresses = [Address(0, ALL_HOSTS)] + self.memberships.addresses()
        if self.ipv6.is_on:
            addresses.append(ALL_NODES)
            addresses += [solicited_node(own.address) for own in self.ipv6.own]
        return [ethernet.multicast(address) for address in addresses]

    # --- frames that come -----------------------------------------------------------------------

    def receive(self, now_us: int, packet: PacketBuffer) -> None:
        """A frame, at its Ethernet header, which is given away."""
        self.counters.received += 1
        if packet.end - packet.start < ethernet.HEADER_BYTES:
            self.link.drop(packet, Drop.ETHERNET_SHORT)
            return
        destination, type_ = ethernet.read_header(packet.data, packet.start)
        if ethernet.is_group(destination):
            packet.is_to_all = True
        elif destination != self.link.mac:
            self.link.drop(packet, Drop.ETHERNET_NOT_OURS)
            return
        packet.strip(ethernet.HEADER_BYTES)
        if type_ == TYPE_IPV4:
            self.receive_ipv4(now_us, packet, False)
        elif type_ == TYPE_IPV6 and self.ipv6.is_on:
            self.receive_ipv6(now_us, packet, False)
        elif type_ == TYPE_ARP:
            self.link.is_stirred = True
            self.arp.receive(now_us, packet)
        else:
            self.link.drop(packet, Drop.ETHERNET_TYPE)

    def receive_ipv4(self, now_us: int, packet: PacketBuffer, is_loopback: bool) -> None:
        """A packet at its IPv4 header."""
        whole = self.ipv4.receive(now_us, packet, is_loopback)
        if whole is None:
            return
        protocol = whole.protocol
        if protocol == PROTOCOL_TCP:
            self.receive_segment(now_us, whole)
            return
        self.link.is_stirred = True
        if protocol == PROTOCOL_UDP:
            if not self.udp.receive(whole):
                self.icmp.send_error(now_us, whole, icmpv4.UNREACHABLE, icmpv4.UNREACHABLE_PORT)
                whole.free()
        elif protocol == PROTOCOL_ICMP:
            self.icmp.receive(now_us, whole)
        elif protocol == PROTOCOL_IGMP:
            self.memberships.hear_igmp(now_us, whole)
            whole.free()
        else:
            self.icmp.send_error(now_us, whole, icmpv4.UNREACHABLE, icmpv4.UNREACHABLE_PROTOCOL)
            self.link.drop(whole, Drop.IP_PROTOCOL)

    def receive_ipv6(self, now_us: int, packet: PacketBuffer, is_loopback: bool) -> None:
        """A packet at its IPv6 header."""
        reason = self.ipv6.receive(now_us, packet, is_loopback)
        if reason != Drop.NONE:
            header = self.ipv6.header
            if header.problem_at != NO_POINTER:
                type_, pointer = icmpv6.PARAMETER_PROBLEM, header.problem_at & 0xFFFF
                self.icmpv6.send_error(now_us, packet, type_, header.problem_code, pointer)
            self.link.drop(packet, reason)
            return
        whole = self.ipv6.whole(now_us, packet)
        if whole is None:
            return
        protocol = whole.protocol
        if protocol == PROTOCOL_TCP:
            self.receive_segment(now_us, whole)
            return
        self.link.is_stirred = True
        if protocol == PROTOCOL_UDP:
            if not self.udp.receive(whole):
                self.icmpv6.send_error(now_us, whole, icmpv6.UNREACHABLE, icmpv6.UNREACHABLE_PORT, 0)
                whole.free()
        elif protocol == PROTOCOL_ICMPV6:
            self.icmpv6.receive(now_us, whole)
        else:
            self.icmpv6.send_error(now_us, whole, icmpv6.PARAMETER_PROBLEM, 1, 6)  # RFC 8200 §4: of the next header
            self.link.drop(whole, Drop.IP_PROTOCOL)

    def receive_segment(self, now_us: int, packet: PacketBuffer) -> None:
        """TCP talks with one host at a time (RFC 9293 §3.9.2.3, MUST-57)."""
        if packet.is_to_all or packet.source.is_unspecified:
            self.link.drop(packet, Drop.IP_SOURCE)
        else:
            self.streams.receive(now_us, packet)

    # --- time -----------------------------------------------------------------------------------

    def poll(self, now_us: int) -> int:
        """Do all that is due: deliver what we sent to ourselves, let timers expire. When to poll next."""
        deadline_us = self.streams.poll(now_us)
        has_come = len(self.loopback) > 0
        for _ in range(LOOPBACK_LIMIT):
            packet = self.loopback.pop()
            if packet is None:
                break
            if packet.data[packet.start] >> 4 == 4:
                self.receive_ipv4(now_us, packet, True)
            else:
                self.receive_ipv6(now_us, packet, True)
        if self.link.is_stirred or now_us >= self.calm_until_us:
            self.link.is_stirred = False
            self.calm_until_us = self.poll_others(now_us)
        if has_come or self.streams.has_output():
            return now_us  # what we sent to ourselves is answered at once
        return min(deadline_us, self.calm_until_us)

    def poll_others(self, now_us: int) -> int:
        """The same for all but TCP."""
        deadline_us = self.dhcp.poll(now_us)
        deadline_us = min(deadline_us, self.resolver.poll(now_us))
        deadline_us = min(deadline_us, self.arp.poll(now_us))
        deadline_us = min(deadline_us, self.memberships.poll(now_us))
        self.expire_fragments(now_us)
        if self.ipv6.is_on:
            deadline_us = min(deadline_us, self.ndp.poll(now_us))
        return min(deadline_us, min(self.ipv4.reassembly.deadline_us, self.ipv6.reassembly.deadline_us))

    def expire_fragments(self, now_us: int) -> None:
        """Datagrams that were not whole in time: their senders are told, if their first part is there."""
        while True:
            expired = self.ipv4.reassembly.expired(now_us)
            if expired is None:
                break
            if expired.start < expired.end:
                self.icmp.send_error(now_us, expired, icmpv4.TIME_EXCEEDED, icmpv4.REASSEMBLY_EXCEEDED)
            expired.free()
        while True:
            expired = self.ipv6.reassembly.expired(now_us)
            if expired is None:
                break
            if expired.start < expired.end:
                self.icmpv6.send_error(now_us, expired, icmpv6.TIME_EXCEEDED, icmpv6.REASSEMBLY_EXCEEDED, 0)
            expired.free()

    # --- troubles -------------------------------------------------------------------------------

    def path_error(self, now_us: int, trouble: Trouble, flow: Flow, mtu_bytes: int) -> bool:
        """The network reports on a packet of ours."""
        if flow.protocol == PROTOCOL_UDP:
            return self.udp.path_error(trouble, flow)
        return flow.protocol == PROTOCOL_TCP and self.streams.path_error(now_us, trouble, flow, mtu_bytes)
