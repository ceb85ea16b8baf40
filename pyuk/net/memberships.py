"""What a host does about groups of hosts: nothing, as long as it joins none. Read next: membership.py."""

from __future__ import annotations

from pyuk.net.address import Address
from pyuk.net.buffers import PacketBuffer
from pyuk.net.timing import NEVER_US


class Memberships:
    """A host that has joined no group: nobody's questions are answered."""

    def hear_igmp(self, now_us: int, packet: PacketBuffer) -> None:
        """A message at its IGMP header; it stays the caller's."""

    def hear_mld(self, now_us: int, packet: PacketBuffer) -> None:
        """A message of MLD at its ICMPv6 header, whose checksum is right; it stays the caller's."""

    def poll(self, now_us: int) -> int:
        """Send what is due; when to poll next."""
        return NEVER_US

    def addresses(self) -> list[Address]:
        """The groups that were joined."""
        return []
