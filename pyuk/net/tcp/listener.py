"""A passive open: connections that are being opened, and those that wait to be accepted. Both are bounded.

Source: RFC 9293 §3.10.1 (MUST-41, MUST-42: several connections from one passive open). Read next: engine.py.
"""

from __future__ import annotations

from pyuk.net.address import Address, same
from pyuk.net.tcp.tcb import Backlog, Tcb, Watcher

LEAST_HALF_OPEN = 16  # handshakes under way, even where only one connection may wait


class Listener(Backlog):
    """local: the address that is listened on; the unspecified one of IPv6 stands for all, of IPv4 for all of IPv4.

    backlog: how many established connections may wait to be accepted. half_open: handshakes under way.
    waiting: connections established and not accepted, in order from `first` to `last`.
    refused: SYNs that found no room. cookies: SYNs that were answered by a cookie. is_v6_only: none of IPv4.
    """

    local: Address
    port: int
    backlog: int
    half_open: int
    waiting: int
    first: Tcb | None
    last: Tcb | None
    watcher: Watcher | None
    is_open: bool
    is_v6_only: bool
    refused: int
    cookies: int

    def __init__(self, local: Address, port: int, backlog: int) -> None:
        self.local = local
        self.port = port
        self.backlog = max(backlog, 1)
        self.half_open = 0
        self.waiting = 0
        self.first = None
        self.last = None
        self.watcher = None
        self.is_open = True
        self.is_v6_only = False
        self.refused = 0
        self.cookies = 0

    def serves(self, local: Address, port: int) -> bool:
        """Whether a SYN to this end point is for this listener."""
        if port != self.port or not self.is_open:
            return False
        if self.local.is_unspecified:
            return not self.is_v6_only if local.is_v4 else not self.local.is_v4
        return same(local, self.local)

    def is_full(self) -> bool:
        """Whether no more connections may wait to be accepted."""
        return self.waiting >= self.backlog

    def has_room(self) -> bool:
        """Whether one more handshake may be remembered; else a cookie must do."""
        return self.half_open < max(self.backlog, LEAST_HALF_OPEN)

    def begins(self, tcb: Tcb) -> None:
        """A handshake is under way."""
        tcb.backlog = self
        self.half_open += 1

    def has_opened(self, tcb: Tcb) -> None:
        self.half_open -= 1
        self.enqueue(tcb)

    def enqueue(self, tcb: Tcb) -> None:
        """A connection is established: it waits to be accepted, and its listener's watcher is told."""
        self.waiting += 1
        tcb.backlog = self
        tcb.next_to_accept = None
        last = self.last
        if last is None:
            self.first = tcb
        else:
            last.next_to_accept = tcb
        self.last = tcb
        watcher = self.watcher
        if watcher is not None:
            watcher.wake(tcb)

    def has_failed(self, tcb: Tcb) -> None:
        self.half_open -= 1
        tcb.backlog = None

    def accept(self) -> Tcb | None:
        """The connection that has waited longest, which is the caller's now; None where none waits."""
        tcb = self.first
        if tcb is None:
            return None
        self.first = tcb.next_to_accept
        if self.first is None:
            self.last = None
        tcb.next_to_accept = None
        tcb.backlog = None
        self.waiting -= 1
        return tcb
