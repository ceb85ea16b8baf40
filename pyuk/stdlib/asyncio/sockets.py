"""Sockets in the hands of a program's coroutines: the loop's sock_recv() and its like, add_reader() and add_writer().

Source: CPython 3.11 Lib/asyncio/selector_events.py. Next: runners.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call, no-any-return"
# Addresses of sockets are of the type that their families give them.

from __future__ import annotations

from collections.abc import Callable

from pyuk.stdlib.asyncio.events import Handle, Pending, Until
from pyuk.stdlib.asyncio.polling import NOBODY, poller, when_readable, when_writable
from pyuk.stdlib.asyncio.streams import finish_connecting
from pyuk.stdlib.selectors import EVENT_READ, EVENT_WRITE
from pyuk.stdlib.socket import socket as Socket
from pyuk.stdlib.socket import socket_of


class Watched(Handle):
    """A function that is called whenever a socket is ready, until nobody wants that any more."""

    def __init__(self, sock: Socket, event: int, function: Callable[[], None]) -> None:
        super().__init__(function)
        self.sock = sock
        self.event = event

    def run(self) -> None:
        super().run()
        if not self.is_cancelled:
            self.wait()

    def wait(self) -> None:
        """Be called the next time."""
        if self.event == EVENT_READ:
            when_readable(self.sock, self)
        else:
            when_writable(self.sock, self)


WATCHED: dict[tuple[int, int], Watched] = {}  # by the numbers of sockets and events


def watch(fd, event: int, callback, args) -> None:
    """add_reader(), add_writer()."""
    sock = socket_of(fd)
    unwatch(sock, event)
    made = Watched(sock, event, lambda: called(callback, args))
    WATCHED[sock.number, event] = made
    made.wait()


def called(callback, args) -> None:
    """Call a function for what it does."""
    callback(*args)


def unwatch(fd, event: int) -> bool:
    """remove_reader(), remove_writer(): whether somebody was called."""
    sock = socket_of(fd)
    found = WATCHED.pop((sock.number, event), None)
    if found is None:
        return False
    found.cancel()
    polls = poller()
    wishes = polls.wishes_of(sock)
    if event == EVENT_READ:
        wishes.reader = NOBODY
    else:
        wishes.writer = NOBODY
    polls.keep(sock, wishes)
    return True


async def ready(sock: Socket, event: int) -> None:
    """Wait until there is something to read, or room to write."""
    waiting = Pending()
    if event == EVENT_READ:
        when_readable(sock, waiting)
    else:
        when_writable(sock, waiting)
    await Until(waiting)


async def receive(sock: Socket, count: int) -> bytes:
    """What has come, at most so many bytes."""
    while True:
        try:
            return sock.recv(count)
        except BlockingIOError:
            await ready(sock, EVENT_READ)


async def receive_into(sock: Socket, buffer) -> int:
    """Put what has come into a buffer; how many bytes."""
    while True:
        try:
            return sock.recv_into(buffer)
        except BlockingIOError:
            await ready(sock, EVENT_READ)


async def receive_datagram(sock: Socket, count: int):
    """A datagram and where it came from."""
    while True:
        try:
            return sock.recvfrom(count)
        except BlockingIOError:
            await ready(sock, EVENT_READ)


async def send_all(sock: Socket, data) -> None:
    """Send all of it."""
    octets = bytes(data)
    while octets:
        try:
            octets = octets[sock.send(octets) :]
        except BlockingIOError:
            await ready(sock, EVENT_WRITE)


async def take_connection(sock: Socket):
    """A connection, which does not wait, and the peer's address."""
    while True:
        try:
            connection, address = sock.accept()
            connection.setblocking(False)
            return connection, address
        except BlockingIOError:
            await ready(sock, EVENT_READ)


async def connect(sock: Socket, address) -> None:
    """Connect a socket. OSError."""
    try:
        sock.connect(address)
    except BlockingIOError:
        await ready(sock, EVENT_WRITE)
    finish_connecting(sock, address)
