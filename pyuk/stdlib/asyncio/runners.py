"""Running coroutines from outside of them: run(), Runner, the event loop's own methods, and calls in threads.

Source: CPython 3.11 Lib/asyncio/runners.py, base_events.py, threads.py. Next: timeouts.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call, no-any-return, var-annotated"
# Parameters without annotation are compiled for what each call gives them.

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from pyuk.builtins.coroutines import Coroutine
from pyuk.builtins.exctypes import ExceptionType
from pyuk.builtins.tracebacktype import TracebackType
from pyuk.stdlib import _contexts
from pyuk.stdlib.asyncio import tasks
from pyuk.stdlib.asyncio.events import LOOP, Call, Pending, TimerHandle
from pyuk.stdlib.asyncio.futures import AnyFuture, Future, tell_all
from pyuk.stdlib.asyncio.gathering import ensure_future
from pyuk.stdlib.asyncio.tasks import TASKS, Task

R = TypeVar("R")


def run(main: Coroutine[Pending, None, R], *, debug: bool | None = None) -> R:
    """Run a coroutine to its end; the tasks that are left then are cancelled."""
    if tasks.current is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    task = Task(main)
    try:
        run_until_done(task)
        return task.result()
    finally:
        cancel_all()


def run_until_done(task: AnyFuture) -> None:
    """Run the loop until a task is done."""
    while not task.is_done:
        if not LOOP.run_once():
            raise RuntimeError("the event loop has nothing to do, and the main coroutine waits")


def cancel_all() -> None:
    """The end of a loop: cancel what is left, let it end, and tell of exceptions that nobody has asked for."""
    for other in list(TASKS.values()):
        other.cancel()
    while TASKS and LOOP.run_once():
        pass
    LOOP.ready.clear()
    LOOP.timers.clear()
    for function in AT_END:
        function()
    AT_END.clear()
    tell_all()


AT_END: list[Callable[[], None]] = []  # what a loop does when it is closed


class Runner:
    """Runs several coroutines, one after the other, in one loop."""

    is_closed: bool

    def __init__(self, *, debug: bool | None = None) -> None:
        self.is_closed = False

    def run(self, coro: Coroutine[Pending, None, R]) -> R:
        """Run a coroutine to its end; other tasks may be left."""
        if self.is_closed:
            raise RuntimeError("Runner is closed")
        if tasks.current is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        task = Task(coro)
        run_until_done(task)
        return task.result()

    def get_loop(self) -> EventLoop:
        """The loop."""
        return EVENT_LOOP

    def close(self) -> None:
        """Cancel the tasks that are left."""
        if not self.is_closed:
            self.is_closed = True
            cancel_all()

    def __enter__(self) -> Runner:
        return self

    def __exit__(self, kind: ExceptionType | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


# --- the loop ------------------------------------------------------------------------------------


class EventLoop:
    """The loop that there is, for programs."""

    def time(self) -> float:
        """Its clock, in seconds."""
        return LOOP.time()

    def is_running(self) -> bool:
        return tasks.current is not None

    def create_task(self, coro: Coroutine[Pending, None, R], *, name: str | None = None) -> Task[R]:
        """asyncio.create_task()."""
        return Task(coro, name)

    def create_future(self) -> Future[R]:
        """asyncio.Future()."""
        return Future()

    def run_until_complete(self, future):
        """The result of a coroutine or task."""
        if tasks.current is not None:
            raise RuntimeError("This event loop is already running")
        task = ensure_future(future)
        run_until_done(task)
        return task.result()

    def close(self) -> None:
        """Forget what is left."""
        cancel_all()

    def call_soon(self, callback, *args) -> None:
        """Call callback(*args) in the next round."""
        LOOP.ready.append(Call(lambda: called(callback, args)))

    def call_later(self, delay, callback, *args) -> TimerHandle:
        """Call callback(*args) after so many seconds."""
        return LOOP.call_after(float(delay), Call(lambda: called(callback, args)))

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


def called(callback, args) -> None:
    """Call a function for what it does."""
    callback(*args)


EVENT_LOOP = EventLoop()


def get_running_loop() -> EventLoop:
    """The loop that there is. RuntimeError where it does not run."""
    if tasks.current is None:
        raise RuntimeError("no running event loop")
    return EVENT_LOOP


def get_event_loop() -> EventLoop:
    """The loop that there is."""
    return EVENT_LOOP


def new_event_loop() -> EventLoop:
    """The loop that there is: there is one."""
    return EVENT_LOOP


def set_event_loop(loop: EventLoop | None) -> None:
    """There is one loop."""


async def to_thread(func, /, *args):
    """What func(*args) gives, which is called in another thread, in a context like this one."""
    context = _contexts.copied()
    return await get_running_loop().run_in_executor(None, lambda: called_in(context, func, args))


def called_in(context, func, args):
    """A call in a context."""
    outside = _contexts.enter(context)
    try:
        return func(*args)
    finally:
        _contexts.enter(outside)
