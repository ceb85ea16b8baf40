"""Frames that come in several buffers, and devices that lie about them: they end in a counted drop."""

from __future__ import annotations

from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pyuk.drivers.virtio.net import VirtioNet
from pyuk.kernel.interrupts import Interrupt
from pyuk.net.buffers import HEADROOM, SMALL_BYTES, PacketBuffer
from pyuk.net.chance import Chance
from pyuk.net.interface import Interface
from pyuk.stdlib._network.port import HEADER_AT, Port

SIZE = 8
ROOM = SMALL_BYTES - HEADER_AT


class Ring:
    size = SIZE


class FakeNet:
    """What Port needs of VirtioNet. back: (token, bytes, buffers, whether it is merged) to be given, in order."""

    def __init__(self) -> None:
        self.receive_queue = Ring()
        self.posted: list[int] = []
        self.back: list[tuple[int, int, int, bool]] = []
        self.bad_frames = self.frame_bytes = self.part_bytes = self.buffers = 0
        self.is_checked = True
        self.is_merged = False

    def post(self, data: bytearray, start: int) -> int:
        token = next(i for i in range(SIZE) if i not in self.posted)
        self.posted.append(token)
        return token

    def publish_posted(self) -> None:
        """Nobody looks."""

    def pop(self) -> int:
        if not self.back:
            return -1
        token, self.frame_bytes, self.said, self.merged = self.back.pop(0)
        self.posted.remove(token)
        self.part_bytes = self.frame_bytes
        return token

    receive = receive_part = pop

    def read_header(self, data: bytearray, start: int) -> None:
        self.buffers, self.is_merged = self.said, self.merged


class Seen(Interface):
    """Keeps what comes."""

    def __init__(self) -> None:
        super().__init__(1, Chance(1))
        self.frames: list[list[int]] = []

    def receive(self, now_us: int, packet: PacketBuffer) -> None:
        sizes = []
        part: PacketBuffer | None = packet
        while part is not None:
            sizes.append(part.end - part.start)
            part = part.rest
        self.frames.append(sizes)
        packet.free()


def port_of() -> tuple[Port, FakeNet, Seen]:
    net, seen = FakeNet(), Seen()
    port = Port(cast(VirtioNet, net), Interrupt("test"))
    port.post(seen)
    return port, net, seen


@pytest.mark.parametrize(("back", "frames", "bad"), [
    ([(0, 60, 1, False), (1, 1514, 1, False)], [[60], [1514]], 0),
    ([(0, 1900, 3, True), (1, 1900, 9, False), (2, 700, 0, False)], [[1900, 1900, 700]], 0),
    ([(0, 1900, 2, False), (1, 700, 1, False), (2, 60, 1, False)], [[2600], [60]], 0),  # a long frame: in one
    ([(0, 60, 0, False), (1, 60, 1, False)], [[60]], 1),  # none at all
    ([(0, 1900, 3, True), (1, 1900, 1, True)], [], 1),  # more than came
    ([(0, 1900, 60000, True), (1, 1900, 1, True), (2, 60, 1, True)], [], 1),
    ([(0, 1900, 3, True), (1, 0, 1, True), (2, 60, 1, False)], [[60]], 1),  # a length beyond its buffer
    ([(0, 20, 2, True), (1, 1900, 1, True), (2, 60, 1, False)], [[60]], 1),  # headers that go on elsewhere
])
def test_several_buffers(back: list[tuple[int, int, int, bool]], frames: list[list[int]], bad: int) -> None:
    port, net, seen = port_of()
    net.back = list(back)
    port.take_in(seen, 0)
    assert (seen.frames, net.bad_frames) == (frames, bad)
    assert len(net.posted) == port.posted_count == SIZE == seen.link.small.in_use
    assert seen.link.large.in_use == 0


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, ROOM - HEADROOM), st.integers(0, 9), st.booleans()), max_size=SIZE))
def test_whatever_a_device_says(lies: list[tuple[int, int, bool]]) -> None:
    """Every buffer is posted again, and none is anywhere else."""
    port, net, seen = port_of()
    for _ in range(3):
        net.back = [(token, *lie) for token, lie in zip(list(net.posted), lies, strict=False)]
        while net.back:
            port.take_in(seen, 0)
        assert len(net.posted) == port.posted_count == SIZE == seen.link.small.in_use
