"""UDP: sockets with bounded queues.  Source: RFC 768, RFC 1122 §4.1, RFC 8085. Read next: dhcp.py."""

from __future__ import annotations

from pyuk.lang import u16
from pyuk.net.address import ANY_V4, ANY_V6, Address, same
from pyuk.net.buffers import PacketBuffer, PacketQueue
from pyuk.net.chance import Chance
from pyuk.net.counters import Drop
from pyuk.net.errors import Flow, Trouble
from pyuk.net.internet import Internet
from pyuk.net.link import Link
from pyuk.net.wire import udp
from pyuk.net.wire.checksum import is_right, pseudo_header
from pyuk.net.wire.ipv4 import PROTOCOL_UDP
from pyuk.net.wire.udp import HEADER_BYTES, UdpHeader

MOST_QUEUED = 128  # datagrams that wait in one socket
MOST_PAYLOAD = 65507
FIRST_EPHEMERAL = 49152  # RFC 6335 §6
EPHEMERALS = 16384


class UdpWatcher:
    """Who wants to know of a socket."""

    def wake(self, socket: UdpSocket) -> None:
        """A datagram or an error came. Called from within the stack: take note, no more."""
        raise NotImplementedError


class UdpSocket:
    """address: where it listens; :: or 0.0.0.0 for everywhere. peer_port: 0 where it is not connected.

    hops: of its datagrams; group_hops: of those to groups. hears_itself: what it sends to a group comes back to who is
    in that group here.

    trouble: what was reported of datagrams to the peer, until it is taken; has_trouble says whether there is any.
    """

    address: Address
    port: u16
    peer: Address
    peer_port: u16
    may_broadcast: bool
    shares_port: bool
    is_v6_only: bool
    hops: int
    group_hops: int
    hears_itself: bool
    received: PacketQueue
    has_trouble: bool
    trouble: Trouble
    watcher: UdpWatcher | None
    next: UdpSocket | None

    def __init__(self, address: Address, port: u16) -> None:
        self.address = address
        self.port = port
        self.peer = ANY_V6
        self.peer_port = 0
        self.may_broadcast = False
        self.shares_port = False
        self.is_v6_only = False
        self.hops = 64
        self.group_hops = 1  # RFC 1112 §6.1
        self.hears_itself = True
        self.received = PacketQueue(MOST_QUEUED)
        self.has_trouble = False
        self.trouble = Trouble.HOST
        self.watcher = None
        self.next = None

    def fit(self, packet: PacketBuffer) -> int:
        """How well a datagram fits: 0 where it is not for this socket, more for one that says more of itself."""
        fits = 1
        if not self.address.is_unspecified:
            if not same(self.address, packet.destination):
                return 0
            fits += 1
        elif self.is_v6_only if packet.destination.is_v4 else same(self.address, ANY_V4):
            return 0
        if self.peer_port != 0:
            if self.peer_port != packet.source_port or not same(self.peer, packet.source):
                return 0
            fits += 2
        return fits

    def receive(self) -> PacketBuffer | None:
        """The oldest datagram, at its data, with its notes; it is the caller's, who frees it."""
        return self.received.pop()

    def notify(self) -> None:
        watcher = self.watcher
        if watcher is not None:
            watcher.wake(self)


class PortInUse(Exception):
    """Somebody has the port, or no port is free."""


