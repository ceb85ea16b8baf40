"""Two interfaces on a wire that loses, repeats, reorders, corrupts and delays frames, in virtual time.

The same seed gives the same run. For tests, and to see the protocols at work: nothing of it is in a machine.
"""

from __future__ import annotations

from pyuk.net.buffers import PacketBuffer
from pyuk.net.chance import Chance
from pyuk.net.interface import Interface
from pyuk.net.wire.fields import copy


class Wire:
    """What it does to frames, in parts of a thousand, and how long it takes."""

    chance: Chance
    loss: int
    duplication: int
    reordering: int
    corruption: int
    delay_us: int
    jitter_us: int
    carried: int
    lost: int

    def __init__(self, seed: int, delay_us: int = 100) -> None:
        self.chance = Chance(seed & 0xFFFF_FFFF)
        self.loss = 0
        self.duplication = 0
        self.reordering = 0
        self.corruption = 0
        self.delay_us = delay_us
        self.jitter_us = 0
        self.carried = 0
        self.lost = 0

    def happens(self, permille: int) -> bool:
        return permille > 0 and self.chance.below(1000) < permille

    def delay(self) -> int:
        """How long the next frame takes; one that is reordered takes much longer."""
        delay = self.delay_us
        if self.jitter_us > 0:
            delay += self.chance.below(self.jitter_us)
        return delay + 10 * self.delay_us if self.happens(self.reordering) else delay


class OnItsWay:
    """A frame that will arrive."""

    due_us: int
    to_second: bool
    packet: PacketBuffer

    def __init__(self, due_us: int, to_second: bool, packet: PacketBuffer) -> None:
        self.due_us = due_us
        self.to_second = to_second
        self.packet = packet


class Simulation:
    """first, second: the two ends. now_us: the virtual time."""

    wire: Wire
    first: Interface
    second: Interface
    frames: list[OnItsWay]
    now_us: int
    deadline_us: int

    def __init__(self, wire: Wire, first: Interface, second: Interface) -> None:
        self.wire = wire
        self.first = first
        self.second = second
        self.frames = []
        self.now_us = 0
        self.deadline_us = 0

    def carry(self, sender: Interface, receiver: Interface) -> None:
        """Take what one end sends, and let the wire do its worst."""
        while True:
            frame = sender.link.transmit.pop()
            if frame is None:
                return
            times = 2 if self.wire.happens(self.wire.duplication) else 1
            if self.wire.happens(self.wire.loss):
                times = 0
                self.wire.lost += 1
            for _ in range(times):
                arrived = self.copy_of(frame, receiver)
                if arrived is not None:
                    due_us = self.now_us + self.wire.delay()
                    self.frames.append(OnItsWay(due_us, receiver is self.second, arrived))
                    self.wire.carried += 1
            frame.free()

    def copy_of(self, frame: PacketBuffer, receiver: Interface) -> PacketBuffer | None:
        """A frame as it arrives: in a buffer of the receiver's, a bit of it changed perhaps."""
        length = frame.end - frame.start
        arrived = receiver.link.new_packet(length)
        if arrived is None:
            return None
        copy(arrived.data, arrived.extend(length), frame.data, frame.start, length)
        if self.wire.happens(self.wire.corruption):
            at = arrived.start + self.wire.chance.below(length)
            arrived.data[at] = arrived.data[at] ^ 1 << self.wire.chance.below(8)
        return arrived

    def next_frame(self) -> int:
        """Which frame arrives next, or -1; of two at the same time the older one."""
        best = -1
        for i in range(len(self.frames)):
            if best < 0 or self.frames[i].due_us < self.frames[best].due_us:
                best = i
        return best

    def settle(self) -> None:
        """Let both ends do what they have to do now."""
        self.deadline_us = min(self.first.poll(self.now_us), self.second.poll(self.now_us))
        self.carry(self.first, self.second)
        self.carry(self.second, self.first)

    def run(self, duration_us: int) -> None:
        """Let so much time pass."""
        end_us = self.now_us + duration_us
        self.settle()
        while True:
            at = self.next_frame()
            due_us = self.frames[at].due_us if at >= 0 else end_us
            self.now_us = max(self.now_us, min(due_us, min(self.deadline_us, end_us)))
            if at >= 0 and due_us <= self.now_us:
                arriving = self.frames.pop(at)
                receiver = self.second if arriving.to_second else self.first
                receiver.receive(self.now_us, arriving.packet)
            elif self.now_us >= end_us:
                return
            self.settle()
