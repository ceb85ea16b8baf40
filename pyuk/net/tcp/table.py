"""Where a segment finds its connection: a hash table of TCBs by both end points.

Chained through the TCBs themselves, so that neither a look-up nor a new connection allocates anything but a larger
table now and then. The key keeps strangers from choosing end points that all fall into one chain.
Read next: schedule.py.
"""

from __future__ import annotations

from pyuk.lang import u16, u64
from pyuk.net.address import Address, same
from pyuk.net.tcp.tcb import Tcb

MASK64 = 0xFFFF_FFFF_FFFF_FFFF
FACTOR = 0x9E37_79B9_7F4A_7C15
FIRST_BUCKETS = 64


class Table:
    """count: how many TCBs there are. buckets: chains of them; a power of two."""

    key: u64
    count: int
    buckets: list[Tcb | None]

    def __init__(self, key: u64) -> None:
        self.key = key
        self.count = 0
        self.buckets = empty(FIRST_BUCKETS)

    def bucket_of(self, remote: Address, local_port: u16, remote_port: u16) -> int:
        mixed: u64 = remote.low ^ remote.high ^ self.key
        mixed = ((mixed ^ (local_port & 0xFFFF) << 32 ^ (remote_port & 0xFFFF) << 16) * FACTOR) & MASK64
        mixed = ((mixed ^ mixed >> 29) * FACTOR) & MASK64
        return mixed >> 32 & (len(self.buckets) - 1)

    def find(self, local: Address, local_port: int, remote: Address, remote_port: int) -> Tcb | None:
        """The connection between two end points, or None."""
        tcb = self.buckets[self.bucket_of(remote, local_port, remote_port)]
        while tcb is not None:
            if tcb.remote_port == remote_port and tcb.local_port == local_port:
                if same(tcb.remote, remote) and same(tcb.local, local):
                    return tcb
            tcb = tcb.next_in_bucket
        return None

    def add(self, tcb: Tcb) -> None:
        """Put a connection in, whose end points are in no other's."""
        if self.count >= len(self.buckets):
            self.grow()
        tcb.is_in_table = True
        self.count += 1
        self.link(tcb)

    def remove(self, tcb: Tcb) -> None:
        """Take a connection out that is in."""
        index = self.bucket_of(tcb.remote, tcb.local_port, tcb.remote_port)
        before: Tcb | None = None
        at = self.buckets[index]
        while at is not None and at is not tcb:
            before = at
            at = at.next_in_bucket
        if before is None:
            self.buckets[index] = tcb.next_in_bucket
        else:
            before.next_in_bucket = tcb.next_in_bucket
        tcb.next_in_bucket = None
        tcb.is_in_table = False
        self.count -= 1

    def link(self, tcb: Tcb) -> None:
        index = self.bucket_of(tcb.remote, tcb.local_port, tcb.remote_port)
        tcb.next_in_bucket = self.buckets[index]
        self.buckets[index] = tcb

    def grow(self) -> None:
        old = self.buckets
        self.buckets = empty(2 * len(old))
        for head in old:
            tcb = head
            while tcb is not None:
                following = tcb.next_in_bucket
                self.link(tcb)
                tcb = following


def empty(count: int) -> list[Tcb | None]:
    """So many empty buckets."""
    buckets: list[Tcb | None] = []
    for _ in range(count):
        buckets.append(None)
    return buckets
