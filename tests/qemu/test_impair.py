"""The bad link: what it does to frames, and that the seed decides it."""

from __future__ import annotations

import socket
import struct
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyuk.compiler.errors import UsageError
from pyuk.qemu.impair import run_link
from pyuk.qemu.impairment import Impairment, parse_impairment

FRAMES = [bytes([i % 256, i // 256]) + bytes(range(i % 50)) for i in range(400)]


def carried(how: Impairment) -> list[bytes]:
    """What of FRAMES comes out at the other end, in order."""
    one, ours = socket.socketpair()
    other, theirs = socket.socketpair()
    thread = threading.Thread(target=run_link, args=(ours, theirs, how))
    thread.start()
    one.sendall(b"".join(struct.pack("!I", len(frame)) + frame for frame in FRAMES))
    found, data = [], bytearray()
    other.settimeout(0.3)
    try:
        while part := other.recv(1 << 16):
            data += part
    except TimeoutError:
        pass
    while data:
        end = 4 + int(struct.unpack_from("!I", data)[0])
        found.append(bytes(data[4:end]))
        del data[:end]
    one.close()
    thread.join(5)
    assert not thread.is_alive()
    for end_ in (ours, other, theirs):
        end_.close()
    return found


def test_a_good_link_changes_nothing() -> None:
    assert carried(Impairment()) == FRAMES
    assert carried(Impairment(delay=0.02)) == FRAMES


def test_each_fault_alone() -> None:
    lost = carried(Impairment(loss=0.2, seed=3))
    assert 250 < len(lost) < 380 and [frame for frame in FRAMES if frame in lost] == lost
    doubled = carried(Impairment(dup=0.2, seed=3))
    assert 420 < len(doubled) < 550 and sorted(set(doubled)) == sorted(set(FRAMES))
    late = carried(Impairment(reorder=0.2, seed=3))
    assert late != FRAMES and sorted(late) == sorted(FRAMES)
    wrong = carried(Impairment(corrupt=0.2, seed=3))
    changed = [(a, b) for a, b in zip(FRAMES, wrong, strict=True) if a != b]
    assert 20 < len(changed) < 150
    for a, b in changed:
        assert (int.from_bytes(a) ^ int.from_bytes(b)).bit_count() == 1
    assert carried(Impairment(loss=1.0)) == []


def test_the_seed_decides() -> None:
    how = Impairment(loss=0.1, dup=0.1, corrupt=0.1, seed=7)
    assert carried(how) == carried(how) != carried(Impairment(loss=0.1, dup=0.1, corrupt=0.1, seed=8))


def test_options() -> None:
    text = "loss=2%,delay=5ms,reorder=5%,dup=1%,corrupt=0.5%,seed=7"
    assert parse_impairment(text) == Impairment(0.02, 0.005, 0.05, 0.01, 0.005, 7)
    assert parse_impairment("loss=0.5, delay=1s") == Impairment(loss=0.5, delay=1.0)


@given(st.text(max_size=12))
def test_anything_else(text: str) -> None:
    try:
        parse_impairment(text)
    except UsageError as error:
        assert error.message
    with pytest.raises(UsageError):
        parse_impairment("loss=" + text + "x")
