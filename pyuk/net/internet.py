"""Both families of IP as one: what the transports see of them. Read next: udp.py."""

from __future__ import annotations

from pyuk.lang import u8
from pyuk.net.address import Address
from pyuk.net.buffers import PacketBuffer
from pyuk.net.ipv4 import Ipv4
from pyuk.net.ipv6 import Ipv6
from pyuk.net.link import Link


class Internet:
    """Sends a packet by the family of its destination."""

    link: Link
    ipv4: Ipv4
    ipv6: Ipv6

    def __init__(self, link: Link, ipv4: Ipv4, ipv6: Ipv6) -> None:
        self.link = link
        self.ipv4 = ipv4
        self.ipv6 = ipv6

    def source_for(self, destination: Address) -> Address:
        """The address to send from; unspecified where there is none."""
        if destination.is_v4:
            return self.ipv4.source_for(destination)
        return self.ipv6.source_for(destination)

    def mtu(self, now_us: int, destination: Address) -> int:
        """The longest packet that goes there in one piece, as far as is known."""
        return self.ipv4.mtu(now_us, destination) if destination.is_v4 else self.ipv6.mtu(now_us, destination)

    def is_own(self, address: Address) -> bool:
        """Whether an address is this host's."""
        return self.ipv4.is_own(address) if address.is_v4 else self.ipv6.is_own(address)

    def is_joined(self, group: Address) -> bool:
        """Whether this host listens to a group."""
        return self.ipv4.is_joined(group) if group.is_v4 else self.ipv6.is_joined(group)

    def add_checksum(
        self, now_us: int, packet: PacketBuffer, source: Address, destination: Address, protocol: u8, offset: int
    ) -> None:
        """Fill in the transport's checksum, `offset` behind the start of packet, or see that it will be.

        A packet to ourselves needs none; one that will be cut up cannot be left to the device.
        """
        if self.is_own(destination):
            return
        is_whole = packet.segment_bytes != 0 or packet.total() <= self.mtu(now_us, destination) - 40
        self.link.add_checksum(packet, source, destination, protocol, offset, is_whole)

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
        """Send a payload; the packet is given away. False where there is no way, or it is too long for the path."""
        if destination.is_v4:
            return self.ipv4.send(now_us, packet, source, destination, protocol, hops, may_fragment)
        return self.ipv6.send(now_us, packet, source, destination, protocol, hops, may_fragment)
