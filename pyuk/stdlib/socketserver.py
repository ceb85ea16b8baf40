"""Servers: a handler object for each request, made by a server for a stream, a thread of its own, or a datagram.

Source: The Python Standard Library, "socketserver"; CPython 3.11 Lib/socketserver.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call, attr-defined, has-type"
# What a request is, and which classes a program's servers and handlers are, is known where they are used.

from __future__ import annotations

from typing import Self

from pyuk.kernel.traceback import write_exception
from pyuk.stdlib import sys, threading, time
from pyuk.stdlib._network.families import AddressFamilyV6
from pyuk.stdlib._network.host import host
from pyuk.stdlib._network.streamfiles import StreamFile, make_stream
from pyuk.stdlib.io import BytesIO
from pyuk.stdlib.socket import (
    AF_INET,
    AF_INET6,
    IPPROTO_TCP,
    READ,
    SHUT_WR,
    SO_REUSEADDR,
    SO_REUSEPORT,
    SOL_SOCKET,
    TCP_NODELAY,
    AddressFamily,
    SocketKind,
)
from pyuk.stdlib.socket import socket as Socket

GLANCE_S = 0.01  # how often shutdown() looks whether the server has stopped


class BaseServer:
    """What all servers do. A class that derives from it has get_request()."""

    timeout: float | None = None
    socket: Socket

    def __init__(self, server_address, RequestHandlerClass) -> None:
        self.server_address = server_address
        self.RequestHandlerClass = RequestHandlerClass
        self.__shutdown_request = False
        self.__has_stopped = False

    def server_activate(self) -> None:
        """Begin to take requests."""

    def serve_forever(self, poll_interval: float = 0.5) -> None:
        """Handle requests until shutdown() is called."""
        self.__has_stopped = False
        try:
            while not self.__shutdown_request:
                is_there = self.__comes_within(poll_interval)
                if self.__shutdown_request:
                    break
                if is_there:
                    self._handle_request_noblock()
                self.service_actions()
        finally:
            self.__shutdown_request = False
            self.__has_stopped = True

    def shutdown(self) -> None:
        """Let serve_forever() end, and wait until it has; it runs in another thread."""
        self.__shutdown_request = True
        while not self.__has_stopped:
            time.sleep(GLANCE_S)

    def service_actions(self) -> None:
        """Called by serve_forever() in each round."""

    def __comes_within(self, seconds: float | None) -> bool:
        """Wait for a request; False where none comes in time."""
        return self.socket.comes_until(READ, host().after(-1.0 if seconds is None else seconds))

    def handle_request(self) -> None:
        """Handle one request, for which is waited as long as `timeout` and the socket's time-out say."""
        seconds = self.socket.gettimeout()
        own = self.timeout
        if seconds is None:
            seconds = own
        elif own is not None:
            seconds = min(seconds, own)
        if self.__comes_within(seconds):
            self._handle_request_noblock()
        else:
            self.handle_timeout()

    def _handle_request_noblock(self) -> None:
        """Handle a request that is there."""

    def _check_and_process(self, request, client_address) -> None:
        """Handle a request, if it is to be handled at all."""
        if not self.verify_request(request, client_address):
            self.shutdown_request(request)
            return
        try:
            self.process_request(request, client_address)
        except Exception:
            self.handle_error(request, client_address)
            self.shutdown_request(request)

    def handle_timeout(self) -> None:
        """Called by handle_request() where no request came in time."""

    def verify_request(self, request, client_address) -> bool:
        """Whether to handle a request."""
        return True

    def process_request(self, request, client_address) -> None:
        self.finish_request(request, client_address)
        self.shutdown_request(request)

    def server_close(self) -> None:
        """Take no more requests."""

    def finish_request(self, request, client_address) -> None:
        """Handle a request: make a handler."""
        self.RequestHandlerClass(request, client_address, self)

    def shutdown_request(self, request) -> None:
        """A request was handled."""
        self.close_request(request)

    def close_request(self, request) -> None:
        """Let go of a request."""

    def handle_error(self, request, client_address) -> None:
        """Tell what went wrong while a request was handled."""
        line = "-" * 40
        sys.stderr.write(f"{line}\nException occurred during processing of request from {client_address}\n")
        error = sys.exception()
        if error is not None:
            write_exception(error, False)
        sys.stderr.write(f"{line}\n")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self.server_close()


