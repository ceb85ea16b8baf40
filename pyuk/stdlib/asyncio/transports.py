"""Transports and protocols of asyncio: a protocol is an object that the loop tells what comes, by calling its methods.

A program derives from Protocol, for connections, or from DatagramProtocol; what it sends goes to the transport that
connection_made() brings. Source: The Python Standard Library, "Transports and Protocols"; CPython 3.11
Lib/asyncio/protocols.py and selector_events.py.
"""

# mypy: disable-error-code="no-untyped-call, no-untyped-def, no-any-return"
# Addresses of sockets are of the type that their families give them; protocols of the type that their factories give.

from __future__ import annotations

from pyuk.stdlib.asyncio.events import LOOP, Handle, Pending, Until
from pyuk.stdlib.asyncio.polling import forget, when_readable
from pyuk.stdlib.asyncio.streams import CHUNK, FEW_WAITING, MOST_WAITING, Server, StreamWriter, connected, listening
from pyuk.stdlib.socket import SO_BROADCAST, SO_REUSEPORT, SOCK_DGRAM, SOL_SOCKET, socket_to
from pyuk.stdlib.socket import socket as Socket

LONGEST_DATAGRAM = 1 << 16


class BaseProtocol:
    """What all protocols are told."""

    def connection_lost(self, exc: Exception | None) -> None:
        """The transport is closed; exc: why, where that was an error."""

    def pause_writing(self) -> None:
        """More waits to be sent than should."""

    def resume_writing(self) -> None:
        """Less waits again."""


class Protocol(BaseProtocol):
    """What happens to a connection."""

    def connection_made(self, transport: Transport) -> None:
        """It is open."""

    def data_received(self, data: bytes) -> None:
        """Something has come."""

    def eof_received(self):
        """The peer sends no more; a true result keeps the other direction open."""


class DatagramProtocol(BaseProtocol):
    """What happens to a socket of datagrams."""

    def connection_made(self, transport: DatagramTransport) -> None:
        """It is there."""

    def datagram_received(self, data, addr) -> None:
        """A datagram has come from addr."""

    def error_received(self, exc: OSError) -> None:
        """Something could not be sent or received."""


class Transport(StreamWriter):
    """A connection whose protocol is told what comes. is_full: the protocol was asked to pause."""

    protocol: Protocol

    def __init__(self, sock: Socket, protocol: Protocol) -> None:
        super().__init__(sock)
        self.protocol = protocol
        self.is_paused = False
        self.is_full = False
        LOOP.ready.append(Handle(lambda: protocol.connection_made(self)))
        LOOP.ready.append(Handle(self.read_more))

    def get_protocol(self) -> Protocol:
        return self.protocol

    def is_reading(self) -> bool:
        return not self.is_over and not self.is_paused

    def pause_reading(self) -> None:
        """Leave with the peer what comes."""
        self.is_paused = True

    def resume_reading(self) -> None:
        """Tell the protocol again what comes."""
        if self.is_paused:
            self.is_paused = False
            self.read_more()

    def read_more(self) -> None:
        """Wait for what comes."""
        if self.is_reading():
            when_readable(self.sock, Handle(self.take_in))

    def take_in(self) -> None:
        """Tell the protocol what has come."""
        if not self.is_reading():
            return
        try:
            data = self.sock.recv(CHUNK)
        except BlockingIOError:
            self.read_more()
            return
        except OSError as error:
            self.lose(error)
            return
        if data:
            self.read_more()
            self.protocol.data_received(data)
        elif not self.protocol.eof_received():
            self.close()

    def write(self, data: bytes | bytearray) -> None:
        super().write(data)
        if len(self.waiting) > MOST_WAITING and not self.is_full:
            self.is_full = True
            self.protocol.pause_writing()

    def send_waiting(self) -> None:
        super().send_waiting()
        if self.is_full and len(self.waiting) <= FEW_WAITING:
            self.is_full = False
            self.protocol.resume_writing()

    def get_write_buffer_size(self) -> int:
        return len(self.waiting)

    def lose(self, error: OSError | None) -> None:
        """Close it at once, whatever waits."""
        self.error = error
        self.waiting.clear()
        self.is_over = True
        self.close_socket()

    def abort(self) -> None:
        """Close it at once, whatever waits."""
        self.lose(None)

    def close_socket(self) -> None:
        if not self.has_closed:
            super().close_socket()
            LOOP.ready.append(Handle(lambda: self.protocol.connection_lost(self.error)))


