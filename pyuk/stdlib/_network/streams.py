"""Between TCP and IP: segments out of packets, and packets out of segments. Next: addresses.py."""

from __future__ import annotations

from pyuk.net.buffers import PacketBuffer
from pyuk.net.counters import Drop
from pyuk.net.errors import Flow, Trouble
from pyuk.net.interface import Interface
from pyuk.net.streams import Streams
from pyuk.net.tcp.packets import PROTOCOL, read_segment, write_segment
from pyuk.net.tcp.tcp import Tcp
from pyuk.net.wire.tcp import Segment

HOPS = 64  # RFC 1700
MOST_AT_ONCE = 256  # segments of one turn: the frames that come are looked at in between


class TcpStreams(Streams):
    """What the interface has in place of a host without TCP."""

    tcp: Tcp
    interface: Interface
    segment: Segment

    def __init__(self, tcp: Tcp, interface: Interface) -> None:
        self.counters = interface.counters
        self.tcp = tcp
        self.interface = interface
        self.segment = Segment()

    def receive(self, now_us: int, packet: PacketBuffer) -> None:
        if read_segment(self.segment, packet):
            self.tcp.receive(self.segment, now_us)
        else:
            self.counters.drop(Drop.TCP_MALFORMED)
        packet.free()

    def poll(self, now_us: int) -> int:
        self.tcp.poll(now_us)
        link = self.interface.link
        for _ in range(MOST_AT_ONCE):
            if link.transmit.count >= link.transmit.limit or link.small.in_use >= link.small.limit:
                return now_us  # what cannot be sent now has to wait: it is not asked for
            segment = self.tcp.next_segment(now_us)
            if segment is None:
                return self.tcp.next_deadline_us()
            packet = link.new_packet(segment.length)
            if packet is not None:
                write_segment(segment, packet, self.leaves_checksum(segment))
                source, destination = segment.source, segment.destination
                self.interface.internet.send(now_us, packet, source, destination, PROTOCOL, HOPS, False)
        return now_us

    def leaves_checksum(self, segment: Segment) -> bool:
        """Whether somebody else completes it: the device, or nobody, where the segment stays in this machine."""
        return self.interface.link.has_checksum_offload or self.interface.internet.is_own(segment.destination)

    def path_error(self, now_us: int, trouble: Trouble, flow: Flow, mtu_bytes: int) -> None:
        """A report on a segment that was sent."""
