"""Many connections: short ones one after the other, a flood of SYNs, idle ones that are held, and much text."""

from __future__ import annotations

from pyuk.net.tcp.listener import Listener
from pyuk.net.tcp.ring import SMALLEST_SHIFT
from pyuk.net.tcp.states import Settings, State
from pyuk.net.tcp.tcb import Tcb
from pyuk.net.wire.tcp import SYN, Segment
from virtual import CLIENT, SERVER, Net

REQUEST = bytearray(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
RESPONSE = bytearray(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")


class Load:
    """Both programs of many connections."""

    def __init__(self) -> None:
        self.net = Net(1, Settings(), Settings())
        self.net.up.delay_us = 20
        self.net.down.delay_us = 20
        self.listener: Listener = self.net.server.listen(SERVER, 80, 64)
        self.octets = bytearray(4096)

    def connect(self) -> tuple[Tcb, Tcb]:
        """Both ends of a new connection."""
        net = self.net
        tcb = net.client.connect(CLIENT, 0, SERVER, 80, net.now_us)
        while True:
            peer = net.server.accept(self.listener)
            if peer is not None:
                return tcb, peer
            assert net.step(), f"no connection: {tcb.state.name} {tcb.error.name}"

    def request(self, tcb: Tcb, peer: Tcb) -> None:
        """One request and its response."""
        net = self.net
        assert net.client.write(tcb, REQUEST, 0, len(REQUEST)) == len(REQUEST)
        while net.server.read(peer, self.octets, 0, 4096) == 0:
            assert net.step()
        assert net.server.write(peer, RESPONSE, 0, len(RESPONSE)) == len(RESPONSE)
        while net.client.read(tcb, self.octets, 0, 4096) == 0:
            assert net.step()

    def short(self, count: int) -> None:
        """Connections with one request each, closed by the server."""
        net = self.net
        for _ in range(count):
            tcb, peer = self.connect()
            self.request(tcb, peer)
            net.server.close(peer, net.now_us)
            while net.client.read(tcb, self.octets, 0, 4096) != -1:
                assert net.step()
            net.client.close(tcb, net.now_us)
            net.flush()
        for storage in (net.server.storage, net.client.storage):
            assert storage.used <= 2 << SMALLEST_SHIFT  # of the latest connection, which is closing still
        print(f"{count} short connections, {net.server.table.count} remembered, {net.server.counters.resets_sent} reset")

    def flood(self, count: int) -> None:
        """SYNs from nowhere; a good request is served meanwhile."""
        net = self.net
        segment = Segment()
        for i in range(count):
            segment.clear()
            segment.source, segment.destination = CLIENT, SERVER
            segment.source_port, segment.destination_port = 1 + i % 40000, 80
            segment.seq = i
            segment.flags = SYN
            segment.window = 1000
            net.server.receive(segment, net.now_us)
            while net.server.next_segment(net.now_us) is not None:
                pass
        held = net.server.table.count
        tcb, peer = self.connect()
        self.request(tcb, peer)
        print(f"{count} SYNs, {held} remembered, {net.server.counters.cookies_accepted} by cookie")
        net.server.abort(peer)
        net.client.abort(tcb)
        while net.step():
            pass
        assert net.server.table.count == 0

    def hold(self, count: int) -> None:
        """Connections that were used once, and then stay."""
        held: list[tuple[Tcb, Tcb]] = []
        for _ in range(count):
            tcb, peer = self.connect()
            self.request(tcb, peer)
            held.append((tcb, peer))
        self.net.now_us += 1_000_000
        while self.net.step():
            pass
        for storage in (self.net.server.storage, self.net.client.storage):
            assert storage.used <= (storage.limit >> 3) + (1 << SMALLEST_SHIFT)
        for tcb, peer in held:
            assert tcb.state == State.ESTABLISHED and peer.state == State.ESTABLISHED
        for i in range(0, count, 97):
            self.request(held[i][0], held[i][1])
        print(f"{count} held connections")

    def bulk(self, megabytes: int) -> None:
        """One stream as fast as it goes."""
        net = self.net
        net.up.octet_ns = 0
        net.down.octet_ns = 0
        tcb, peer = self.connect()
        octets = bytearray(65536)
        left = megabytes << 20
        read = 0
        while read < megabytes << 20:
            left -= max(net.client.write(tcb, octets, 0, min(left, 65536)), 0)
            while True:
                count = net.server.read(peer, octets, 0, 65536)
                if count <= 0:
                    break
                read += count
            assert net.step()
        print(f"{megabytes} MiB, {net.client.counters.sent} segments up, {net.server.counters.sent} down")


def run(short: int, held: int, megabytes: int) -> None:
    """All of it. AssertionError where something goes wrong."""
    load = Load()
    load.short(short)
    load.flood(short)
    load.hold(held)
    load.bulk(megabytes)
