"""Where packets go: the addresses of this host, its networks and gateway, and the MTU of the paths.

Read next: arp.py.
"""

from __future__ import annotations

from pyuk.lang import inline, u32
from pyuk.net.address import ANY_V4, ANY_V6, Address, address_v4, same
from pyuk.net.timing import MINUTE, NEVER_US

MASK32 = 0xFFFF_FFFF
PATHS = 64
PATH_US = 10 * MINUTE  # RFC 1191 §6.3: after that a larger MTU is tried again
LEAST_MTU_V4 = 552  # less than what any path worth the name has, and below it attackers gain (RFC 1191 allows 68)
LEAST_MTU_V6 = 1280  # RFC 8200 §5


class Ipv4Config:
    """address: ours, or 0.0.0.0 while there is none. gateway: 0.0.0.0 where there is none. servers: of DNS.

    version: how often that has changed. What follows from it: is_set; netmask; broadcast, all hosts of our network,
    0 where it has no such address.
    """

    address: Address
    prefix_bits: int
    gateway: Address
    servers: list[Address]
    is_set: bool
    netmask: u32
    broadcast: u32
    version: int

    def __init__(self) -> None:
        self.servers = []
        self.version = 0
        self.clear()

    def set(self, address: Address, prefix_bits: int, gateway: Address) -> None:
        """Configure. ValueError for a prefix that there is not."""
        if not (0 <= prefix_bits <= 32 and address.is_v4 and gateway.is_v4):
            raise ValueError("a prefix of IPv4 has 0 to 32 bits")
        self.version += 1
        self.address = address
        self.prefix_bits = prefix_bits
        self.gateway = gateway
        self.is_set = not address.is_unspecified
        self.netmask = MASK32 ^ MASK32 >> prefix_bits
        has_broadcast = self.is_set and prefix_bits < 31  # RFC 3021: a link between two has none
        self.broadcast = address.v4 | MASK32 >> prefix_bits if has_broadcast else 0

    def clear(self) -> None:
        """There is no address any more."""
        self.set(ANY_V4, 0, ANY_V4)

    @inline
    def is_on_link(self, address: Address) -> bool:
        """Whether an address is of our network."""
        return self.is_set and (self.address.v4 ^ address.v4) & self.netmask == 0

    @inline
    def is_broadcast(self, address: Address) -> bool:
        """Whether it means all hosts: the limited broadcast, or that of our network (RFC 919 §7)."""
        return address.is_broadcast or (self.broadcast != 0 and address.v4 == self.broadcast)

    def next_hop(self, destination: Address) -> Address:
        """The neighbour to which a packet goes; 0.0.0.0 where there is no way."""
        return destination if self.is_on_link(destination) else self.gateway


class PathMtus:
    """What paths were found to carry at most: RFC 1191 §6.3, RFC 8201 §5.2. The oldest is replaced."""

    addresses: list[Address]
    mtus: list[int]
    until_us: list[int]
    used: int
    next: int

    def __init__(self) -> None:
        self.addresses = [ANY_V6] * PATHS
        self.mtus = [0] * PATHS
        self.until_us = [NEVER_US] * PATHS
        self.used = 0
        self.next = 0

    def find(self, destination: Address) -> int:
        """The place of a destination, or -1."""
        for i in range(self.used):
            if same(self.addresses[i], destination):
                return i
        return -1

    def mtu(self, now_us: int, destination: Address, of_link: int) -> int:
        """What the path carries, as far as is known."""
        if self.used == 0:
            return of_link
        at = self.find(destination)
        if at < 0 or now_us >= self.until_us[at]:
            return of_link
        return min(self.mtus[at], of_link)

    def lower(self, now_us: int, destination: Address, mtu_bytes: int) -> None:
        """A router said what it can carry."""
        at = self.find(destination)
        if at < 0:
            at = self.next
            self.next = (self.next + 1) % PATHS
            self.used = max(self.used, at + 1)
        self.addresses[at] = destination
        self.mtus[at] = max(mtu_bytes, LEAST_MTU_V4 if destination.is_v4 else LEAST_MTU_V6)
        self.until_us[at] = now_us + PATH_US


def prefix_of(netmask: u32) -> int:
    """How many bits a netmask has. ValueError where ones follow zeros."""
    bits = 0
    while bits < 32 and netmask >> (31 - bits) & 1 == 1:
        bits += 1
    if netmask & MASK32 >> bits != 0:
        raise ValueError(f"{address_v4(netmask)} is no netmask")
    return bits
