"""Transfers over the virtual network, of which each must arrive whole, in both directions."""

from __future__ import annotations

from pyuk.net.tcp.states import SECOND_US, Settings, State
from pyuk.net.tcp.tcb import Tcb
from pyuk.net.tcp.tcp import Tcp
from virtual import CLIENT, SERVER, Dice, Net

HASH_PRIME = 16777619
MASK32 = 0xFFFF_FFFF
CHUNK = 4096
LIMIT_US = 3000 * SECOND_US


class End:
    """One side's program: it writes `total` octets that its dice choose, and hashes what it reads."""

    def __init__(self, stack: Tcp, seed: int, total: int) -> None:
        self.stack = stack
        self.dice = Dice(seed)
        self.total = total
        self.written = 0
        self.read = 0
        self.sum_out = 2166136261
        self.sum_in = 2166136261
        self.is_shut = False
        self.at_end = False
        self.chunk = bytearray(CHUNK)
        self.place = 0
        self.filled = 0
        self.target = bytearray(CHUNK)

    def run(self, tcb: Tcb) -> None:
        """Do all that can be done now."""
        self.write_some(tcb)
        self.read_some(tcb)

    def write_some(self, tcb: Tcb) -> None:
        while self.written < self.total:
            if self.place == self.filled:
                self.fill()
            taken = self.stack.write(tcb, self.chunk, self.place, self.filled - self.place)
            if taken <= 0:
                return
            self.place += taken
            self.written += taken
        if not self.is_shut:
            self.is_shut = True
            self.stack.shut_down(tcb)

    def fill(self) -> None:
        """The next octets to be sent."""
        self.place = 0
        self.filled = min(1 + self.dice.roll(CHUNK), self.total - self.written)
        for i in range(self.filled):
            octet = self.dice.roll(256)
            self.chunk[i] = octet
            self.sum_out = ((self.sum_out ^ octet) * HASH_PRIME) & MASK32

    def read_some(self, tcb: Tcb) -> None:
        while not self.at_end:
            count = self.stack.read(tcb, self.target, 0, CHUNK)
            if count == -1:
                self.at_end = True
            if count <= 0:
                return
            self.read += count
            for i in range(count):
                self.sum_in = ((self.sum_in ^ self.target[i]) * HASH_PRIME) & MASK32


def impaired(seed: int) -> Net:
    """A network as bad as the seed says."""
    dice = Dice(seed * 7 + 1)
    client, server = Settings(), Settings()
    for settings in (client, server):
        settings.congestion = "newreno" if dice.chance(400) else "cubic"
        settings.use_sack = not dice.chance(250)
        settings.use_timestamps = not dice.chance(250)
        settings.use_window_scale = not dice.chance(250)
        settings.no_delay = dice.chance(300)
        settings.receive_limit = 2048 << dice.roll(8)
        settings.send_limit = 2048 << dice.roll(8)
        settings.user_timeout_us = 2000 * SECOND_US
        settings.syn_timeout_us = 2000 * SECOND_US
    net = Net(seed, client, server)
    if dice.chance(300):
        net.client.burst_octets = 1 + dice.roll(60_000)
    kind = dice.roll(5)
    for link in (net.up, net.down):
        link.delay_us = 50 + dice.roll(50_000 if dice.chance(500) else 1000)
        if kind > 0:
            link.loss = dice.roll(201)
        if kind > 1:
            link.reorder = dice.roll(200)
        if kind > 2:
            link.twice = dice.roll(100)
            link.jitter_us = dice.roll(3000)
        if kind > 3:
            link.damage = dice.roll(100)
        if dice.chance(200):
            link.octet_ns = 8000
            link.queue_limit = 20 + dice.roll(60)
    return net


class Transfer:
    """One connection, used in both directions."""

    def __init__(self, seed: int, most: int) -> None:
        self.seed = seed
        self.net = impaired(seed)
        dice = Dice(seed + 99)
        self.here = End(self.net.client, seed + 1, dice.roll(most))
        self.there = End(self.net.server, seed + 2, dice.roll(most) if dice.chance(700) else 0)

    def run(self) -> str:
        """What went wrong, or nothing."""
        net = self.net
        begin_us = net.now_us
        listener = net.server.listen(SERVER, 80, 4)
        tcb = net.client.connect(CLIENT, 0, SERVER, 80, net.now_us)
        peer: Tcb | None = None
        while net.now_us - begin_us < LIMIT_US:
            if peer is None:
                peer = net.server.accept(listener)
            if tcb.state != State.SYN_SENT:
                self.here.run(tcb)
            if peer is not None:
                self.there.run(peer)
                if self.here.at_end and self.there.at_end:
                    break
            if not net.step():
                break
        if peer is None:
            return f"no connection: {tcb.state.name} {tcb.error.name}"
        return self.verdict(tcb, peer, begin_us)

    def verdict(self, tcb: Tcb, peer: Tcb, begin_us: int) -> str:
        here, there = self.here, self.there
        if here.read != there.total or there.read != here.total:
            took = (self.net.now_us - begin_us) // 1000
            return (
                f"{here.read}/{there.total} and {there.read}/{here.total} octets in {took} ms:"
                f" {tcb.state.name} {tcb.error.name}, {peer.state.name} {peer.error.name}"
            )
        if here.sum_in != there.sum_out or there.sum_in != here.sum_out:
            return "other octets arrived than were sent"
        return self.ending(tcb, peer)

    def ending(self, tcb: Tcb, peer: Tcb) -> str:
        """Both sides have read to the end; what remains is to close, and to leave nothing behind."""
        net = self.net
        net.client.close(tcb, net.now_us)
        net.server.close(peer, net.now_us)
        while net.step():
            pass
        if tcb.state != State.CLOSED or peer.state != State.CLOSED:
            return f"not closed: {tcb.state.name}, {peer.state.name}"
        if net.client.storage.used + net.server.storage.used > 0:
            return "buffers are left"
        if net.client.table.count + net.server.table.count > 0:
            return "connections are left"
        return ""


def run(first: int, count: int, most: int) -> int:
    """Transfers of at most so many octets each way; how many failed."""
    bad = 0
    segments = 0
    octets = 0
    for seed in range(first, first + count):
        transfer = Transfer(seed, most)
        problem = transfer.run()
        segments += transfer.net.segments
        octets += transfer.here.read + transfer.there.read
        if problem != "":
            bad += 1
            print(f"seed {seed}: {problem}")
    print(f"{count} transfers, {bad} failed, {segments} segments, {octets} octets")
    return bad
