"""Streams of asyncio: connections that are read and written by awaiting.

A reader takes from its socket when somebody reads, so what nobody reads stays with the peer. What a writer is given
goes out at once, as far as the socket takes it, and the rest when the socket takes more.
Source: The Python Standard Library, "Streams"; CPython 3.11 Lib/asyncio/streams.py and selector_events.py.
"""

# mypy: disable-error-code="no-untyped-call, no-untyped-def, no-any-return"
# Addresses of sockets are of the type that their families give them.

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from pyuk.builtins import oserror
from pyuk.builtins.coroutines import Coroutine
from pyuk.stdlib.asyncio.events import LOOP, Pending, Until
from pyuk.stdlib.asyncio.exceptions import CancelledError, IncompleteReadError, LimitOverrunError
from pyuk.stdlib.asyncio.polling import forget, when_readable, when_writable
from pyuk.stdlib.asyncio.tasks import create_task
from pyuk.stdlib.socket import (
    AF_UNSPEC,
    IPPROTO_IPV6,
    IPV6_V6ONLY,
    SO_ERROR,
    SO_REUSEADDR,
    SO_REUSEPORT,
    SOCK_STREAM,
    SOL_SOCKET,
    socket_to,
)
from pyuk.stdlib.socket import socket as Socket

MOST_WAITING = 1 << 16  # bytes behind which drain() waits, until there are FEW_WAITING
FEW_WAITING = 1 << 14
CHUNK = 1 << 16


async def readable(sock: Socket) -> None:
    """Wait until there is something to read."""
    ready = Pending()
    when_readable(sock, ready)
    await Until(ready)


class StreamReader:
    """What comes over a connection. data: what has come and nobody has read. limit: bytes that a line may have."""

    def __init__(self, sock: Socket, limit: int) -> None:
        self.sock = sock
        self.limit = limit
        self.data = bytearray()
        self.has_ended = False
        self.is_awaited = False

    def at_eof(self) -> bool:
        """Whether all was read, and no more will come."""
        return self.has_ended and not self.data

    async def more(self, caller: str) -> None:
        """Wait for more data, or the end."""
        if self.is_awaited:
            raise RuntimeError(f"{caller}() called while another coroutine is already waiting for incoming data")
        self.is_awaited = True
        try:
            while True:
                try:
                    received = self.sock.recv(CHUNK)
                    break
                except BlockingIOError:
                    await readable(self.sock)
        finally:
            self.is_awaited = False
        self.data += received
        self.has_ended = len(received) == 0

    def take(self, count: int) -> bytes:
        taken = bytes(self.data[:count])
        del self.data[:count]
        return taken

    async def read(self, n: int = -1) -> bytes:
        """What there is, at most n bytes, and at least one before the end; all until the end where n is negative."""
        if n == 0:
            return b""
        if n < 0:
            while not self.has_ended:
                await self.more("read")
            return self.take(len(self.data))
        if not self.data and not self.has_ended:
            await self.more("read")
        return self.take(min(n, len(self.data)))

    async def readexactly(self, n: int) -> bytes:
        """n bytes. IncompleteReadError where the stream ends before."""
        if n < 0:
            raise ValueError("readexactly size can not be less than zero")
        while len(self.data) < n:
            if self.has_ended:
                raise IncompleteReadError(self.take(len(self.data)), n)
            await self.more("readexactly")
        return self.take(n)

    async def readline(self) -> bytes:
        """Up to the next line feed; what is left at the end. ValueError where the line is too long."""
        try:
            return await self.readuntil(b"\n")
        except IncompleteReadError as error:
            return error.partial
        except LimitOverrunError as error:
            if self.data.startswith(b"\n", error.consumed):
                del self.data[: error.consumed + 1]
            else:
                self.data.clear()
            raise ValueError(str(error)) from None

    async def readuntil(self, separator: bytes = b"\n") -> bytes:
        """Up to a separator, which belongs to it. IncompleteReadError at the end, LimitOverrunError at the limit."""
        size = len(separator)
        if size == 0:
            raise ValueError("Separator should be at least one-byte string")
        start = 0
        while True:
            at = self.data.find(separator, start)
            if at >= 0:
                break
            start = max(0, len(self.data) + 1 - size)
            if start > self.limit:
                raise LimitOverrunError("Separator is not found, and chunk exceed the limit", start)
            if self.has_ended:
                raise IncompleteReadError(self.take(len(self.data)), None)
            await self.more("readuntil")
        if at > self.limit:
            raise LimitOverrunError("Separator is found, but chunk is longer than limit", at)
        return self.take(at + size)

    def __aiter__(self) -> StreamReader:
        return self

    async def __anext__(self) -> bytes:
        """The next line."""
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line


