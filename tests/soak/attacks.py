"""Attacks over a raw link: damaged frames, a flood of SYNs, clients that open connections and do nothing."""

from __future__ import annotations

import random
import struct
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pyuk.qemu.network import Network
from tests.guest.link import Link
from tests.guest.machine import Ended, image_of, machine_of
from tests.soak.machine import run_until
from tests.soak.raw import ACK, SYN, V4, Peer, damaged, ethernet, seeds, tcp

BURST = 200


def attack(talk: Callable[[Peer], None], mib: int = 32) -> Ended:
    """Boot the server, let `talk` do its worst, and stop the machine; how it was until then."""
    image = image_of("steady.py")
    with tempfile.TemporaryDirectory() as directory:
        link = Link(Path(directory), lambda link: talk(Peer(link)))
        network = Network("stream", socket_path=link.path)
        machine = machine_of("microvm", network=network, options="ip=10.0.2.15/24,10.0.2.2", mib=mib)
        ended = run_until(machine, image, link.thread)
        link.join()
    return ended


def numbers(peer: Peer, port: int) -> list[int]:
    """What /stats tells: free page frames, connections, octets of buffers, connections in TIME-WAIT, starved ones."""
    return [int(each) for each in peer.get("/stats", port, 10).split()]


def damaged_frames(peer: Peer, count: int, seed: int = 1) -> str:
    """So many damaged frames, then a GET; what was seen. AssertionError for a malformed frame of the guest's."""
    chosen = random.Random(seed)
    frames = seeds()
    before = numbers(peer, 30000)
    started = time.monotonic()
    for _ in range(0, count, BURST):
        peer.link.send(*(damaged(chosen, peer.mac, frames) for _ in range(BURST)))
        peer.drain()
    seconds = time.monotonic() - started
    time.sleep(0.2)
    peer.drain()
    assert peer.get("/", 30001, 10) == b"hello\n"
    assert not peer.faults, peer.faults[:3]
    after = numbers(peer, 30002)
    return f"{count} damaged frames in {seconds:.1f} s, {peer.received} answers, none malformed; {before} {after}"


def flood(peer: Peer, seconds: float) -> str:
    """SYNs from everywhere for so long; a GET within a second after."""
    options = bytes.fromhex("020405b40402080a00000001000000000103030a")
    chosen = random.Random(3)
    before = numbers(peer, 30000)
    until = time.monotonic() + seconds
    count = 0
    while time.monotonic() < until:
        sources = [struct.pack("!I", chosen.randrange(0x0B00_0000, 0x7E00_0000)) for _ in range(BURST)]
        ports = [chosen.randrange(1024, 65536) for _ in sources]
        seq = chosen.getrandbits(32)
        syns = [tcp(port, seq, 0, SYN, b"", each, options) for port, each in zip(ports, sources, strict=True)]
        peer.link.send(*(ethernet(peer.mac, V4, each) for each in syns))
        count += BURST
        peer.drain()
    started = time.monotonic()
    assert peer.get("/", 30001, 30) == b"hello\n"
    waited = time.monotonic() - started
    assert not peer.faults, peer.faults[:3]
    after = numbers(peer, 30002)
    return f"{count} SYNs in {seconds:g} s, a GET answered {waited * 1000:.0f} ms after; {before} {after}"


def idle_connections(peer: Peer, count: int) -> str:
    """Open so many connections, and leave them; the server still serves."""
    before = numbers(peer, 30000)
    opened = 0
    started = time.monotonic()
    for first in range(0, count, BURST):
        ends = [(struct.pack("!I", 0x0B00_0000 + i // 50000), 1025 + i % 50000) for i in range(first, first + BURST)]
        peer.link.send(*(ethernet(peer.mac, V4, tcp(port, 1000, 0, SYN, b"", source)) for source, port in ends))
        waiting = set(ends)
        until = time.monotonic() + 20
        while waiting and time.monotonic() < until:
            frame = peer.take(time.monotonic() + 1)
            if frame is None:  # a SYN that found no room is sent again, as TCP does
                peer.link.send(*(ethernet(peer.mac, V4, tcp(port, 1000, 0, SYN, b"", end)) for end, port in waiting))
            if frame is None or frame[12:14] != V4 or frame[23] != 6 or frame[47] != SYN | ACK:
                continue
            end = frame[30:34], int.from_bytes(frame[36:38], "big")
            if end in waiting:
                waiting.discard(end)
                seq = int.from_bytes(frame[38:42], "big")
                peer.link.send(ethernet(peer.mac, V4, tcp(end[1], 1001, seq + 1, ACK, b"", end[0])))
                opened += 1
    seconds = time.monotonic() - started
    assert opened == count, f"{opened} of {count} connections were opened"
    assert peer.get("/", 30001, 10) == b"hello\n"
    after = numbers(peer, 30002)
    assert after[1] >= count, after
    a_connection = (before[0] - after[0]) * 4096 // count
    return f"{count} connections opened in {seconds:.1f} s and held, {a_connection} bytes each; {before} {after}"


def vanished(peer: Peer, count: int) -> str:
    """So many who ask for half a MiB and are never heard of again: memory is bounded, and others are answered."""
    before = numbers(peer, 30000)
    request = b"GET /text HTTP/1.1\r\n\r\n"
    for port in range(10_000, 10_000 + count):
        peer.send(port, 1000, 0, SYN)
        opened = peer.segment(port, time.monotonic() + 10)
        assert opened is not None and opened[2] & SYN, "no SYN-ACK"
        peer.send(port, 1001, opened[0] + 1, ACK, request)
    until = time.monotonic() + 2
    while time.monotonic() < until:
        peer.take(until)
    during = numbers(peer, 30001)
    used = (before[0] - during[0]) * 4096 // count
    assert used <= 4 << 19, (before, during)
    assert peer.get("/", 30002, 10) == b"hello\n"
    assert not peer.faults, peer.faults[:3]
    return f"{count} who ask for 512 KiB and vanish cost {used // 1024} KiB each; a GET answered; {before} {during}"
