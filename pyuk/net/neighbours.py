"""Neighbours: the Ethernet addresses of hosts on the link, and the packets that wait until one is known.

One table for each family; ARP and NDP ask in their own ways (Solicitor). The states are those of RFC 4861 §7.3.2,
which serve ARP as well (RFC 1122 §2.3.2: entries time out, requests are limited in rate, packets are kept).
Nothing grows without bounds: entries, packets that wait, requests. Read next: arp.py.
"""

from __future__ import annotations

from enum import IntEnum

from pyuk.lang import u16, u64
from pyuk.net.address import Address, same
from pyuk.net.buffers import PacketBuffer, PacketQueue
from pyuk.net.counters import Drop
from pyuk.net.link import Link
from pyuk.net.timing import MINUTE, NEVER_US, SECOND

REACHABLE_US = 30 * SECOND  # REACHABLE_TIME, RFC 4861 §10
RETRANSMIT_US = 1 * SECOND  # RETRANS_TIMER; RFC 1122 §2.3.2.1: at most one request a second
FORGET_US = 20 * MINUTE
MOST_SOLICITS = 3  # MAX_MULTICAST_SOLICIT, MAX_UNICAST_SOLICIT
MOST_ENTRIES = 128
MOST_WAITING = 8  # packets for one neighbour


class State(IntEnum):
    """INCOMPLETE: asked for. STALE: known, but not lately. PROBE: known, and asked whether it is still there."""

    INCOMPLETE = 0
    REACHABLE = 1
    STALE = 2
    PROBE = 3


class Neighbour:
    """mac: its Ethernet address, unless INCOMPLETE. solicits: requests sent without an answer."""

    address: Address
    mac: u64
    state: State
    deadline_us: int
    solicits: int
    is_router: bool
    waiting: PacketQueue

    def __init__(self, address: Address) -> None:
        self.address = address
        self.mac = 0
        self.state = State.INCOMPLETE
        self.deadline_us = NEVER_US
        self.solicits = 0
        self.is_router = False
        self.waiting = PacketQueue(MOST_WAITING)


class Solicitor:
    """How a family asks for a neighbour, and who hears that there is none."""

    def solicit(self, now_us: int, address: Address, mac: u64) -> None:
        """Ask who has the address: everybody, or the one at `mac` where that is not 0."""
        raise NotImplementedError

    def unresolved(self, now_us: int, packet: PacketBuffer) -> None:
        """Nobody answered: the packet, at its IP header, is the callee's."""
        raise NotImplementedError


