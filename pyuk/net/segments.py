"""TCP on an interface: segments come out of packets and go into them.  Source: RFC 9293 §3.9.2. Next: simulation.py."""

from __future__ import annotations

from pyuk.net.buffers import PacketBuffer
from pyuk.net.counters import Drop
from pyuk.net.errors import Flow, Trouble
from pyuk.net.interface import Interface
from pyuk.net.internet import Internet
from pyuk.net.link import Link
from pyuk.net.streams import Streams
from pyuk.net.tcp import path
from pyuk.net.tcp.packets import PROTOCOL, receive_packet, write_segment
from pyuk.net.tcp.states import Error, Settings
from pyuk.net.tcp.tcb import Tcb
from pyuk.net.tcp.tcp import Tcp
from pyuk.net.wire.tcp import MOST_HEADER_BYTES, Segment

HOPS = 64
PAUSE_US = 1000  # until packets may be there again
IP_AND_TCP_V4, IP_AND_TCP_V6 = 40, 60


class TcpStreams(Streams):
    """tcp: the connections. segment: the one that is read."""

    link: Link
    internet: Internet
    tcp: Tcp
    segment: Segment

    def __init__(self, link: Link, internet: Internet, tcp: Tcp) -> None:
        super().__init__(link.counters)
        self.link = link
        self.internet = internet
        self.tcp = tcp
        self.segment = Segment()

    def receive(self, now_us: int, packet: PacketBuffer) -> None:
        """Hand a segment to its connection, which copies what it keeps of it."""
        if receive_packet(self.tcp, self.segment, packet, now_us):
            packet.free()
        else:
            self.link.drop(packet, Drop.TCP_MALFORMED)

    def poll(self, now_us: int) -> int:
        """Let timers expire, and send what is due, as far as the device takes it: the rest goes with a later poll."""
        tcp, link = self.tcp, self.link
        tcp.mtu_bytes = link.mtu_bytes
        tcp.poll(now_us)
        while link.transmit.count < link.transmit.limit:
            if link.small.is_empty or (tcp.burst_octets > 0 and link.large.is_empty):
                return now_us + PAUSE_US  # a segment that is asked for is to be sent
            segment = tcp.next_segment(now_us)
            if segment is None:
                break
            packet = link.new_packet(segment.length + MOST_HEADER_BYTES)
            if packet is None:
                break
            write_segment(segment, packet, link.has_checksum_offload and not self.internet.is_own(segment.destination))
            source, destination = packet.source, packet.destination
            if not self.internet.send(now_us, packet, source, destination, PROTOCOL, HOPS, False):
                self.fit_to_path(now_us, segment)
        return tcp.next_deadline_us()

    def has_output(self) -> bool:
        return self.tcp.has_output() and not self.link.small.is_empty

    def fit_to_path(self, now_us: int, segment: Segment) -> None:
        """A segment did not go: if the path is known to carry less, those of its connection are shorter from now on."""
        local_port, remote_port = segment.source_port, segment.destination_port
        tcb = self.tcp.table.find(segment.source, local_port, segment.destination, remote_port)
        if tcb is not None:
            self.shrink(tcb, self.internet.mtu(now_us, segment.destination))

    # --- reports on segments that were sent ------------------------------------------------------

    def path_error(self, now_us: int, trouble: Trouble, flow: Flow, mtu_bytes: int) -> bool:
        """A report counts if it quotes what is on its way: others are forged (RFC 5927 §4.1, RFC 9293 §3.9.2.2)."""
        tcb = self.tcp.table.find(flow.local, flow.local_port, flow.remote, flow.remote_port)
        if tcb is None or not path.is_credible(tcb, flow.sequence):
            return False
        if trouble == Trouble.TOO_BIG:
            self.shrink(tcb, mtu_bytes)
        elif trouble != Trouble.EXPIRED:
            path.cannot_be_reached(tcb, Error.REFUSED if trouble == Trouble.PORT else Error.UNREACHABLE)
            self.tcp.settle(tcb)
        return True

    def shrink(self, tcb: Tcb, mtu_bytes: int) -> None:
        """The path carries less: all segments from now on are shorter (RFC 1191 §6.4, RFC 8201 §5.4)."""
        path.carries_less(tcb, mtu_bytes - (IP_AND_TCP_V4 if tcb.remote.is_v4 else IP_AND_TCP_V6))
        self.tcp.settle(tcb)


def add_tcp(interface: Interface, settings: Settings, memory_bytes: int) -> Tcp:
    """Give an interface TCP, whose buffers take at most so much memory; returns what its users call."""
    chance = interface.link.chance
    tcp = Tcp(settings, chance.word(), chance.word(), interface.link.mtu_bytes, memory_bytes)
    interface.streams = TcpStreams(interface.link, interface.internet, tcp)
    return tcp
