"""Running coroutines from outside of them: run(), Runner; and calls in threads.

Source: CPython 3.11 Lib/asyncio/runners.py, threads.py. Next: timeouts.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call, no-any-return, var-annotated"
# Parameters without annotation are compiled for what each call gives them.

from __future__ import annotations

from typing import TypeVar

from pyuk.builtins.coroutines import Coroutine
from pyuk.builtins.exctypes import ExceptionType
from pyuk.builtins.tracebacktype import TracebackType
from pyuk.stdlib import _contexts
from pyuk.stdlib.asyncio.events import LOOP, Pending
from pyuk.stdlib.asyncio.futures import tell_all
from pyuk.stdlib.asyncio.gathering import all_of
from pyuk.stdlib.asyncio.loops import AbstractEventLoop, get_running_loop, set_event_loop
from pyuk.stdlib.asyncio.tasks import TASKS

R = TypeVar("R")


def run(main: Coroutine[Pending, None, R], *, debug: bool | None = None) -> R:
    """Run a coroutine to its end; the tasks that are left then are cancelled."""
    if LOOP.is_turning:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    loop = AbstractEventLoop()
    try:
        return loop.run_until_complete(main)
    finally:
        end(loop)


def end(loop: AbstractEventLoop) -> None:
    """The end of a loop: what is left is cancelled and ends, generators are closed, threads end; then it is closed.

    Exceptions are told that nobody has asked for.
    """
    if TASKS:
        left = list(TASKS.values())
        for task in left:
            task.cancel()
        loop.run_until_ended(all_of(left, False))
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.run_until_complete(loop.shutdown_default_executor())
    set_event_loop(None)
    loop.close()
    tell_all()


class Runner:
    """Runs several coroutines, one after the other, in one loop, which is there from the first on."""

    loop: AbstractEventLoop | None
    is_closed: bool

    def __init__(self, *, debug: bool | None = None) -> None:
        self.loop = None
        self.is_closed = False

    def run(self, coro: Coroutine[Pending, None, R]) -> R:
        """Run a coroutine to its end; other tasks may be left."""
        if LOOP.is_turning:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        return self.get_loop().run_until_complete(coro)

    def get_loop(self) -> AbstractEventLoop:
        """The loop."""
        if self.is_closed:
            raise RuntimeError("Runner is closed")
        found = self.loop
        if found is None:
            found = AbstractEventLoop()
            self.loop = found
        return found

    def close(self) -> None:
        """Cancel the tasks that are left."""
        loop = self.loop
        if loop is not None and not self.is_closed:
            end(loop)
        self.is_closed = True

    def __enter__(self) -> Runner:
        self.get_loop()
        return self

    def __exit__(self, kind: ExceptionType | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


async def to_thread(func, /, *args):
    """What func(*args) gives, which is called in another thread, in a context like this one."""
    context = _contexts.copied()
    return await get_running_loop().run_in_executor(None, lambda: called_in(context, func, args))


def run_coroutine_threadsafe(coro, loop):
    """Let a coroutine run in a loop of another thread; a future of concurrent.futures for what it gives."""
    from pyuk.stdlib.asyncio.threads import begun_elsewhere  # programs without threads need not have them

    return begun_elsewhere(coro, loop)


def called_in(context, func, args):
    """A call in a context."""
    outside = _contexts.enter(context)
    try:
        return func(*args)
    finally:
        _contexts.enter(outside)
