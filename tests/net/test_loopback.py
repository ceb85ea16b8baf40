"""TCP to this host itself: the interface says that it wants to be polled again as long as there is something to do."""

from __future__ import annotations

import pytest

from pyuk.net.address import ANY_V4, parse
from pyuk.net.chance import Chance
from pyuk.net.interface import Interface
from pyuk.net.segments import add_tcp
from pyuk.net.tcp.states import Settings, State
from pyuk.net.tcp.tcb import Tcb

TOTAL = 600_000


@pytest.mark.parametrize("mtu_bytes", [1500, 65535])
def test_nothing_waits_for_a_timer(mtu_bytes: int) -> None:
    interface = Interface(0x5254_0000_0001, Chance(5), mtu_bytes)
    interface.configure(0, parse("10.0.0.1"), 24)
    tcp = add_tcp(interface, Settings(), 4 << 20)
    here = parse("127.0.0.1")
    listener = tcp.listen(ANY_V4, 80, 4)
    tcb = tcp.connect(here, 0, here, 80, 0)
    peer: Tcb | None = None
    octets = bytearray(100_000)
    now_us = sent = got = 0
    while got < TOTAL:
        if tcb.state == State.ESTABLISHED and sent < TOTAL:
            sent += max(tcp.write(tcb, octets, 0, min(len(octets), TOTAL - sent)), 0)
        peer = peer or tcp.accept(listener)
        if peer is not None:
            got += max(tcp.read(peer, octets, 0, len(octets)), 0)
        now_us = max(interface.poll(now_us), now_us)
        assert now_us <= 200_000, f"{got} octets, and the rest waits"
