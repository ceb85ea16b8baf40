"""A bad link between a guest and its network: frames are lost, late, doubled, out of order, or wrong in one bit.

A process of its own has QEMU's two ends of the link, each a stream of frames with their lengths before them. What
happens to the n-th frame of a direction is decided by the seed alone. Read next: launch.py.
"""

from __future__ import annotations

import heapq
import json
import random
import selectors
import socket
import struct
import subprocess
import sys
import time
from dataclasses import asdict
from types import TracebackType

from pyuk.qemu.impairment import Impairment

OVERTAKEN_S = 0.003  # how much later than the others a frame is that is put out of order
CHUNK = 1 << 16


class Direction:
    """The frames from one end to the other: what is read of the next one, and what becomes of each."""

    def __init__(self, source: socket.socket, target: socket.socket, how: Impairment, number: int) -> None:
        self.source, self.target, self.how = source, target, how
        self.chance = random.Random(how.seed * 2 + number)
        self.data = bytearray()

    def frames(self) -> list[bytes] | None:
        """The frames that are whole by now; None at the end of the stream."""
        try:
            part = self.source.recv(CHUNK)
        except ConnectionError:
            part = b""
        if not part:
            return None
        self.data += part
        found = []
        while len(self.data) >= 4:
            end = 4 + int(struct.unpack_from("!I", self.data)[0])
            if len(self.data) < end:
                break
            found.append(bytes(self.data[4:end]))
            del self.data[:end]
        return found

    def fates(self, frame: bytes) -> list[tuple[float, bytes]]:
        """How many seconds from now a frame arrives, and what of it: never, once or twice."""
        lost, doubled, late, wrong = (self.chance.random() for _ in range(4))
        if lost < self.how.loss:
            return []
        if wrong < self.how.corrupt:
            bit = self.chance.randrange(len(frame) * 8)
            frame = frame[: bit // 8] + bytes([frame[bit // 8] ^ 1 << bit % 8]) + frame[bit // 8 + 1 :]
        delay = self.how.delay + (OVERTAKEN_S * self.chance.uniform(1, 3) if late < self.how.reorder else 0.0)
        return [(delay, frame)] * (2 if doubled < self.how.dup else 1)


def run_link(one: socket.socket, other: socket.socket, how: Impairment) -> None:
    """Carry frames both ways until an end is closed."""
    waiting: list[tuple[float, int, socket.socket, bytes]] = []
    order = 0
    with selectors.DefaultSelector() as selector:
        for direction in (Direction(one, other, how, 0), Direction(other, one, how, 1)):
            selector.register(direction.source, selectors.EVENT_READ, direction)
        while True:
            timeout = max(waiting[0][0] - time.monotonic(), 0.0) if waiting else None
            for key, _ in selector.select(timeout):
                frames = key.data.frames()
                if frames is None:
                    return
                for frame in frames:
                    for delay, what in key.data.fates(frame):
                        order += 1
                        heapq.heappush(waiting, (time.monotonic() + delay, order, key.data.target, what))
            while waiting and waiting[0][0] <= time.monotonic():
                _, _, target, what = heapq.heappop(waiting)
                try:
                    target.sendall(struct.pack("!I", len(what)) + what)
                except OSError:
                    return


class Link:
    """The process, and the two ends that QEMU inherits. Leaving its `with` block ends it."""

    def __init__(self, how: Impairment) -> None:
        guest, ours = socket.socketpair()
        network, theirs = socket.socketpair()
        self.ends = (guest, network)
        self.descriptors = (guest.fileno(), network.fileno())
        inherited = (ours.fileno(), theirs.fileno())
        command = [sys.executable, "-m", "pyuk.qemu.impair", json.dumps(asdict(how)), *map(str, inherited)]
        self.popen = subprocess.Popen(command, pass_fds=inherited, stdin=subprocess.DEVNULL, start_new_session=True)
        ours.close()
        theirs.close()

    def __enter__(self) -> Link:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for end in self.ends:
            end.close()
        self.popen.kill()
        self.popen.wait()


def _main(how: str, *descriptors: str) -> None:
    one, other = (socket.socket(fileno=int(each)) for each in descriptors)
    run_link(one, other, Impairment(**json.loads(how)))


if __name__ == "__main__":
    _main(*sys.argv[1:])