class Sending(Pending):
    """What sends a writer's rest when the socket takes more."""

    writer: StreamWriter

    def __init__(self, writer: StreamWriter) -> None:
        super().__init__()
        self.writer = writer

    def run(self) -> None:
        self.writer.send_waiting()


class StreamWriter:
    """What goes out over a connection. waiting: what the socket has not taken. drained, closed: done when it is so."""

    def __init__(self, sock: Socket) -> None:
        self.sock = sock
        self.waiting = bytearray()
        self.is_over = False
        self.ends = False
        self.has_closed = False
        self.error: OSError | None = None
        self.drained = Pending()
        self.closed = Pending()

    def write(self, data: bytes | bytearray) -> None:
        """Send that, as soon as may be."""
        if self.ends:
            raise RuntimeError("Cannot call write() after write_eof()")
        if self.error is not None or self.has_closed:
            return
        was_empty = not self.waiting
        self.waiting += data
        if was_empty:
            self.send_waiting()

    def writelines(self, data: list[bytes]) -> None:
        """Send those, one after the other."""
        self.write(b"".join(data))

    def send_waiting(self) -> None:
        """Send what the socket takes, and wait with the rest; close it behind the last where that was asked for."""
        if self.has_closed:
            return
        try:
            while self.waiting:
                sent = self.sock.send(bytes(self.waiting[:CHUNK]))
                del self.waiting[:sent]
        except BlockingIOError:
            when_writable(self.sock, Sending(self))
        except OSError as error:
            self.error = error
            self.waiting.clear()
            self.is_over = True
        if len(self.waiting) <= FEW_WAITING:
            self.drained.finish()
        if self.waiting:
            return
        if self.is_over:
            self.close_socket()
        elif self.ends:
            self.sock.shutdown(1)

    def close_socket(self) -> None:
        if not self.has_closed:
            self.has_closed = True
            forget(self.sock)
            self.sock.close()
            LOOP.ready.append(self.closed)

    async def drain(self) -> None:
        """Wait where more is written than the connection takes. The error of a connection that was lost."""
        error = self.error
        if error is not None:
            raise error
        if self.is_over:
            raise ConnectionResetError("Connection lost")
        if len(self.waiting) > MOST_WAITING:
            self.drained = Pending()
            await Until(self.drained)

    def can_write_eof(self) -> bool:
        return True

    def write_eof(self) -> None:
        """Let the peer see the end behind what was written."""
        if self.ends or self.is_over:
            return
        self.ends = True
        if not self.waiting:
            self.sock.shutdown(1)

    def close(self) -> None:
        """Close the connection when all is sent."""
        if not self.is_over:
            self.is_over = True
            if not self.waiting:
                self.close_socket()

    def is_closing(self) -> bool:
        return self.is_over

    async def wait_closed(self) -> None:
        """Wait until it is closed."""
        if not self.closed.is_done:
            await Until(self.closed)
        error = self.error
        if error is not None:
            raise error

    def get_extra_info(self, name: str, default: None = None):
        """The address of one of the two ends, also of a connection that is over: "peername" or "sockname".

        The checker has socket_of() called for "socket".
        """
        sock = self.sock
        if name == "peername":
            return sock.shape.name(sock.peer, sock.peer_port)
        if name == "sockname":
            return sock.shape.name(sock.local, sock.local_port)
        raise NotImplementedError(f"of a connection, peername and sockname are known here, not {name!r}")


def socket_of(transport) -> Socket:
    """The socket of a transport: get_extra_info("socket")."""
    return transport.sock


Answering = Callable[[StreamReader, StreamWriter], Coroutine[Pending, None, None]]


class Accepting(Pending):
    """What takes a server's connections as they come, of one of its sockets."""

    server: Server

    def __init__(self, server: Server, listener: Socket) -> None:
        super().__init__()
        self.server = server
        self.listener = listener

    def run(self) -> None:
        self.server.accept(self.listener)