class Udp:
    """All sockets. ports: the first socket of each port; the others follow it."""

    internet: Internet
    link: Link
    chance: Chance
    ports: dict[int, UdpSocket]
    header: UdpHeader

    def __init__(self, internet: Internet, link: Link) -> None:
        self.internet = internet
        self.link = link
        self.chance = link.chance
        self.ports = {}
        self.header = UdpHeader()

    # --- sockets -------------------------------------------------------------------------------

    def open(self, address: Address, port: u16 = 0, shares_port: bool = False) -> UdpSocket:
        """A socket on an address and a port, 0: one that nobody can guess (RFC 6056 §3.3.2). PortInUse."""
        chosen = port if port != 0 else self.free_port()
        socket = UdpSocket(address, chosen)
        socket.shares_port = shares_port
        first = self.ports.get(chosen)
        other = first
        while other is not None:
            if same(other.address, address) and not (shares_port and other.shares_port):
                raise PortInUse("the port is in use")
            other = other.next
        socket.next = first
        self.ports[chosen] = socket
        return socket

    def free_port(self) -> u16:
        """An ephemeral port. PortInUse where there is none."""
        start = self.chance.below(EPHEMERALS)
        for i in range(EPHEMERALS):
            port = FIRST_EPHEMERAL + (start + i) % EPHEMERALS
            if port not in self.ports:
                return port & 0xFFFF
        raise PortInUse("no port is free")

    def close(self, socket: UdpSocket) -> None:
        """End a socket; what it had not read is dropped."""
        first = self.ports.get(socket.port)
        if first is socket:
            following = socket.next
            if following is None:
                del self.ports[socket.port]
            else:
                self.ports[socket.port] = following
        while first is not None:
            if first.next is socket:
                first.next = socket.next
            first = first.next
        socket.next = None
        socket.received.clear()

    # --- datagrams that go -----------------------------------------------------------------------

    def send(
        self, now_us: int, socket: UdpSocket, packet: PacketBuffer, destination: Address, destination_port: u16
    ) -> bool:
        """Send a payload; the packet is given away. False where there is no way to the destination."""
        source = socket.address
        if source.is_unspecified or source.is_multicast:
            source = self.internet.source_for(destination)
        length = packet.end - packet.start + HEADER_BYTES
        if length > 0xFFFF:
            self.link.drop(packet, Drop.TOO_LONG)
            return False
        hops = socket.hops
        if destination.is_multicast:
            hops = socket.group_hops
            if socket.hears_itself and self.internet.is_joined(destination):
                self.give_back(packet, source, destination, (socket.port, destination_port))
        at = packet.prepend(HEADER_BYTES)
        udp.write(packet.data, at, socket.port, destination_port, length)
        self.internet.add_checksum(now_us, packet, source, destination, PROTOCOL_UDP, udp.CHECKSUM_AT)
        return self.internet.send(now_us, packet, source, destination, PROTOCOL_UDP, hops & 0xFF, True)

    def give_back(self, packet: PacketBuffer, source: Address, destination: Address, ports: tuple[u16, u16]) -> None:
        """A payload to a group that this host is in comes to this host, too (RFC 1112 §6.1); it stays the caller's."""
        packet.source, packet.destination = source, destination
        packet.source_port, packet.destination_port = ports
        copy = self.copied(packet)
        if copy is not None and not self.deliver_to_all(copy):
            copy.free()

    def copied(self, packet: PacketBuffer) -> PacketBuffer | None:
        """A copy of a datagram with its notes, or None."""
        copy = self.link.copied(packet)
        if copy is not None:
            copy.source, copy.destination = packet.source, packet.destination
            copy.source_port, copy.destination_port = packet.source_port, packet.destination_port
        return copy

    def send_bytes(
        self, now_us: int, socket: UdpSocket, payload: bytes, destination: Address, destination_port: u16
    ) -> bool:
        """Send bytes, which are copied; False where there is no way, no buffer, or too many of them."""
        if len(payload) > MOST_PAYLOAD:
            return False
        packet = self.link.new_packet(len(payload))
        if packet is None:
            return False
        packet.append(payload)
        return self.send(now_us, socket, packet, destination, destination_port)

    # --- datagrams that come -----------------------------------------------------------------------

    def receive(self, packet: PacketBuffer) -> bool:
        """A packet at its UDP header. False where no socket wants it: then it stays the caller's, who may report it."""
        header = self.header
        if not udp.read(header, packet.data, packet.start, packet.end):
            self.link.drop(packet, Drop.UDP_MALFORMED)
            return True
        packet.end = packet.start + header.length_bytes
        if not packet.is_checked and not self.is_checksum_right(packet):
            self.link.drop(packet, Drop.UDP_CHECKSUM)
            return True
        packet.source_port = header.source_port
        packet.destination_port = header.destination_port
        packet.strip(HEADER_BYTES)
        if self.deliver_to_all(packet) if packet.is_to_all else self.deliver(packet, self.find(packet)):
            return True
        packet.prepend(HEADER_BYTES)
        self.link.counters.drop(Drop.UDP_NO_PORT)
        return False

    def deliver(self, packet: PacketBuffer, socket: UdpSocket | None) -> bool:
        """Give a datagram to a socket, if there is one; else it stays the caller's."""
        if socket is None:
            return False
        if not socket.received.push(packet):
            self.link.counters.drop(Drop.UDP_QUEUE_FULL)
        socket.notify()
        return True

    def deliver_to_all(self, packet: PacketBuffer) -> bool:
        """Give a datagram to every socket that it fits; where there is none it stays the caller's."""
        last: UdpSocket | None = None
        socket = self.ports.get(packet.destination_port)
        while socket is not None:
            if socket.fit(packet) > 0:
                copy = self.copied(packet) if last is not None else None
                if copy is not None:
                    self.deliver(copy, last)
                last = socket
            socket = socket.next
        return self.deliver(packet, last)

    def is_checksum_right(self, packet: PacketBuffer) -> bool:
        """RFC 768: a checksum of 0 is none; RFC 8200 §8.1: IPv6 has to have one."""
        if self.header.checksum == 0:
            return packet.source.is_v4
        length = packet.end - packet.start
        ends = pseudo_header(packet.source, packet.destination, PROTOCOL_UDP, length)
        return is_right(packet.data, packet.start, packet.end, ends)

    def find(self, packet: PacketBuffer) -> UdpSocket | None:
        """The socket that fits a datagram best."""
        best: UdpSocket | None = None
        best_fit = 0
        socket = self.ports.get(packet.destination_port)
        while socket is not None:
            fit = socket.fit(packet)
            if fit > best_fit:
                best, best_fit = socket, fit
            socket = socket.next
        return best

    def path_error(self, trouble: Trouble, flow: Flow) -> bool:
        """A report on a datagram: a connected socket hears of it, as in BSD (RFC 1122 §4.1.3.3).

        Whether somebody has the port that it quotes.
        """
        socket = self.ports.get(flow.local_port)
        is_ours = socket is not None
        while socket is not None:
            if socket.peer_port == flow.remote_port and same(socket.peer, flow.remote) and trouble != Trouble.TOO_BIG:
                socket.has_trouble = True
                socket.trouble = trouble
                socket.notify()
            socket = socket.next
        return is_ours
