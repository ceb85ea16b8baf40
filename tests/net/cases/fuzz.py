"""Segments that no honest peer sends, into a stack that is in use: it raises nothing, and serves on after it.

There are connections in every state, and segments between theirs: mutated ones of the conversation, forged ones near
the window, noise. All have a right checksum.
"""

from __future__ import annotations

from pyuk.net.buffers import HEADROOM, PacketBuffer
from pyuk.net.tcp.packets import PROTOCOL, read_segment, write_segment
from pyuk.net.tcp.states import SECOND_US, Settings, State
from pyuk.net.tcp.tcb import Tcb
from pyuk.net.wire.checksum import finish, pseudo_header, sum_range
from pyuk.net.wire.fields import get32, put16, put32
from pyuk.net.wire.tcp import Segment
from virtual import CLIENT, SERVER, Dice, Net

MASK32 = 0xFFFF_FFFF


class Fuzzer:
    """frame: the last one that went up, or what is made of it."""

    def __init__(self, seed: int) -> None:
        self.dice = Dice(seed)
        settings = Settings()
        settings.use_sack = not self.dice.chance(300)
        settings.use_timestamps = not self.dice.chance(300)
        settings.use_window_scale = not self.dice.chance(300)
        settings.receive_limit = 1024 << self.dice.roll(8)
        settings.keepalive_us = 20 * SECOND_US if self.dice.chance(300) else 0
        settings.congestion = "newreno" if self.dice.chance(500) else "cubic"
        self.net = Net(seed, settings, settings)
        self.frame = PacketBuffer(HEADROOM + 2000)
        self.scratch = Segment()
        self.listener = self.net.server.listen(SERVER, 80, 8)
        self.here: list[Tcb] = []
        self.there: list[Tcb] = []
        self.octets = bytearray(5000)
        self.injected = 0

    def run(self, rounds: int) -> str:
        for _ in range(rounds):
            self.talk()
            self.step()
            for _ in range(self.dice.roll(6)):
                self.inject()
        return self.still_serves()

    def talk(self) -> None:
        """Some user does something."""
        net = self.net
        dice = self.dice
        what = dice.roll(10)
        if what == 0 and len(self.here) < 12:
            self.here.append(net.client.connect(CLIENT, 0, SERVER, 80, net.now_us))
        accepted = net.server.accept(self.listener)
        if accepted is not None:
            self.there.append(accepted)
        if what < 5 and len(self.here) > 0:
            index = dice.roll(len(self.here))
            self.act(True, self.here[index])
            if self.here[index].is_orphan or self.here[index].state == State.CLOSED:
                net.client.close(self.here.pop(index), net.now_us)
        elif len(self.there) > 0:
            index = dice.roll(len(self.there))
            self.act(False, self.there[index])
            if self.there[index].is_orphan or self.there[index].state == State.CLOSED:
                net.server.close(self.there.pop(index), net.now_us)

    def act(self, is_client: bool, tcb: Tcb) -> None:
        stack = self.net.client if is_client else self.net.server
        what = self.dice.roll(12)
        if what < 5:
            stack.write(tcb, self.octets, 0, self.dice.roll(5000))
        elif what < 9:
            stack.read(tcb, self.octets, 0, self.dice.roll(5000))
        elif what == 9:
            stack.write_urgent(tcb, self.octets, 0, 1 + self.dice.roll(9))
        elif self.dice.chance(300):
            stack.shut_down(tcb)
        elif self.dice.chance(200):
            stack.close(tcb, self.net.now_us)
        elif self.dice.chance(60):
            stack.abort(tcb)

    def step(self) -> None:
        """Time passes; what is sent is kept for mutation now and then."""
        net = self.net
        while True:
            segment = net.client.next_segment(net.now_us)
            if segment is None:
                break
            if segment.length <= 1600:
                self.frame.reset()
                write_segment(segment, self.frame, False)
            net.up.send(segment, net.now_us)
        net.step()

    def inject(self) -> None:
        """One segment to the server that it should not get."""
        dice = self.dice
        if len(self.frame) < 20 or dice.chance(300):
            self.forge()
        for _ in range(dice.roll(4)):
            self.mutate()
        self.hand_over()

    def forge(self) -> None:
        """A segment near the window of a connection, with any flags."""
        dice = self.dice
        segment = self.scratch
        segment.clear()
        segment.source = CLIENT
        segment.destination = SERVER
        segment.destination_port = 80
        segment.source_port = 1024 + dice.roll(60000)
        segment.seq = dice.roll(1 << 24) << 8
        segment.ack = dice.roll(1 << 24) << 8
        if len(self.there) > 0:
            tcb = self.there[dice.roll(len(self.there))]
            segment.source_port = tcb.remote_port
            segment.seq = (tcb.rcv_nxt + dice.roll(4000) - 2000) & MASK32
            segment.ack = (tcb.snd_una + dice.roll(4000) - 1000) & MASK32
        segment.flags = dice.roll(64) | (16 if dice.chance(700) else 0)
        if dice.chance(800):
            segment.flags &= 0xFB
        segment.window = dice.roll(65536) if dice.chance(500) else dice.roll(3)
        segment.urgent = dice.roll(3000)
        segment.text = self.octets
        segment.length = dice.roll(1400) if dice.chance(600) else 0
        if dice.chance(400):
            segment.has_timestamp = True
            segment.tsval = dice.roll(1 << 24) << 8
        for _ in range(dice.roll(4)):
            left = (segment.ack + dice.roll(9000)) & MASK32
            segment.add_block(left, (left + dice.roll(4000) - 100) & MASK32)
        if segment.has_timestamp and segment.block_count > 3:
            segment.block_count = 3
        self.frame.reset()
        write_segment(segment, self.frame, False)

    def mutate(self) -> None:
        """Change something in the header, an option, or anywhere."""
        dice = self.dice
        data = self.frame.data
        start = self.frame.start
        what = dice.roll(7)
        if what == 0:
            put32(data, start + 4, (get32(data, start + 4) + dice.roll(6000) - 3000) & MASK32)
        elif what == 1:
            put32(data, start + 8, (get32(data, start + 8) + dice.roll(6000) - 3000) & MASK32)
        elif what == 2:
            data[start + 13] = dice.roll(256) & (0xFF if dice.chance(200) else 0xFB)
        elif what == 3:
            put16(data, start + 14, dice.roll(65536))
        elif what == 4:
            data[start + 20 + dice.roll(min(40, max(len(self.frame) - 20, 1)))] = dice.roll(256)
        elif what == 5:
            data[start + 12] = dice.roll(16) << 4
        else:
            data[start + dice.roll(len(self.frame))] = dice.roll(256)

    def hand_over(self) -> None:
        frame = self.frame
        put16(frame.data, frame.start + 16, 0)
        pseudo = pseudo_header(CLIENT, SERVER, PROTOCOL, len(frame))
        put16(frame.data, frame.start + 16, finish(sum_range(frame.data, frame.start, frame.end, pseudo)))
        frame.source = CLIENT
        frame.destination = SERVER
        self.injected += 1
        if read_segment(self.scratch, frame):
            self.net.server.receive(self.scratch, self.net.now_us)

    def still_serves(self) -> str:
        """All connections are given up; after that a new one works, and memory is back."""
        net = self.net
        for tcb in self.here:
            net.client.abort(tcb)
        for tcb in self.there:
            net.server.abort(tcb)
        while net.step():
            accepted = net.server.accept(self.listener)
            if accepted is not None:
                net.server.abort(accepted)
        if net.server.table.count + net.client.table.count > 0:
            return f"{net.server.table.count} and {net.client.table.count} connections are left"
        if net.server.storage.used + net.client.storage.used > 0:
            return "buffers are left"
        tcb = net.client.connect(CLIENT, 0, SERVER, 80, net.now_us)
        while net.step():
            accepted = net.server.accept(self.listener)
            if accepted is not None:
                return "" if tcb.state == State.ESTABLISHED else "half open"
        return "it serves no more"


def run(first: int, count: int, rounds: int) -> int:
    """So many stacks, each mistreated for so many rounds; how many did not bear it."""
    bad = 0
    injected = 0
    for seed in range(first, first + count):
        fuzzer = Fuzzer(seed)
        problem = fuzzer.run(rounds)
        injected += fuzzer.injected
        if problem != "":
            bad += 1
            print(f"seed {seed}: {problem}")
    print(f"{injected} segments injected, {bad} stacks failed")
    return bad
