"""Calls in other threads that a coroutine waits for.

Source: CPython 3.11 Lib/asyncio/base_events.py, futures.py. Next: timeouts.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call, no-any-return, var-annotated"
# Parameters without annotation are compiled for what each call gives them.

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Generic, TypeVar

from pyuk.builtins.coroutines import Coroutine
from pyuk.stdlib.asyncio.events import LOOP, Pending
from pyuk.stdlib.asyncio.futures import AnyFuture, call_when_done, result_of
from pyuk.stdlib.asyncio.gathering import ensure_future
from pyuk.stdlib.asyncio.loops import AT_END
from pyuk.stdlib.concurrent.futures._base import Future
from pyuk.stdlib.concurrent.futures.thread import ThreadPoolExecutor

R = TypeVar("R")

default: ThreadPoolExecutor | None = None


def default_executor() -> ThreadPoolExecutor:
    """The threads that a loop has for itself."""
    global default
    found = default
    if found is None:
        found = ThreadPoolExecutor(thread_name_prefix="asyncio")
        default = found
        AT_END.append(shut_down)
    return found


def shut_down() -> None:
    """The loop has ended."""
    global default
    found = default
    default = None
    if found is not None:
        found.shutdown()


class ThreadCall(AnyFuture, Generic[R]):
    """A call that a thread makes, as a coroutine that waits for nothing: it knows what type the result has.

    failure: what has left it. The loop settles the future, by run(), once the thread has come back.
    """

    coroutine: Coroutine[Pending, None, R]
    failure: BaseException | None

    def __init__(self, coroutine: Coroutine[Pending, None, R]) -> None:
        super().__init__()
        self.coroutine = coroutine
        self.failure = None
        LOOP.elsewhere += 1

    def call(self) -> None:
        """Make the call, in a thread."""
        try:
            self.coroutine.advance()
        except BaseException as error:
            self.failure = error
        LOOP.come_back(self)

    def run(self) -> None:
        failure = self.failure
        if self.is_done:
            return  # it was cancelled meanwhile
        if failure is not None:
            self.fail(failure)
        else:
            self.finish()

    def cancel(self, msg: str | None = None) -> bool:
        """Wait no more for it: it is made all the same. False where it is done."""
        return self.give_up(msg)

    def result(self) -> R:
        """What the function has returned; what it raised is raised."""
        return result_of(self, self.coroutine)

    def __await__(self) -> Generator[Pending, None, R]:
        if not self.is_done:
            yield self
        return self.result()

    def add_done_callback(self, fn: Callable[[ThreadCall[R]], None]) -> None:
        """Call fn(future) in the round after it is done."""
        call_when_done(self, fn)


async def called(func, args):
    """What func(*args) gives."""
    return func(*args)


def begun_elsewhere(coro, loop):
    """asyncio.run_coroutine_threadsafe(): a future for another thread than the loop's."""
    future = Future()
    loop.call_soon_threadsafe(begin_for, coro, future)
    return future


def begin_for(coro, future) -> None:
    """Let a coroutine run, and the future have what comes of it; giving that up cancels the coroutine."""
    task = ensure_future(coro)
    task.add_done_callback(lambda done: settle(done, future))
    future.add_done_callback(lambda done: cancel_too(done, task))


def settle(task, future) -> None:
    """The task is done."""
    if task.cancelled():
        future.cancel()
    if not future.set_running_or_notify_cancel():
        return
    error = task.exception()
    if error is not None:
        future.set_exception(error)
    else:
        future.set_result(task.result())


def cancel_too(future, task) -> None:
    """The other thread wants no result any more."""
    if future.cancelled() and not task.done():
        task.cancel()
        LOOP.rouse()


def submitted(executor, func, args):
    """A future of what func(*args) gives in a thread of an executor."""
    pool = default_executor() if executor is None else executor
    future = ThreadCall(called(func, args))  # type: ignore[arg-type]
    pool.submit(future.call)
    return future
