"""The link: what the protocols know of the device, and the frames that wait for it.

The device takes frames from `transmit` and hands frames that came to Interface.receive(). Read next: neighbours.py.
"""

from __future__ import annotations

from pyuk.lang import u8, u16, u64
from pyuk.net.address import Address
from pyuk.net.buffers import HEADROOM, LARGE_BYTES, SMALL_BYTES, PacketBuffer, PacketQueue, Pool
from pyuk.net.chance import Chance
from pyuk.net.counters import Counters, Drop
from pyuk.net.wire import ethernet
from pyuk.net.wire.checksum import finish, fold, pseudo_header, sum_range
from pyuk.net.wire.fields import copy, put16

TRANSMIT_LIMIT = 512
SMALL_LIMIT = 1024
LARGE_LIMIT = 16


class Link:
    """mac: the device's address. mtu_bytes: the longest IP packet that it carries.

    is_stirred: something happened, other than segments of TCP, for which a protocol may want to be polled.
    has_checksum_offload: it completes checksums that PacketBuffer.checksum_at asks for. small, large: where packets
    come from: of one frame, and of a whole datagram.
    """

    mac: u64
    mtu_bytes: int
    has_checksum_offload: bool
    is_up: bool
    is_stirred: bool
    transmit: PacketQueue
    small: Pool
    large: Pool
    counters: Counters
    chance: Chance

    def __init__(self, mac: u64, chance: Chance, mtu_bytes: int = 1500) -> None:
        self.mac = mac
        self.mtu_bytes = mtu_bytes
        self.has_checksum_offload = False
        self.is_up = True
        self.is_stirred = True
        self.transmit = PacketQueue(TRANSMIT_LIMIT)
        self.small = Pool(SMALL_BYTES, SMALL_LIMIT)
        self.large = Pool(LARGE_BYTES, LARGE_LIMIT)
        self.counters = Counters()
        self.chance = chance

    def new_packet(self, payload_bytes: int = 0) -> PacketBuffer | None:
        """An empty packet with room for a payload of so many bytes behind its headers; None, and counted, if none."""
        pool = self.small if payload_bytes <= SMALL_BYTES - HEADROOM else self.large
        packet = pool.take()
        if packet is None:
            self.counters.drop(Drop.NO_BUFFER)
        return packet

    def joined(self, packet: PacketBuffer) -> PacketBuffer | None:
        """A packet of several parts in one, which is given away; None, and counted, where there is no room for it."""
        whole = self.copied(packet)
        packet.free()
        return whole

    def copied(self, packet: PacketBuffer) -> PacketBuffer | None:
        """The same bytes in a packet of one part; None, and counted, where there is no room for it."""
        whole = self.new_packet(packet.total())
        if whole is not None:
            whole.is_checked = packet.is_checked
            part: PacketBuffer | None = packet
            while part is not None:
                count = part.end - part.start
                copy(whole.data, whole.extend(count), part.data, part.start, count)
                part = part.rest
        return whole

    def drop(self, packet: PacketBuffer, reason: Drop) -> None:
        """Count and free a packet."""
        self.counters.drop(reason)
        packet.free()

    def send(self, packet: PacketBuffer, destination: u64, type_: u16) -> None:
        """Put a packet into a frame, and that into the queue to the device."""
        start = packet.prepend(ethernet.HEADER_BYTES)
        ethernet.write_header(packet.data, start, destination, self.mac, type_)
        if self.transmit.push(packet):
            self.counters.sent += 1
        else:
            self.counters.drop(Drop.TRANSMIT_QUEUE_FULL)

    def add_checksum(
        self,
        packet: PacketBuffer,
        source: Address,
        destination: Address,
        protocol: u8,
        checksum_offset: int,
        is_whole: bool,
    ) -> None:
        """Fill in the transport's checksum, which lies so far behind the start of packet and is 0 now.

        The packet holds the transport's header and its data. Where the device can, and the packet goes out as it is
        (is_whole), it is left to the device (virtio 1.2 §5.1.6.2).
        """
        length = packet.end - packet.start
        at = packet.start + checksum_offset
        total = pseudo_header(source, destination, protocol, length)
        if self.has_checksum_offload and is_whole:
            packet.checksum_start = packet.start
            packet.checksum_at = at
            put16(packet.data, at, fold(total))
        else:
            checksum = finish(sum_range(packet.data, packet.start, packet.end, total))
            put16(packet.data, at, 0xFFFF if checksum == 0 else checksum)  # RFC 768: 0 says that there is none
