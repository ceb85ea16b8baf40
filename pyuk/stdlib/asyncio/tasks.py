"""Tasks of asyncio: coroutines that the loop runs.

A task runs its coroutine until that waits for a Pending; when it is done, the task is ready again.
Source: The Python Standard Library, "asyncio"; CPython 3.11 Lib/asyncio/tasks.py. Next: gathering.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call, no-any-return"
# Parameters without annotation are compiled for what each call gives them.

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Generic, TypeVar

from pyuk.builtins.coroutines import Coroutine
from pyuk.stdlib import _contexts
from pyuk.stdlib._contexts import Values
from pyuk.stdlib.asyncio.events import LOOP, NextRound, Pending, Until
from pyuk.stdlib.asyncio.exceptions import CancelledError
from pyuk.stdlib.asyncio.futures import AnyFuture, call_when_done, result_of

R = TypeVar("R")


class AnyTask(AnyFuture):
    """A task, whatever it results in. blocked_by: what it waits for. number: no other task has it.

    context: it runs in that.
    """

    cancels: bool
    cancel_count: int
    blocked_by: Pending | None
    name: str
    number: int
    context: Values

    def __init__(self, name: str | None, context: Values | None = None) -> None:
        super().__init__()
        self.context = _contexts.copied() if context is None else context
        global made, named
        self.cancels = False
        self.cancel_count = 0
        self.blocked_by = None
        made += 1
        self.number = made
        if name is not None:
            self.name = name
        else:
            named += 1
            self.name = f"Task-{named}"
        LOOP.ready.append(self)
        TASKS[self.number] = self

    def finish(self) -> None:
        super().finish()
        del TASKS[self.number]

    def cancel(self, msg: str | None = None) -> bool:
        """Let the coroutine's await raise CancelledError, at the task's next turn; what it waits for is cancelled."""
        if self.is_done:
            return False
        self.cancel_count += 1
        blocked_by = self.blocked_by
        if blocked_by is None or not blocked_by.cancel(msg):
            self.cancels = True
            self.message = msg
        return True

    def cancelling(self) -> int:
        """How often it was cancelled, less how often that was taken back."""
        return self.cancel_count

    def uncancel(self) -> int:
        """Take a cancellation back that was dealt with."""
        self.cancel_count = max(self.cancel_count - 1, 0)
        return self.cancel_count

    def get_name(self) -> str:
        return self.name

    def set_name(self, value: str) -> None:
        self.name = value

    def described(self) -> str:
        return ("Task exception was never retrieved\n"
                f"future: <Task finished name={self.name!r} exception={self.error!r}>\n")


made: int = 0
named: int = 0  # those that were given a name
TASKS: dict[int, AnyTask] = {}  # that are not done, by their numbers
current: AnyTask | None = None


class Task(AnyTask, Generic[R]):
    """A coroutine that the loop runs."""

    coroutine: Coroutine[Pending, None, R]

    def __init__(
        self, coroutine: Coroutine[Pending, None, R], name: str | None = None, context: Values | None = None
    ) -> None:
        super().__init__(name, context)
        self.coroutine = coroutine

    def run(self) -> None:
        """Let the coroutine go on until it waits again."""
        global current
        if self.is_done:
            return
        self.blocked_by = None
        current = self
        outside = _contexts.enter(self.context)
        try:
            goes_on = self.resume()
        except BaseException as error:
            self.fail(error)
            if not isinstance(error, (Exception, CancelledError)):
                self.is_unseen = False
                raise
            return
        finally:
            current = None
            _contexts.enter(outside)
        if goes_on:
            self.wait_for(self.coroutine.value)
        elif self.cancels:
            self.cancels = False
            self.fail(self.cancelled_error())
        else:
            self.finish()

    def wait_for(self, awaited: Pending) -> None:
        """Be ready again when that is done."""
        if awaited.is_done:
            LOOP.ready.append(self)
            return
        self.blocked_by = awaited
        awaited.waiters.append(self)
        if self.cancels and awaited.cancel(self.message):
            self.cancels = False

    def resume(self) -> bool:
        """Go on, with CancelledError where cancel() has been called."""
        if self.cancels:
            self.cancels = False
            return self.coroutine.throw_in(self.cancelled_error())
        return self.coroutine.advance()

    def __await__(self) -> Generator[Pending, None, R]:
        if not self.is_done:
            yield self
        return self.result()

    def result(self) -> R:
        """What the coroutine has returned; what has left it is raised."""
        return result_of(self, self.coroutine)

    def get_coro(self) -> Coroutine[Pending, None, R]:
        """The coroutine."""
        return self.coroutine

    def add_done_callback(self, fn: Callable[[Task[R]], None]) -> None:
        """Call fn(task) in the round after it is done."""
        call_when_done(self, fn)


# --- making and asking ---------------------------------------------------------------------------


def create_task(
    coroutine: Coroutine[Pending, None, R], *, name: str | None = None, context: Values | None = None
) -> Task[R]:
    """Let a coroutine run beside its maker, from the loop's next round on; in a context, or a copy of its maker's."""
    if not LOOP.is_turning:
        raise RuntimeError("no running event loop")
    return Task(coroutine, name, context)


def current_task() -> AnyTask:
    """The task that runs. RuntimeError where none does."""
    task = current
    if task is None:
        raise RuntimeError("no running event loop")
    return task


def all_tasks() -> set[AnyTask]:
    """The tasks that are not done."""
    return set(TASKS.values())


# --- waiting for one -----------------------------------------------------------------------------


async def sleep(delay, result=None):
    """Let others run; go on after `delay` seconds, with the result."""
    if delay <= 0:
        await NextRound()
        return result
    pause = Pending()
    timer = LOOP.call_after(float(delay), pause)
    try:
        await Until(pause)
    finally:
        timer.cancel()
    return result