class DatagramTransport:
    """A socket of datagrams whose protocol is told what comes. has_peer: it is connected."""

    protocol: DatagramProtocol

    def __init__(self, sock: Socket, protocol: DatagramProtocol, has_peer: bool) -> None:
        self.sock = sock
        self.protocol = protocol
        self.has_peer = has_peer
        self.is_over = False
        LOOP.ready.append(Handle(lambda: protocol.connection_made(self)))
        LOOP.ready.append(Handle(self.read_more))

    def get_protocol(self) -> DatagramProtocol:
        return self.protocol

    def read_more(self) -> None:
        """Wait for what comes."""
        if not self.is_over:
            when_readable(self.sock, Handle(self.take_in))

    def take_in(self) -> None:
        """Tell the protocol of a datagram."""
        if self.is_over:
            return
        self.read_more()
        try:
            data, address = self.sock.recvfrom(LONGEST_DATAGRAM)
        except BlockingIOError:
            return
        except OSError as error:
            self.protocol.error_received(error)
            return
        self.protocol.datagram_received(data, address)

    def sendto(self, data: bytes | bytearray, addr=None) -> None:
        """Send a datagram to an address, or to the peer of a connected socket."""
        if not data:
            return
        try:
            if self.has_peer:
                if addr is not None and addr != self.sock.getpeername():
                    raise ValueError(f"Invalid address: must be None or {self.sock.getpeername()}")
                self.sock.send(bytes(data))
            elif addr is not None:
                self.sock.sendto(bytes(data), addr)
        except OSError as error:
            self.protocol.error_received(error)

    def is_closing(self) -> bool:
        return self.is_over

    def close(self) -> None:
        """Close it."""
        if not self.is_over:
            self.is_over = True
            forget(self.sock)
            LOOP.ready.append(Handle(self.end))

    def abort(self) -> None:
        """Close it."""
        self.close()

    def end(self) -> None:
        self.protocol.connection_lost(None)
        self.sock.close()

    def get_extra_info(self, name: str, default: None = None):
        """Its own address: "sockname"."""
        if name == "sockname":
            return self.sock.shape.name(self.sock.local, self.sock.local_port)
        raise NotImplementedError(f"of a socket of datagrams, sockname is known here, not {name!r}")


# --- the loop's methods ------------------------------------------------------------------------------


async def next_round() -> None:
    """Wait until what is ready now has run: protocols are told of their transports."""
    passed = Pending()
    LOOP.ready.append(passed)
    await Until(passed)


async def serve_by_protocols(
    factory, host, port: int, family, sock: Socket | None, backlog: int, reuse_port: bool | None
) -> Server:
    """loop.create_server()."""

    def begin(connection: Socket) -> None:
        Transport(connection, factory())

    made = Server(begin, listening(host, port, family, sock, backlog, reuse_port))
    await made.start_serving()
    return made


async def connect_protocol(factory, host: str, port: int, family):
    """loop.create_connection()."""
    sock = await connected(host, port, family)
    protocol = factory()
    transport = Transport(sock, protocol)
    await next_round()
    return transport, protocol


async def open_datagrams(
    factory, local_addr, remote_addr, family, allow_broadcast: bool | None, reuse_port: bool | None
):
    """loop.create_datagram_endpoint()."""
    sock = socket_between(local_addr, remote_addr, family)
    try:
        if allow_broadcast:
            sock.setsockopt(SOL_SOCKET, SO_BROADCAST, 1)
        if reuse_port:
            sock.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        if local_addr is not None:
            sock.bind(local_addr)
        if remote_addr is not None:
            sock.connect(remote_addr)
    except OSError:
        sock.close()
        raise
    return await over_datagrams(factory, sock, remote_addr is not None)


def socket_between(local_addr, remote_addr, family) -> Socket:
    """A socket of datagrams for addresses, of which one is there, or a family."""
    if local_addr is not None:
        return socket_to(local_addr[0], SOCK_DGRAM, family)
    if remote_addr is not None:
        return socket_to(remote_addr[0], SOCK_DGRAM, family)
    if family == 0:
        raise ValueError("unexpected address family")
    return Socket(family, SOCK_DGRAM)


async def over_datagrams(factory, sock: Socket, has_peer: bool):
    """The transport and the protocol of a socket."""
    sock.setblocking(False)
    protocol = factory()
    transport = DatagramTransport(sock, protocol, has_peer)
    await next_round()
    return transport, protocol
