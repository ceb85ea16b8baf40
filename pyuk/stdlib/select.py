"""The module select: its function of the same name, for sockets.  Source: The Python Standard Library, "select"."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call, no-any-return"
# Parameters without annotation are compiled for what each call gives them.

from __future__ import annotations

from pyuk.stdlib._network.host import host
from pyuk.stdlib.selectors import EVENT_READ, EVENT_WRITE, events_of
from pyuk.stdlib.socket import socket

error = OSError


def select(
    rlist: list[socket], wlist: list[socket], xlist: list[socket], timeout=None, /
) -> tuple[list[socket], list[socket], list[socket]]:
    """Those of rlist that can be read, those of wlist that can be written to; none of xlist, ever."""
    network = host()
    until_us = network.after(-1.0 if timeout is None else float(timeout))
    while True:
        due_us = network.turn()
        readable = [each for each in rlist if events_of(each, EVENT_READ) != 0]
        writable = [each for each in wlist if events_of(each, EVENT_WRITE) != 0]
        if len(readable) > 0 or len(writable) > 0 or network.now_us() >= until_us:
            return readable, writable, []
        network.rest(min(due_us, until_us))
