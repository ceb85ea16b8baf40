"""A virtual network for TCP: two stacks, a link between them that misbehaves as a seed says, and a clock of its own.

It is typed Python that compiles, so that thousands of transfers run in seconds; it runs under CPython as well.
"""

from __future__ import annotations

from pyuk.net.address import Address, address_v4
from pyuk.net.buffers import HEADROOM, PacketBuffer
from pyuk.net.tcp.packets import read_segment, write_segment
from pyuk.net.tcp.states import NEVER_US, Settings
from pyuk.net.tcp.tcp import Tcp
from pyuk.net.wire.tcp import FIN, PSH, Segment

MASK32 = 0xFFFF_FFFF
CLIENT = address_v4(0x0A00_0001)
SERVER = address_v4(0x0A00_0002)
FRAME_BYTES = HEADROOM + 1600


class Dice:
    """A linear congruential generator (Knuth's MMIX constants): the same everywhere."""

    def __init__(self, seed: int) -> None:
        self.state = seed & MASK32
        for _ in range(4):
            self.roll(2)

    def roll(self, sides: int) -> int:
        """0 to sides - 1."""
        self.state = (self.state * 1664525 + 1013904223) & MASK32
        return (self.state >> 8) * sides >> 24

    def chance(self, per_mille: int) -> bool:
        return self.roll(1000) < per_mille


class Frame:
    """A packet on its way, and when it arrives."""

    def __init__(self) -> None:
        self.packet = PacketBuffer(FRAME_BYTES)
        self.at_us = 0


class Link:
    """One direction. Per mille: how many packets are lost, sent twice, overtaken, damaged."""

    def __init__(self, dice: Dice, source: Address, target: Address) -> None:
        self.dice = dice
        self.source = source
        self.target = target
        self.delay_us = 1000
        self.jitter_us = 0
        self.loss = 0
        self.twice = 0
        self.reorder = 0
        self.damage = 0
        self.octet_ns = 80  # the time an octet takes: 100 Mbit/s
        self.free_us = 0
        self.frames: list[Frame] = []
        self.spare: list[Frame] = []
        self.sent = 0
        self.dropped = 0
        self.queue_limit = 400

    def send(self, segment: Segment, now_us: int) -> None:
        """Put a segment on the wire, in pieces if it asks for that."""
        if segment.cut_octets == 0:
            self.send_one(segment, now_us)
            return
        left, flags = segment.length, segment.flags
        while left > 0:
            segment.length = min(left, segment.cut_octets)
            left -= segment.length
            segment.flags = flags if left == 0 else flags & ~(FIN | PSH)
            self.send_one(segment, now_us)
            segment.seq = (segment.seq + segment.length) & MASK32
            segment.start = (segment.start + segment.length) % len(segment.text)

    def send_one(self, segment: Segment, now_us: int) -> None:
        self.sent += 1
        self.put(segment, now_us)
        if self.dice.chance(self.twice):
            self.put(segment, now_us)

    def put(self, segment: Segment, now_us: int) -> None:
        if self.dice.chance(self.loss) or len(self.frames) >= self.queue_limit:
            self.dropped += 1
            return
        frame = self.spare.pop() if len(self.spare) > 0 else Frame()
        packet = frame.packet
        packet.reset()
        write_segment(segment, packet, False)
        self.free_us = max(self.free_us, now_us) + len(packet) * self.octet_ns // 1000
        frame.at_us = self.free_us + self.delay_us
        if self.dice.chance(self.reorder):
            frame.at_us += self.dice.roll(4 * self.delay_us + 2000)
        if self.jitter_us > 0:
            frame.at_us += self.dice.roll(self.jitter_us)
        if self.dice.chance(self.damage):
            place = packet.start + self.dice.roll(len(packet))
            packet.data[place] ^= 1 << self.dice.roll(8)
        self.insert(frame)

    def insert(self, frame: Frame) -> None:
        """The latest first, so that the next to arrive is the last."""
        frames = self.frames
        frames.append(frame)
        i = len(frames) - 1
        while i > 0 and frames[i - 1].at_us <= frame.at_us:
            frames[i] = frames[i - 1]
            i -= 1
        frames[i] = frame

    def next_us(self) -> int:
        return self.frames[-1].at_us if len(self.frames) > 0 else NEVER_US

    def deliver(self, now_us: int, stack: Tcp, segment: Segment) -> None:
        """Hand over what has arrived."""
        while self.next_us() <= now_us:
            frame = self.frames.pop()
            frame.packet.source = self.source
            frame.packet.destination = self.target
            if read_segment(segment, frame.packet):
                stack.receive(segment, now_us)
            self.spare.append(frame)


class Net:
    """Two stacks and two links. now_us: the time."""

    def __init__(self, seed: int, client: Settings, server: Settings) -> None:
        self.dice = Dice(seed)
        self.now_us = 1_000_000 + self.dice.roll(1 << 20) * 4000
        self.client = Tcp(client, seed, 2 * seed + 1, 1500, 16 << 20)
        self.server = Tcp(server, ~seed & MASK32, 77, 1500, 16 << 20)
        self.up = Link(self.dice, CLIENT, SERVER)
        self.down = Link(self.dice, SERVER, CLIENT)
        self.segment = Segment()
        self.segments = 0

    def flush(self) -> None:
        """Send what the stacks have to send."""
        while True:
            segment = self.client.next_segment(self.now_us)
            if segment is None:
                break
            self.up.send(segment, self.now_us)
            self.segments += 1
        while True:
            segment = self.server.next_segment(self.now_us)
            if segment is None:
                break
            self.down.send(segment, self.now_us)
            self.segments += 1

    def next_us(self) -> int:
        """When something happens next."""
        timers = min(self.client.next_deadline_us(), self.server.next_deadline_us())
        return min(timers, min(self.up.next_us(), self.down.next_us()))

    def step(self) -> bool:
        """Go to the next event; False where nothing will happen any more."""
        self.flush()
        next_us = self.next_us()
        if next_us == NEVER_US:
            return False
        self.now_us = max(self.now_us, next_us)
        self.up.deliver(self.now_us, self.server, self.segment)
        self.down.deliver(self.now_us, self.client, self.segment)
        self.client.poll(self.now_us)
        self.server.poll(self.now_us)
        return True
