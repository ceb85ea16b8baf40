"""TCP where memory is short: who waits for it is told when it comes back, and what is closed gives it back."""

from __future__ import annotations

from pyuk.net.address import ANY_V4, parse
from pyuk.net.buffers import PacketBuffer
from pyuk.net.chance import Chance
from pyuk.net.interface import Interface
from pyuk.net.segments import add_tcp
from pyuk.net.simulation import Simulation, Wire
from pyuk.net.tcp.ring import Ring, Storage
from pyuk.net.tcp.states import Settings, State
from pyuk.net.tcp.tcb import Tcb, Watcher

ONE, TWO = parse("10.0.0.1"), parse("10.0.0.2")
SECOND = 1_000_000
MEMORY = 64 << 10


class Bell(Watcher):
    def __init__(self) -> None:
        self.rings = 0

    def wake(self, tcb: Tcb) -> None:
        self.rings += 1


class Pair:
    def __init__(self) -> None:
        self.first = Interface(0x5254_0000_0001, Chance(1))
        self.second = Interface(0x5254_0000_0002, Chance(2))
        self.first.configure(0, ONE, 24)
        self.second.configure(0, TWO, 24)
        self.client = add_tcp(self.first, Settings(), MEMORY)
        self.server = add_tcp(self.second, Settings(), 1 << 20)
        self.net = Simulation(Wire(7, 500), self.first, self.second)
        self.listener = self.server.listen(ANY_V4, 80, 16)

    def connect(self) -> tuple[Tcb, Tcb]:
        here = self.client.connect(ONE, 0, TWO, 80, self.net.now_us)
        self.net.run(SECOND)
        there = self.server.accept(self.listener)
        assert there is not None
        return here, there


def storage() -> None:
    pool = Storage(32 << 10)
    rings = [Ring(pool, 16 << 10) for _ in range(6)]
    payload = bytes(16 << 10)
    print([each.append(payload, 0, len(payload)) for each in rings], pool.used)
    print([each.has_memory() for each in rings], pool.has(11), pool.has(12))
    for each in rings:
        each.release()
    print(pool.used, pool.kept_octets, pool.used + pool.kept_octets <= pool.limit)
    print([each.append(payload, 0, 2048) for each in rings], pool.used, pool.used + pool.kept_octets <= pool.limit)


def short_of_memory() -> None:
    """Six who write without end share 64 KiB: each is told when it can go on, nobody goes without."""
    pair = Pair()
    connections = [pair.connect() for _ in range(6)]
    bells = [Bell() for _ in connections]
    for i in range(6):
        connections[i][0].watcher = bells[i]
    payload = bytes(range(256)) * 256
    sent = [0] * 6
    got = [0] * 6
    refusals = 0
    part = bytearray(65536)
    for _ in range(300):
        for i in range(6):
            here, there = connections[i]
            if sent[i] < len(payload) and (sent[i] == 0 or bells[i].rings > 0):
                bells[i].rings = 0
                while sent[i] < len(payload) and pair.client.has_room(here):
                    sent[i] += pair.client.write(here, payload, sent[i], len(payload) - sent[i])
                refusals += here.is_starved
            got[i] += max(pair.server.read(there, part, 0, len(part)), 0)
        pair.net.run(1000)
    print(sent == got == [len(payload)] * 6, refusals > 0, pair.client.storage.used, len(pair.client.starved))


def empty_pool() -> None:
    """Where all packets are taken nothing is lost: segments are made when there is one again."""
    pair = Pair()
    here, there = pair.connect()
    taken: list[PacketBuffer] = []
    packet = pair.first.link.small.take()
    while packet is not None:
        taken.append(packet)
        packet = pair.first.link.small.take()
    print(pair.first.link.small.is_empty, pair.client.write(here, b"x" * 5000, 0, 5000))
    pair.net.run(SECOND // 100)
    print(here.outstanding(), here.unsent(), there.incoming.length)
    for packet in taken:
        packet.free()
    pair.net.run(SECOND // 100)
    print(here.outstanding(), here.unsent(), there.incoming.length)


def closed_with_text() -> None:
    """What nobody read of a connection is forgotten when it is closed, in whatever state it is."""
    pair = Pair()
    for ends in ("reset", "both", "time-wait", "peer"):
        here, there = pair.connect()
        pair.server.write(there, b"y" * 3000, 0, 3000)
        pair.net.run(SECOND)
        if ends == "reset":
            pair.server.abort(there)
        elif ends == "both":
            pair.client.shut_down(here)
            pair.net.run(SECOND)
            pair.server.close(there, pair.net.now_us)
        elif ends == "time-wait":
            pair.client.shut_down(here)
            pair.server.shut_down(there)
        else:
            pair.server.close(there, pair.net.now_us)
        pair.net.run(SECOND)
        state, held = here.state.name, here.incoming.length
        pair.client.close(here, pair.net.now_us)
        print(ends, state, held, pair.client.storage.used)
        pair.net.run(SECOND)
        print(here.state.name, pair.client.storage.used)


storage()
short_of_memory()
empty_pool()
closed_with_text()