class Server:
    """Listens. begin: what is to be done with each connection."""

    def __init__(self, begin: Callable[[Socket], None], listeners: list[Socket]) -> None:
        self.begin = begin
        self.listeners = listeners
        self.serves = False
        self.is_over = False
        self.ended = Pending()

    @property
    def sockets(self) -> list[Socket]:
        """The sockets that it listens on; those of IPv6 in a program that is told such addresses."""
        return [] if self.is_over else [each for each in self.listeners if each.shape.has_names()]

    def is_serving(self) -> bool:
        return self.serves

    def accept(self, listener: Socket) -> None:
        """Take the connections that there are."""
        if self.is_over:
            return
        while True:
            try:
                connection = listener.take_connection()
            except BlockingIOError:
                break
            connection.setblocking(False)
            self.begin(connection)
        when_readable(listener, Accepting(self, listener))

    async def start_serving(self) -> None:
        """Take connections from now on."""
        if not self.serves:
            self.serves = True
            for listener in self.listeners:
                when_readable(listener, Accepting(self, listener))

    async def serve_forever(self) -> None:
        """Serve until this is cancelled, or the server closed."""
        if self.is_over:
            raise RuntimeError("server <Server sockets=()> is closed")
        await self.start_serving()
        try:
            await Until(self.ended)
        finally:
            self.close()
        raise CancelledError

    def close(self) -> None:
        """Take no more connections; those that there are go on."""
        if not self.is_over:
            self.is_over = True
            self.serves = False
            for listener in self.listeners:
                forget(listener)
                listener.close()
            self.ended.finish()

    async def wait_closed(self) -> None:
        """As of 3.11: there is nothing to wait for."""

    async def __aenter__(self) -> Server:
        return self

    async def __aexit__(self, kind: object, error: object, trace: object) -> None:
        self.close()


async def start_server(
    client_connected_cb: Answering, host=None, port: int = 0, *, limit: int = 65536, family=0,
    sock: Socket | None = None, backlog: int = 100, reuse_port: bool | None = None, start_serving: bool = True,
) -> Server:
    """A server that listens on a port; each connection is answered by client_connected_cb(reader, writer)."""

    def begin(connection: Socket) -> None:
        create_task(client_connected_cb(StreamReader(connection, limit), StreamWriter(connection)))

    made = Server(begin, listening(host, port, family, sock, backlog, reuse_port))
    if start_serving:
        await made.start_serving()
    return made


def listening(host, port: int, family, given: Socket | None, backlog: int, reuse_port: bool | None) -> list[Socket]:
    """Sockets that listen on a port of one or of several addresses, or the given one, which is bound. OSError."""
    if given is not None:
        found = [given]
    elif isinstance(host, (list, tuple)):
        found = [each for one in host for each in bound_to(one, port, family, reuse_port)]
    else:
        found = bound_to(host, port, family, reuse_port)
    for sock in found:
        sock.listen(backlog)
        sock.setblocking(False)
    return found


def bound_to(host: str | None, port: int, family, reuse_port: bool | None) -> list[Socket]:
    """A socket on a port of an address of this machine; without one, of all addresses of both families. OSError."""
    if host is not None and host != "":
        return [bound(host, port, family, reuse_port)]
    if family != AF_UNSPEC:
        return [bound("", port, family, reuse_port)]
    first = bound("0.0.0.0", port, family, reuse_port)
    try:
        return [first, bound("::", port, family, reuse_port)]
    except OSError:
        first.close()
        raise


def bound(address: str, port: int, family, reuse_port: bool | None) -> Socket:
    """A socket on a port of an address of this machine. OSError."""
    sock = socket_to(address, SOCK_STREAM, family)
    try:
        sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        if reuse_port:
            sock.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        if sock.shape.is_v6():
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 1)
        sock.bind((address, port))
    except OSError:
        sock.close()
        raise
    return sock


async def open_connection(
    host: str, port: int, *, limit: int = 65536, family=0
) -> tuple[StreamReader, StreamWriter]:
    """A connection to a port of a host. OSError where there is none to be had."""
    sock = await connected(host, port, family)
    return StreamReader(sock, limit), StreamWriter(sock)


async def connected(host: str, port: int, family) -> Socket:
    """A socket that is connected to a port of a host. OSError."""
    sock = socket_to(host, SOCK_STREAM, family)
    sock.setblocking(False)
    try:
        sock.connect((host, port))
    except BlockingIOError:
        ready = Pending()
        when_writable(sock, ready)
        try:
            await Until(ready)
        except CancelledError:
            forget(sock)
            sock.close()
            raise
    try:
        finish_connecting(sock, (host, port))
    except OSError:
        forget(sock)
        sock.close()
        raise
    return sock


def finish_connecting(sock: Socket, address) -> None:
    """OSError where a connection did not come about."""
    number = sock.getsockopt(SOL_SOCKET, SO_ERROR)
    if number != 0:
        raise cast(OSError, oserror.os_error(number, f"Connect call failed {address}"))
