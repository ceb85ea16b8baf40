"""The module selectors: many sockets waited for at once. What it costs grows with those that are ready, not with all.

Source: The Python Standard Library, "selectors"; CPython 3.11 Lib/selectors.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call, no-any-return"
# Parameters without annotation are compiled for what each call gives them.

from __future__ import annotations

from typing import Final, Generic, TypeVar

from pyuk.net.timing import NEVER_US
from pyuk.stdlib._network.host import host
from pyuk.stdlib._network.watch import ReadyLine
from pyuk.stdlib.socket import READ, WRITE, socket

EVENT_READ: Final = 1
EVENT_WRITE: Final = 2

D = TypeVar("D")


class SelectorKey(Generic[D]):
    """What was registered: a socket, its descriptor, the events to wait for, and what its user keeps with it."""

    fileobj: socket
    fd: int
    events: int
    data: D

    def __init__(self, fileobj: socket, fd: int, events: int, data: D) -> None:
        self.fileobj = fileobj
        self.fd = fd
        self.events = events
        self.data = data


class DefaultSelector(Generic[D]):
    """keys: by descriptor. line: the sockets that may be ready."""

    keys: dict[int, SelectorKey[D]]
    line: ReadyLine

    def __init__(self) -> None:
        self.keys = {}
        self.line = ReadyLine()

    def register(self, fileobj: socket, events: int, data: D) -> SelectorKey[D]:
        check_events(events)
        number = fileobj.number
        if number < 0:
            raise ValueError(f"Invalid file descriptor: {number}")
        if number in self.keys:
            raise KeyError(f"{fileobj!r} (FD {number}) is already registered")
        return self.keep(SelectorKey[D](fileobj, number, events, data))

    def keep(self, key: SelectorKey[D]) -> SelectorKey[D]:
        """Have a key, and look at its socket next time."""
        self.keys[key.fd] = key
        key.fileobj.watch.line = self.line
        key.fileobj.watch.note()
        return key

    def unregister(self, fileobj: socket) -> SelectorKey[D]:
        number = fileobj.watch.number  # it may be closed by now
        if number not in self.keys:
            raise KeyError(f"{fileobj!r} is not registered")
        fileobj.watch.leave_line()
        return self.keys.pop(number)

    def modify(self, fileobj: socket, events: int, data: D) -> SelectorKey[D]:
        old = self.get_key(fileobj)
        check_events(events)
        return self.keep(SelectorKey[D](fileobj, old.fd, events, data))

    def select(self, timeout=None) -> list[tuple[SelectorKey[D], int]]:
        """The sockets that are ready, with their events; none where the time is over. timeout: in seconds."""
        network = host()
        until_us = network.after(-1.0 if timeout is None else max(float(timeout), 0.0))
        due_us = network.turn()
        found = self.ready()
        while len(found) == 0 and (until_us == NEVER_US or network.now_us() < until_us):
            network.rest(min(due_us, until_us))
            due_us = network.turn()
            found = self.ready()
        return found

    def ready(self) -> list[tuple[SelectorKey[D], int]]:
        """Look at those that may be ready; those that are stay in line."""
        found: list[tuple[SelectorKey[D], int]] = []
        watches = self.line.watches
        kept = 0
        for watch in watches:
            key = self.keys.get(watch.number)
            events = 0
            if key is not None and key.fileobj.watch is watch:
                events = events_of(key.fileobj, key.events)
                if events != 0:
                    found.append((key, events))
            watch.is_noted = events != 0
            if events != 0:
                watches[kept] = watch
                kept += 1
        del watches[kept:]
        return found

    def get_key(self, fileobj: socket) -> SelectorKey[D]:
        number = fileobj.watch.number
        if number not in self.keys:
            raise KeyError(f"{fileobj!r} is not registered")
        return self.keys[number]

    def get_map(self) -> dict[int, SelectorKey[D]]:
        return self.keys

    def close(self) -> None:
        for key in self.keys.values():
            key.fileobj.watch.leave_line()
        self.keys.clear()
        self.line = ReadyLine()

    def __enter__(self) -> DefaultSelector[D]:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self.close()


def check_events(events: int) -> None:
    """ValueError for what are no events."""
    if events & ~(EVENT_READ | EVENT_WRITE) != 0 or events == 0:
        raise ValueError(f"Invalid events: {events!r}")


def events_of(socket: socket, wanted: int) -> int:
    """Which of the events that are asked for a socket is ready for."""
    if socket.number < 0:
        return 0
    events = EVENT_READ if wanted & EVENT_READ != 0 and socket.is_ready(READ) else 0
    if wanted & EVENT_WRITE != 0 and socket.listener is None and socket.is_ready(WRITE):
        events |= EVENT_WRITE
    return events
