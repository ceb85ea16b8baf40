"""TCP over the whole stack, on wires of all kinds: what is sent arrives, and reports of the network are heeded."""

from __future__ import annotations

from pyuk.net.address import ANY_V4, Address, parse
from pyuk.net.chance import Chance
from pyuk.net.interface import Interface
from pyuk.net.segments import add_tcp
from pyuk.net.simulation import Simulation, Wire
from pyuk.net.tcp.states import Settings, State
from pyuk.net.tcp.tcb import Tcb
from pyuk.net.tcp.tcp import Tcp

SECOND = 1_000_000
ONE, TWO = parse("10.0.0.1"), parse("10.0.0.2")


class Pair:
    def __init__(self, seed: int) -> None:
        self.first = Interface(0x5254_0000_0001, Chance(seed + 1))
        self.second = Interface(0x5254_0000_0002, Chance(seed + 2))
        self.first.configure(0, ONE, 24)
        self.second.configure(0, TWO, 24)
        self.client = add_tcp(self.first, Settings(), 1 << 20)
        self.server = add_tcp(self.second, Settings(), 1 << 20)
        self.net = Simulation(Wire(seed, 500), self.first, self.second)

    def transfer(self, payload: bytes, most_s: int) -> bytes:
        """Send bytes from the first to the second; what arrived."""
        listener = self.server.listen(ANY_V4, 80, 8)
        sender = self.client.connect(ONE, 0, TWO, 80, self.net.now_us)
        receiver: Tcb | None = None
        got = bytearray()
        part = bytearray(4096)
        sent = 0
        is_closed = False
        for _ in range(most_s * 100):
            if sent < len(payload):
                sent += max(self.client.write(sender, payload, sent, len(payload) - sent), 0)
            elif not is_closed and sender.state == State.ESTABLISHED:
                self.client.close(sender, self.net.now_us)
                is_closed = True
            if receiver is None:
                receiver = self.server.accept(listener)
            if receiver is not None:
                count = self.server.read(receiver, part, 0, len(part))
                while count > 0:
                    got += part[:count]
                    count = self.server.read(receiver, part, 0, len(part))
                if count < 0:
                    self.server.close(receiver, self.net.now_us)
                    break
            self.net.run(10_000)
        self.server.close_listener(listener)
        self.net.run(SECOND)
        return bytes(got)


def main() -> None:
    for seed in range(4):
        pair = Pair(seed)
        wire = pair.net.wire
        wire.loss, wire.duplication, wire.reordering, wire.corruption = 30 * seed, 20 * seed, 20 * seed, 20 * seed
        payload = bytes([(i * i + seed) & 0xFF for i in range(30000)])
        got = pair.transfer(payload, 120)
        print(seed, got == payload, pair.net.now_us // SECOND)
    refused()
    itself()
    narrow()


def refused() -> None:
    pair = Pair(9)
    tcb = pair.client.connect(ONE, 0, TWO, 81, 0)
    nobody = pair.client.connect(ONE, 0, parse("10.0.0.99"), 81, 0)
    pair.net.run(SECOND)
    print(tcb.state.name, tcb.error.name, nobody.state.name)
    pair.net.run(5 * SECOND)
    print(nobody.state.name, nobody.error.name)


def itself() -> None:
    pair = Pair(10)
    listener = pair.client.listen(ANY_V4, 80, 8)
    tcb = pair.client.connect(ONE, 0, ONE, 80, 0)
    pair.client.write(tcb, b"to myself", 0, 9)
    pair.net.run(SECOND)
    accepted = pair.client.accept(listener)
    assert accepted is not None
    part = bytearray(100)
    count = pair.client.read(accepted, part, 0, 100)
    print(tcb.state.name, bytes(part[:count]), accepted.remote, pair.net.wire.carried)


def narrow() -> None:
    """A router on the way carries 1000 bytes only."""
    pair = Pair(11)
    pair.second.link.mtu_bytes = 1500
    pair.first.mtus.lower(0, TWO, 1000)
    payload = bytes(20000)
    print(pair.transfer(payload, 60) == payload, pair.net.now_us // SECOND)


main()
