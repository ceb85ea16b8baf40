"""The network for the loop of asyncio: which sockets somebody waits for. Next: streams.py."""

from __future__ import annotations

from pyuk.net.timing import NEVER_US
from pyuk.stdlib._network.host import host
from pyuk.stdlib.asyncio.events import LOOP, NEVER_NS, Pending, Poller
from pyuk.stdlib.selectors import EVENT_READ, EVENT_WRITE, DefaultSelector, SelectorKey
from pyuk.stdlib.socket import socket as Socket

NOBODY = Pending()


class Wishes:
    """What runs when a socket can be read, and when it can be written to; NOBODY where nobody waits."""

    reader: Pending
    writer: Pending

    def __init__(self) -> None:
        self.reader = NOBODY
        self.writer = NOBODY

    def events(self) -> int:
        read = EVENT_READ if self.reader is not NOBODY else 0
        return read | (EVENT_WRITE if self.writer is not NOBODY else 0)


class SocketPoller(Poller):
    """Asks a selector for all sockets that somebody waits for."""

    selector: DefaultSelector[Wishes]

    def __init__(self) -> None:
        self.selector = DefaultSelector[Wishes]()

    def is_awaited(self) -> bool:
        return len(self.selector.keys) > 0

    def poll(self, deadline_ns: int) -> None:
        network = host()
        until_us = NEVER_US if deadline_ns >= NEVER_NS else deadline_ns // 1000
        due_us = network.turn()
        found = self.selector.ready()
        while not found and not LOOP.ready and network.now_us() < until_us:
            network.rest(min(due_us, until_us))
            due_us = network.turn()
            found = self.selector.ready()
        for key, events in found:
            wishes = key.data
            if events & EVENT_READ and wishes.reader is not NOBODY:
                LOOP.ready.append(wishes.reader)
                wishes.reader = NOBODY
            if events & EVENT_WRITE and wishes.writer is not NOBODY:
                LOOP.ready.append(wishes.writer)
                wishes.writer = NOBODY
            self.change(key, wishes)

    def rouse(self) -> None:
        host().rouse()

    def wishes_of(self, sock: Socket) -> Wishes:
        """What is waited for at a socket, which is registered for nothing else."""
        key = self.selector.keys.get(sock.number)
        return Wishes() if key is None else key.data

    def change(self, key: SelectorKey[Wishes], wishes: Wishes) -> None:
        events = wishes.events()
        if events == 0:
            self.selector.unregister(key.fileobj)
        else:
            self.selector.modify(key.fileobj, events, wishes)

    def keep(self, sock: Socket, wishes: Wishes) -> None:
        key = self.selector.keys.get(sock.number)
        if key is not None:
            self.change(key, wishes)
        elif wishes.events() != 0:
            self.selector.register(sock, wishes.events(), wishes)


def poller() -> SocketPoller:
    """The loop's poller of sockets, made for the first who asks."""
    found = LOOP.poller
    if isinstance(found, SocketPoller):
        return found
    made = SocketPoller()
    LOOP.poller = made
    return made


def when_readable(sock: Socket, what: Pending) -> None:
    """Let `what` run when there is something to read. Who waits for it already is forgotten."""
    polls = poller()
    wishes = polls.wishes_of(sock)
    wishes.reader = what
    polls.keep(sock, wishes)


def when_writable(sock: Socket, what: Pending) -> None:
    """Let `what` run when the socket takes data."""
    polls = poller()
    wishes = polls.wishes_of(sock)
    wishes.writer = what
    polls.keep(sock, wishes)


def forget(sock: Socket) -> None:
    """Nobody waits for a socket any more; before it is closed."""
    polls = poller()
    if sock.number in polls.selector.keys:
        polls.selector.unregister(sock)
