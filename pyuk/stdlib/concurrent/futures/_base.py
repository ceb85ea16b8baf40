"""Futures: what a call that runs elsewhere will give. Part of concurrent.futures.

Source: The Python Standard Library, "concurrent.futures"; CPython 3.11 Lib/concurrent/futures/_base.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call, no-any-return, var-annotated"
# Parameters without annotation are compiled for what each call gives them.

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Generic, NamedTuple, TypeVar

from pyuk.builtins.exceptions import TimeoutError
from pyuk.kernel import scheduler
from pyuk.kernel.clock import monotonic_ns
from pyuk.kernel.console import write_error
from pyuk.kernel.tasks import TaskQueue
from pyuk.kernel.traceback import write_exception
from pyuk.stdlib._locks import deadline_of

T = TypeVar("T")

FIRST_COMPLETED: Final = "FIRST_COMPLETED"
FIRST_EXCEPTION: Final = "FIRST_EXCEPTION"
ALL_COMPLETED: Final = "ALL_COMPLETED"

PENDING = 0
RUNNING = 1
CANCELLED = 2
FINISHED = 3


class CancelledError(Exception):
    """The future was cancelled."""


class InvalidStateError(Exception):
    """The future has a result already."""


class BrokenExecutor(RuntimeError):
    """An executor can do no work any more."""


COMPLETIONS = TaskQueue()  # who waits for any of several futures
completed: int = 0


class Future(Generic[T]):
    """A result that is there later. number: of all futures, which one was done when."""

    state: int
    value: T
    error: BaseException | None
    callbacks: list[Callable[[Future[T]], None]]
    waiting: TaskQueue
    number: int

    def __init__(self) -> None:
        self.state = PENDING
        self.error = None
        self.callbacks = []
        self.waiting = TaskQueue()
        self.number = 0

    def cancel(self) -> bool:
        """Give up, if the call has not begun."""
        if self.state == RUNNING or self.state == FINISHED:
            return False
        if self.state == PENDING:
            self.complete(CANCELLED)
        return True

    def cancelled(self) -> bool:
        return self.state == CANCELLED

    def running(self) -> bool:
        return self.state == RUNNING

    def done(self) -> bool:
        return self.state >= CANCELLED

    def result(self, timeout=None) -> T:
        """What the call gave; what it raised is raised. TimeoutError, CancelledError."""
        self.wait_until_done(deadline_of(timeout))
        error = self.error
        if error is not None:
            raise error
        return self.value

    def exception(self, timeout=None) -> BaseException | None:
        """What the call raised. TimeoutError, CancelledError."""
        self.wait_until_done(deadline_of(timeout))
        return self.error

    def wait_until_done(self, deadline_ns: int) -> None:
        """Wait for the end of the call."""
        if not self.done():
            scheduler.block(self.waiting, deadline_ns, "a future")
        if self.state == CANCELLED:
            raise CancelledError
        if self.state != FINISHED:
            raise TimeoutError  # type: ignore[misc]

    def add_done_callback(self, fn: Callable[[Future[T]], None]) -> None:
        """Call fn(future) when it is done, or now if it is."""
        if self.done():
            self.call_back(fn)
        else:
            self.callbacks.append(fn)

    def call_back(self, fn: Callable[[Future[T]], None]) -> None:
        """Call fn; what it raises is only told."""
        try:
            fn(self)
        except Exception as error:
            write_error("exception calling callback for a future\n")
            write_exception(error, False)

    def set_running_or_notify_cancel(self) -> bool:
        """The call begins; False where it need not."""
        if self.state == CANCELLED:
            return False
        self.state = RUNNING
        return True

    def set_result(self, result: T) -> None:
        """The call gave a result."""
        if self.done():
            raise InvalidStateError
        self.value = result
        self.complete(FINISHED)

    def set_exception(self, exception: BaseException) -> None:
        """The call raised."""
        if self.done():
            raise InvalidStateError
        self.error = exception
        self.complete(FINISHED)

    def complete(self, state: int) -> None:
        """It is done: whoever waits goes on."""
        global completed
        completed += 1
        self.number = completed
        self.state = state
        scheduler.wake_all(self.waiting)
        scheduler.wake_all(COMPLETIONS)
        for fn in self.callbacks:
            self.call_back(fn)
        self.callbacks.clear()


# --- several of them -----------------------------------------------------------------------------


def as_completed(fs, timeout=None):
    """The futures, in the order in which they are done. TimeoutError."""
    deadline = deadline_of(timeout)
    return in_order_of_completion(list(dict.fromkeys(fs)), deadline)


def in_order_of_completion(pending, deadline_ns: int):
    """The futures of a list, which becomes empty, as they are done."""
    total = len(pending)
    while len(pending) > 0:
        index = next_completed(pending)
        if index >= 0:
            yield pending.pop(index)
        elif monotonic_ns() >= deadline_ns:
            raise TimeoutError(f"{len(pending)} (of {total}) futures unfinished")  # type: ignore[misc]
        else:
            scheduler.block(COMPLETIONS, deadline_ns, "one of several futures")


def next_completed(pending) -> int:
    """The index of the one that was done first; -1 where none is."""
    found = -1
    for i in range(len(pending)):
        if pending[i].done() and (found < 0 or pending[i].number < pending[found].number):
            found = i
    return found


class DoneAndNotDoneFutures(NamedTuple, Generic[T]):
    """What wait() gives."""

    done: set[Future[T]]
    not_done: set[Future[T]]


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Wait for all futures, or the first, or the first that raises: (those that are done, the others)."""
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return condition: {return_when!r}")
    deadline = deadline_of(timeout)
    everything = set(fs)
    while True:
        done = {future for future in everything if future.done()}
        not_done = everything - done
        failed = [future for future in done if future.error is not None]
        if (
            len(not_done) == 0
            or (return_when == FIRST_COMPLETED and len(done) > 0)
            or (return_when == FIRST_EXCEPTION and len(failed) > 0)
            or monotonic_ns() >= deadline
        ):
            return DoneAndNotDoneFutures(done, not_done)
        scheduler.block(COMPLETIONS, deadline, "several futures")