class SocketServer(BaseServer):
    """A server with a socket."""

    address_family = AddressFamily.AF_INET
    socket_type = SocketKind.SOCK_STREAM
    request_queue_size = 5
    allow_reuse_address = False
    allow_reuse_port = False

    def __init__(self, server_address, RequestHandlerClass, bind_and_activate: bool = True) -> None:
        BaseServer.__init__(self, server_address, RequestHandlerClass)
        family = self.address_family
        if isinstance(family, AddressFamilyV6):
            self.socket = Socket(AF_INET6, self.socket_type)
        else:
            self.socket = Socket(AF_INET, self.socket_type)
        if bind_and_activate:
            try:
                self.server_bind()
                self.server_activate()
            except BaseException:
                self.server_close()
                raise

    def server_bind(self) -> None:
        """Have the address."""
        if self.allow_reuse_address:
            self.socket.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        if self.allow_reuse_port:
            self.socket.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()

    def server_close(self) -> None:
        self.socket.close()

    def fileno(self) -> int:
        return self.socket.fileno()


class TCPServer(SocketServer):
    """Takes connections."""

    def server_activate(self) -> None:
        self.socket.listen(self.request_queue_size)

    def get_request(self):
        """The next connection, and who it is from."""
        return self.socket.accept()

    def _handle_request_noblock(self) -> None:
        try:
            request, client_address = self.get_request()
        except OSError:
            return
        self._check_and_process(request, client_address)

    def shutdown_request(self, request) -> None:
        if isinstance(request, Socket):
            try:
                request.shutdown(SHUT_WR)
            except OSError:
                pass  # the other side was quicker
        self.close_request(request)

    def close_request(self, request) -> None:
        if isinstance(request, Socket):
            request.close()


class UDPServer(SocketServer):
    """Takes datagrams: a request is one with the socket that it came to."""

    socket_type = SocketKind.SOCK_DGRAM
    max_packet_size = 8192

    def get_request(self):
        data, client_address = self.socket.recvfrom(self.max_packet_size)
        return (data, self.socket), client_address

    def _handle_request_noblock(self) -> None:
        try:
            request, client_address = self.get_request()
        except OSError:
            return
        self._check_and_process(request, client_address)


class ThreadingMixIn(BaseServer):
    """Lets each request be handled in a thread of its own. _threads: those that server_close() waits for."""

    daemon_threads = False
    block_on_close = True
    _threads: list[threading.Thread] | None = None

    def process_request_thread(self, request, client_address) -> None:
        """What the thread does."""
        try:
            self.finish_request(request, client_address)
        except Exception:
            self.handle_error(request, client_address)
        finally:
            self.shutdown_request(request)

    def process_request(self, request, client_address) -> None:
        thread = threading.Thread(target=self.process_request_thread, args=(request, client_address))
        thread.daemon = self.daemon_threads
        if self.block_on_close and not self.daemon_threads:
            self.__remember(thread)
        thread.start()

    def __remember(self, thread: threading.Thread) -> None:
        """Wait for a thread in the end."""
        known = self._threads
        running = [] if known is None else [each for each in known if each.is_alive()]
        self._threads = [*running, thread]

    def server_close(self) -> None:
        super().server_close()
        known = self._threads
        if known is not None:
            for thread in known:
                thread.join()


class ThreadingTCPServer(ThreadingMixIn, TCPServer):
    """A thread for each connection."""


class ThreadingUDPServer(ThreadingMixIn, UDPServer):
    """A thread for each datagram."""


class BaseRequestHandler:
    """Handles one request, where it is made: by setup(), handle() and finish() of a class that derives from it."""

    def __init__(self, request, client_address, server) -> None:
        self.request = request
        self.client_address = client_address
        self.server = server
        self.setup()
        try:
            self.handle()
        finally:
            self.finish()

    def setup(self) -> None:
        pass

    def handle(self) -> None:
        pass

    def finish(self) -> None:
        pass


class StreamRequestHandler(BaseRequestHandler):
    """Handles a connection, which it reads and writes as files."""

    rbufsize = -1
    wbufsize = 0
    timeout: float | None = None
    disable_nagle_algorithm = False

    connection: Socket
    rfile: StreamFile
    wfile: StreamFile

    def setup(self) -> None:
        connection = self.request
        assert isinstance(connection, Socket)
        self.connection = connection
        if self.timeout is not None:
            connection.settimeout(self.timeout)
        if self.disable_nagle_algorithm:
            connection.setsockopt(IPPROTO_TCP, TCP_NODELAY, True)
        self.rfile = make_stream(connection, "rb", self.rbufsize)
        self.wfile = make_stream(connection, "wb", self.wbufsize)

    def finish(self) -> None:
        if not self.wfile.closed:
            try:
                self.wfile.flush()
            except OSError:
                pass  # whoever asked is gone
        self.wfile.close()
        self.rfile.close()


class DatagramRequestHandler(BaseRequestHandler):
    """Handles a datagram, which it reads as a file; what it writes is the answer."""

    socket: Socket
    rfile: BytesIO
    wfile: BytesIO

    def setup(self) -> None:
        request = self.request
        assert isinstance(request, tuple)
        self.packet, self.socket = request
        self.rfile = BytesIO(self.packet)
        self.wfile = BytesIO()

    def finish(self) -> None:
        self.socket.sendto(self.wfile.getvalue(), self.client_address)