class Neighbours:
    """The table of one family. type_: the EtherType of its packets."""

    link: Link
    solicitor: Solicitor
    type_: u16
    entries: dict[Address, Neighbour]
    latest: Neighbour
    deadline_us: int

    def __init__(self, link: Link, solicitor: Solicitor, type_: u16, none: Address) -> None:
        self.link = link
        self.solicitor = solicitor
        self.type_ = type_
        self.entries = {}
        self.latest = Neighbour(none)  # of an address that nobody has, so never a neighbour's
        self.deadline_us = NEVER_US

    # --- sending -------------------------------------------------------------------------------

    def send(self, now_us: int, packet: PacketBuffer, address: Address) -> None:
        """Send an IP packet to a neighbour, now or when its Ethernet address is known."""
        entry = self.latest if same(self.latest.address, address) else self.entry(now_us, address)
        if entry.state == State.INCOMPLETE:
            self.wait(entry, packet)
            return
        if entry.state == State.REACHABLE and now_us >= entry.deadline_us:
            entry.state = State.STALE
        if entry.state == State.STALE:
            self.ask(now_us, entry, State.PROBE)
        self.latest = entry
        self.link.send(packet, entry.mac, self.type_)

    def entry(self, now_us: int, address: Address) -> Neighbour:
        """The neighbour with this address; one that is not known is asked for."""
        found = self.entries.get(address)
        if found is not None:
            return found
        made = self.make(address)
        self.ask(now_us, made, State.INCOMPLETE)
        return made

    def wait(self, entry: Neighbour, packet: PacketBuffer) -> None:
        """Keep a packet until the neighbour is known; of too many the oldest is dropped (RFC 1122 §2.3.2.2)."""
        if len(entry.waiting) == MOST_WAITING:
            oldest = entry.waiting.pop()
            if oldest is not None:
                self.link.drop(oldest, Drop.NEIGHBOUR_QUEUE_FULL)
        entry.waiting.push(packet)

    def ask(self, now_us: int, entry: Neighbour, state: State) -> None:
        """Send a request, and expect an answer."""
        entry.solicits = entry.solicits + 1 if state == entry.state else 1
        entry.state = state
        entry.deadline_us = now_us + RETRANSMIT_US
        self.deadline_us = min(self.deadline_us, entry.deadline_us)
        self.link.is_stirred = True
        self.solicitor.solicit(now_us, entry.address, entry.mac if state == State.PROBE else 0)

    # --- learning ------------------------------------------------------------------------------

    def make(self, address: Address) -> Neighbour:
        """A new entry; where there are too many, the one that would be missed least goes."""
        if len(self.entries) >= MOST_ENTRIES:
            self.evict()
        made = Neighbour(address)
        self.entries[address] = made
        return made

    def evict(self) -> None:
        """Forget the oldest of those that would be missed least: not found yet, then not in use, then the others."""
        victim: Neighbour | None = None
        least = 3
        for entry in self.entries.values():
            worth = 2 if entry.state == State.REACHABLE or entry.state == State.PROBE else 1
            worth = 0 if entry.state == State.INCOMPLETE else worth
            if worth < least:
                least = worth
                victim = entry
        if victim is not None:
            self.forget(victim, Drop.NEIGHBOUR_QUEUE_FULL)

    def remove(self, entry: Neighbour) -> None:
        """Take an entry out of the table; what waits for it is the caller's."""
        del self.entries[entry.address]
        if self.latest is entry:
            self.latest = Neighbour(Address(0, 0))

    def forget(self, entry: Neighbour, reason: Drop) -> None:
        """Remove an entry and what waits for it."""
        self.remove(entry)
        while True:
            packet = entry.waiting.pop()
            if packet is None:
                return
            self.link.drop(packet, reason)

    def confirm(self, now_us: int, address: Address, mac: u64) -> None:
        """A neighbour answered a request of ours: it is REACHABLE. Nothing, if nobody asked for it."""
        entry = self.entries.get(address)
        if entry is None:
            return
        entry.mac = mac
        entry.state = State.REACHABLE
        entry.solicits = 0
        entry.deadline_us = now_us + REACHABLE_US
        self.flush(entry)

    def hear(self, now_us: int, address: Address, mac: u64, may_make: bool) -> None:
        """A neighbour said by itself what its address is: believe it, but do not take it for reachable.

        may_make: remember one that was not known, because it is about to talk to us.
        """
        entry = self.entries.get(address)
        if entry is None:
            if not may_make:
                return
            entry = self.make(address)
        elif entry.state != State.INCOMPLETE and entry.mac == mac:
            return
        entry.mac = mac
        entry.state = State.STALE
        entry.solicits = 0
        entry.deadline_us = now_us + FORGET_US
        self.flush(entry)

    def doubt(self, now_us: int) -> None:
        """The link may be another one: neighbours are asked whether they are there before they are relied on."""
        for entry in self.entries.values():
            if entry.state == State.REACHABLE:
                entry.state = State.STALE
                entry.deadline_us = now_us + FORGET_US

    def flush(self, entry: Neighbour) -> None:
        """Send what waited."""
        while True:
            packet = entry.waiting.pop()
            if packet is None:
                return
            self.link.send(packet, entry.mac, self.type_)

    # --- time ------------------------------------------------------------------------------------

    def poll(self, now_us: int) -> int:
        """Ask again, give up, forget; when to poll next."""
        if now_us < self.deadline_us:
            return self.deadline_us
        self.deadline_us = NEVER_US
        gone: list[Neighbour] = []
        for entry in list(self.entries.values()):
            if now_us >= entry.deadline_us and self.expire(now_us, entry):
                gone.append(entry)
            elif entry.state == State.INCOMPLETE or entry.state == State.PROBE:
                self.deadline_us = min(self.deadline_us, entry.deadline_us)
        for entry in gone:
            self.give_up(now_us, entry)
        return self.deadline_us

    def expire(self, now_us: int, entry: Neighbour) -> bool:
        """An entry's time has come; whether it is to be removed."""
        if entry.state == State.REACHABLE:
            entry.state = State.STALE
            entry.deadline_us = now_us + FORGET_US
            return False
        if entry.state == State.STALE or entry.solicits >= MOST_SOLICITS:
            return True
        self.ask(now_us, entry, entry.state)
        return False

    def give_up(self, now_us: int, entry: Neighbour) -> None:
        """Remove an entry; if somebody waits for it, tell him."""
        self.remove(entry)
        while True:
            packet = entry.waiting.pop()
            if packet is None:
                return
            self.link.counters.drop(Drop.NO_NEIGHBOUR)
            self.solicitor.unresolved(now_us, packet)
