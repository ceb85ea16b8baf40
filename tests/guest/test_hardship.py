"""A server in a guest lives through what `make soak` does at length: damaged frames, a flood, idle connections."""

from __future__ import annotations

import pytest

from tests.guest.machine import needs_qemu
from tests.soak.attacks import attack, damaged_frames, flood, idle_connections
from tests.soak.raw import Peer

pytestmark = [*needs_qemu, pytest.mark.slow]


def test_a_server_lives_through_it() -> None:
    """No panic, no malformed frame out, and a GET is answered after each."""

    def talk(peer: Peer) -> None:
        damaged_frames(peer, 4000)
        flood(peer, 0.5)
        idle_connections(peer, 200)

    ended = attack(talk)
    assert (ended.end, ended.out) == (("exit", 0), b"listening\n"), ended.text
