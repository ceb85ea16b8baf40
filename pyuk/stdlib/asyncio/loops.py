"""The event loop of asyncio, as programs have it. Next: sockets.py.

There is one loop below; each object stands for it, and knows whether it was closed.
Source: CPython 3.11 Lib/asyncio/base_events.py, selector_events.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call, no-any-return, var-annotated"
# Parameters without annotation are compiled for what each call gives them.

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from pyuk.builtins.coroutines import Coroutine
from pyuk.stdlib.asyncio.asyncgens import close_all
from pyuk.stdlib.asyncio.events import LOOP, Handle, Pending, TimerHandle, run_until
from pyuk.stdlib.asyncio.futures import Future
from pyuk.stdlib.asyncio.gathering import ensure_future
from pyuk.stdlib.asyncio.tasks import TASKS, Task

R = TypeVar("R")

AT_END: list[Callable[[], None]] = []  # what a loop does when it is closed


class AbstractEventLoop:
    """is_over: it was closed."""

    is_over: bool

    def __init__(self) -> None:
        self.is_over = False

    def time(self) -> float:
        """Its clock, in seconds."""
        return LOOP.time()

    def is_running(self) -> bool:
        return running is self

    def is_closed(self) -> bool:
        return self.is_over

    def get_debug(self) -> bool:
        return False

    def create_task(self, coro: Coroutine[Pending, None, R], *, name: str | None = None) -> Task[R]:
        """asyncio.create_task(), also before it runs."""
        self.check_open()
        return Task(coro, name)

    def create_future(self) -> Future[R]:
        """asyncio.Future()."""
        return Future()

    def run_until_complete(self, future):
        """The result of a coroutine or task. RuntimeError where stop() was called before it was there."""
        task = ensure_future(future)
        self.run_until_ended(task)
        return task.result()

    def run_until_ended(self, ended: Pending) -> None:
        """Go on until something is done, whatever comes of it."""
        self.begin()
        try:
            run_until(ended)
        finally:
            self.end()

    def run_forever(self) -> None:
        """Go on until stop() is called."""
        self.begin()
        try:
            LOOP.run()
        finally:
            self.end()

    def stop(self) -> None:
        """Let this round be the last one."""
        LOOP.stops = True

    def check_open(self) -> None:
        """RuntimeError where it was closed."""
        if self.is_over:
            raise RuntimeError("Event loop is closed")

    def begin(self) -> None:
        """It runs from now on. RuntimeError."""
        global running
        self.check_open()
        if running is self:
            raise RuntimeError("This event loop is already running")
        if running is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        running = self

    def end(self) -> None:
        """It runs no longer."""
        global running
        running = None

    def close(self) -> None:
        """Forget what is left. RuntimeError where it runs."""
        if running is self:
            raise RuntimeError("Cannot close a running event loop")
        if self.is_over:
            return
        self.is_over = True
        LOOP.ready.clear()
        LOOP.timers.clear()
        LOOP.poller = None
        TASKS.clear()
        for function in AT_END:
            function()
        AT_END.clear()

    async def shutdown_asyncgens(self) -> None:
        """Close the asynchronous generators that have begun and not ended."""
        await close_all()

    async def shutdown_default_executor(self) -> None:
        """End the threads that the loop has for itself."""
        for function in AT_END:
            function()
        AT_END.clear()

    def call_soon(self, callback, *args) -> Handle:
        """Call callback(*args) in the next round."""
        self.check_open()
        made = Handle(lambda: called(callback, args))
        LOOP.ready.append(made)
        return made

    def call_soon_threadsafe(self, callback, *args) -> Handle:
        """The same from another thread, for which the loop may have to be woken."""
        made = self.call_soon(callback, *args)
        LOOP.rouse()
        return made

    def call_later(self, delay, callback, *args) -> TimerHandle:
        """Call callback(*args) after so many seconds."""
        self.check_open()
        return LOOP.call_after(float(delay), Handle(lambda: called(callback, args)))

    def call_at(self, when, callback, *args) -> TimerHandle:
        """Call callback(*args) at a moment of time()."""
        return self.call_later(when - LOOP.time(), callback, *args)

    def run_in_executor(self, executor, func, *args):
        """A future of what func(*args) gives in a thread of the executor; None stands for one that the loop has."""
        from pyuk.stdlib.asyncio.threads import submitted  # programs without threads need not have them

        return submitted(executor, func, args)

    async def create_server(
        self, protocol_factory, host=None, port=0, *, family=0, sock=None, backlog: int = 100,
        reuse_port: bool | None = None,
    ):  # fmt: skip
        """A server that makes a protocol for each connection to a port."""
        from pyuk.stdlib.asyncio.transports import serve_by_protocols  # nor those without a network that

        return await serve_by_protocols(protocol_factory, host, port, family, sock, backlog, reuse_port)

    async def create_connection(self, protocol_factory, host, port, *, family=0):
        """A connection to a port of a host: its transport and its protocol. OSError."""
        from pyuk.stdlib.asyncio.transports import connect_protocol

        return await connect_protocol(protocol_factory, host, port, family)

    async def create_datagram_endpoint(
        self, protocol_factory, local_addr=None, remote_addr=None, *, family=0, reuse_port: bool | None = None,
        allow_broadcast: bool | None = None, sock=None,
    ):  # fmt: skip
        """A socket of datagrams, a new one or the given one: its transport and its protocol. OSError."""
        from pyuk.stdlib.asyncio.transports import open_datagrams, over_datagrams

        if sock is not None:
            return await over_datagrams(protocol_factory, sock, sock.peer_port != 0)
        return await open_datagrams(protocol_factory, local_addr, remote_addr, family, allow_broadcast, reuse_port)

    def add_reader(self, fd, callback, *args) -> None:
        """Call callback(*args) whenever a socket can be read, until remove_reader()."""
        from pyuk.stdlib.asyncio.sockets import watch

        watch(fd, EVENT_READ, callback, args)

    def add_writer(self, fd, callback, *args) -> None:
        """The same whenever it takes data."""
        from pyuk.stdlib.asyncio.sockets import watch

        watch(fd, EVENT_WRITE, callback, args)

    def remove_reader(self, fd) -> bool:
        """Call it no longer; whether it would have been."""
        from pyuk.stdlib.asyncio.sockets import unwatch

        return unwatch(fd, EVENT_READ)

    def remove_writer(self, fd) -> bool:
        from pyuk.stdlib.asyncio.sockets import unwatch

        return unwatch(fd, EVENT_WRITE)

    async def sock_recv(self, sock, n: int) -> bytes:
        """What has come, at most n bytes; the socket does not wait."""
        from pyuk.stdlib.asyncio.sockets import receive

        return await receive(sock, n)

    async def sock_recv_into(self, sock, buf) -> int:
        """Put what has come into a buffer; how many bytes."""
        from pyuk.stdlib.asyncio.sockets import receive_into

        return await receive_into(sock, buf)

    async def sock_sendall(self, sock, data) -> None:
        """Send all of it."""
        from pyuk.stdlib.asyncio.sockets import send_all

        await send_all(sock, data)

    async def sock_accept(self, sock):
        """A connection that a socket has taken, which does not wait either, and its address."""
        from pyuk.stdlib.asyncio.sockets import take_connection

        return await take_connection(sock)

    async def sock_connect(self, sock, address) -> None:
        """Connect it. OSError."""
        from pyuk.stdlib.asyncio.sockets import connect

        await connect(sock, address)

    async def sock_recvfrom(self, sock, bufsize: int):
        """A datagram and where it came from."""
        from pyuk.stdlib.asyncio.sockets import receive_datagram

        return await receive_datagram(sock, bufsize)

    async def sock_sendto(self, sock, data, address) -> int:
        """Send a datagram; its length."""
        return sock.sendto(data, address)


EVENT_READ = 1  # as in selectors
EVENT_WRITE = 2


def called(callback, args) -> None:
    """Call a function for what it does."""
    callback(*args)


running: AbstractEventLoop | None = None
current: AbstractEventLoop | None = None  # what get_event_loop() gives while none runs


def get_running_loop() -> AbstractEventLoop:
    """The loop that runs this. RuntimeError where none does."""
    loop = running
    if loop is None or not LOOP.is_turning:
        raise RuntimeError("no running event loop")
    return loop


def get_event_loop() -> AbstractEventLoop:
    """The loop that runs, or the one that was set, or made for who asks first."""
    global current
    loop = running
    if loop is not None:
        return loop
    found = current
    if found is None:
        found = AbstractEventLoop()
        current = found
    return found


def new_event_loop() -> AbstractEventLoop:
    """A loop. They have all that is ready in common."""
    return AbstractEventLoop()


def set_event_loop(loop: AbstractEventLoop | None) -> None:
    """Let get_event_loop() give it."""
    global current
    current = loop
