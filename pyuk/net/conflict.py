"""Two hosts with one IPv4 address: finding out, and defending ours.  Source: RFC 5227 §2. Read next: ipv4.py.

A host that boots in milliseconds does not wait six seconds for probes: unless it is asked to, it announces its
address at once, and gives it up or defends it when it hears of another user.
"""

from __future__ import annotations

from enum import IntEnum

from pyuk.lang import u32
from pyuk.net.chance import Chance
from pyuk.net.timing import MILLISECOND, NEVER_US, SECOND

PROBES = 3  # PROBE_NUM
PROBE_WAIT_US = 1 * SECOND
PROBE_MIN_US = 1 * SECOND
PROBE_MAX_US = 2 * SECOND
ANNOUNCE_WAIT_US = 2 * SECOND
ANNOUNCEMENTS = 2  # ANNOUNCE_NUM
ANNOUNCE_INTERVAL_US = 2 * SECOND
DEFEND_INTERVAL_US = 10 * SECOND


class State(IntEnum):
    """IDLE: no address. LOST: another host has it."""

    IDLE = 0
    PROBING = 1
    ANNOUNCING = 2
    HELD = 3
    LOST = 4


class Step(IntEnum):
    """What is to be sent now."""

    NONE = 0
    PROBE = 1
    ANNOUNCE = 2


class ConflictDetection:
    """address: what it is about, 32 bits. gives_up: of two conflicts within 10 s the second ends the use."""

    address: u32
    state: State
    deadline_us: int
    sent: int
    gives_up: bool
    defended_us: int
    conflicts: int
    chance: Chance

    def __init__(self, chance: Chance) -> None:
        self.address = 0
        self.state = State.IDLE
        self.deadline_us = NEVER_US
        self.sent = 0
        self.gives_up = False
        self.defended_us = -DEFEND_INTERVAL_US
        self.conflicts = 0
        self.chance = chance

    @property
    def may_use(self) -> bool:
        """Whether the address is ours to use."""
        return self.state == State.ANNOUNCING or self.state == State.HELD

    def begin(self, now_us: int, address: u32, probes: bool) -> None:
        """Take an address into use: after probing for it, or at once."""
        self.address = address
        self.sent = 0
        self.state = State.PROBING if probes else State.ANNOUNCING
        self.deadline_us = now_us
        if probes:
            self.deadline_us += self.chance.below(PROBE_WAIT_US)

    def stop(self) -> None:
        """There is no address any more."""
        self.state = State.IDLE
        self.deadline_us = NEVER_US

    def poll(self, now_us: int) -> Step:
        """What is to be sent now, at most one packet: call it until it says NONE."""
        if now_us < self.deadline_us:
            return Step.NONE
        if self.state == State.PROBING:
            return self.probe(now_us)
        if self.state != State.ANNOUNCING:
            self.deadline_us = NEVER_US
            return Step.NONE
        self.sent += 1
        self.deadline_us = now_us + ANNOUNCE_INTERVAL_US
        if self.sent == ANNOUNCEMENTS:
            self.state = State.HELD
            self.deadline_us = NEVER_US
        return Step.ANNOUNCE

    def probe(self, now_us: int) -> Step:
        """One probe more; after the last of them and a wait the address is ours (RFC 5227 §2.1.1)."""
        if self.sent == PROBES:
            self.state = State.ANNOUNCING
            self.sent = 0
            return Step.NONE
        self.sent += 1
        self.deadline_us = now_us + ANNOUNCE_WAIT_US
        if self.sent < PROBES:
            between = (PROBE_MAX_US - PROBE_MIN_US) // MILLISECOND
            self.deadline_us = now_us + PROBE_MIN_US + self.chance.below(between) * MILLISECOND
        return Step.PROBE

    def hear(self, now_us: int, sender: u32, is_probe_for: u32) -> Step:
        """Another host's ARP packet: from the user of `sender`, or (sender 0) from one that probes for an address.

        Sources: RFC 5227 §2.1.1 (while probing), §2.4 (afterwards).
        """
        is_conflict = sender == self.address or (self.state == State.PROBING and is_probe_for == self.address)
        if self.state == State.IDLE or self.state == State.LOST or not is_conflict:
            return Step.NONE
        self.conflicts += 1
        is_recent = now_us - self.defended_us < DEFEND_INTERVAL_US
        if self.state == State.PROBING or (is_recent and self.gives_up):
            self.state = State.LOST
            self.deadline_us = NEVER_US
            return Step.NONE
        if is_recent:
            return Step.NONE
        self.defended_us = now_us
        return Step.ANNOUNCE
