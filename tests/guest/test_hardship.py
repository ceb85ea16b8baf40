"""A server in a guest lives through what `make soak` does at length: floods, damaged frames, many and slow clients."""

from __future__ import annotations

import multiprocessing
import os

import pytest

from tests.guest.machine import image_of, needs_qemu
from tests.soak.__main__ import main
from tests.soak.attacks import attack, damaged_frames, flood, idle_connections, vanished
from tests.soak.raw import Peer

pytestmark = [*needs_qemu, pytest.mark.slow]


def test_a_server_lives_through_it() -> None:
    """No panic, no malformed frame out, and a GET is answered after each."""

    def talk(peer: Peer) -> None:
        damaged_frames(peer, 4000)
        flood(peer, 0.5)
        idle_connections(peer, 200)
        vanished(peer, 8)

    ended = attack(talk)
    assert (ended.end, ended.out) == (("exit", 0), b"listening\n"), ended.text


@pytest.mark.skipif(os.geteuid() != 0, reason="a tap in a network namespace needs root")
def test_clients_of_this_machine() -> None:
    """Requests, short connections, held ones and slow readers; in a process of their own, for its namespace."""
    image_of("steady.py")
    words = ("requests=4000", "connections=200", "held=50", "slow=4")
    child = multiprocessing.get_context("fork").Process(target=lambda: os._exit(main(words)))
    child.start()
    child.join(100)
    assert child.exitcode == 0
