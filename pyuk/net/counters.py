"""Why packets are dropped, and how often. A packet that is malformed or not for us is counted, never an error.

Read next: wire/ethernet.py.
"""

from __future__ import annotations

from enum import IntEnum


class Drop(IntEnum):
    """The reasons. NONE: the packet is fine."""

    NONE = 0
    ETHERNET_SHORT = 1
    ETHERNET_NOT_OURS = 2
    ETHERNET_TYPE = 3
    ARP_MALFORMED = 4
    ARP_CONFLICT = 5
    IP_SHORT = 6
    IP_VERSION = 7
    IP_LENGTH = 8
    IP_CHECKSUM = 9
    IP_SOURCE = 10
    IP_NOT_OURS = 11
    IP_SOURCE_ROUTE = 12
    IP_OPTIONS = 13
    IP_PROTOCOL = 14
    FRAGMENT_MALFORMED = 15
    FRAGMENT_OVERLAP = 16
    FRAGMENT_LIMIT = 17
    FRAGMENT_TIMEOUT = 18
    ICMP_MALFORMED = 19
    ICMP_CHECKSUM = 20
    ICMP_UNKNOWN = 21
    ICMP_RATE = 22
    UDP_MALFORMED = 23
    UDP_CHECKSUM = 24
    UDP_NO_PORT = 25
    UDP_QUEUE_FULL = 26
    TCP_MALFORMED = 27
    TCP_CHECKSUM = 28
    TCP_NO_PORT = 29
    NO_BUFFER = 30
    NO_ROUTE = 31
    NO_NEIGHBOUR = 32
    NEIGHBOUR_QUEUE_FULL = 33
    TRANSMIT_QUEUE_FULL = 34
    TOO_LONG = 35
    NDP_MALFORMED = 36
    DHCP_MALFORMED = 37
    DNS_MALFORMED = 38
    DNS_UNASKED = 39


REASONS = 40


class Counters:
    """received, sent: packets of the link. drops: how many for each reason."""

    received: int
    sent: int
    drops: list[int]

    def __init__(self) -> None:
        self.received = 0
        self.sent = 0
        self.drops = [0] * REASONS

    def drop(self, reason: Drop) -> None:
        """One packet more is dropped."""
        self.drops[reason] += 1

    def dropped(self, reason: Drop) -> int:
        """How many were dropped for this reason."""
        return self.drops[reason]

    def total(self) -> int:
        """How many were dropped for any reason."""
        return sum(self.drops)
