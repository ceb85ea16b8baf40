"""Futures of asyncio: results that are there later. A task is one, too.

Source: The Python Standard Library, "asyncio", "Futures"; CPython 3.11 Lib/asyncio/futures.py. Next: tasks.py.
"""

# mypy: disable-error-code="type-var"

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Generic, TypeVar

from pyuk.builtins.coroutines import Coroutine
from pyuk.kernel.console import write_error
from pyuk.kernel.traceback import write_exception
from pyuk.stdlib.asyncio.events import LOOP, Handle, Pending
from pyuk.stdlib.asyncio.exceptions import CancelledError, InvalidStateError

R = TypeVar("R")
F = TypeVar("F", bound="AnyFuture")

MOST_FAILED = 4096  # whose exceptions nobody has asked for yet; CPython tells that when it frees one


class AnyFuture(Pending):
    """A future, whatever its result is. error: what there is instead; nobody has asked for it where is_unseen."""

    error: BaseException | None
    is_unseen: bool

    def __init__(self) -> None:
        super().__init__()
        self.error = None
        self.is_unseen = False

    def done(self) -> bool:
        return self.is_done

    def cancelled(self) -> bool:
        return self.is_done and isinstance(self.error, CancelledError)

    def exception(self) -> BaseException | None:
        """What there is instead of a result. CancelledError where it was cancelled."""
        if not self.is_done:
            raise InvalidStateError("Exception is not set.")
        error = self.seen_error()
        if isinstance(error, CancelledError):
            raise error
        return error

    def seen_error(self) -> BaseException | None:
        """The exception, which somebody has asked for now."""
        self.is_unseen = False
        return self.error

    def fail(self, error: BaseException) -> None:
        """It is done, without a result."""
        self.error = error
        if not isinstance(error, CancelledError):
            self.is_unseen = True
            note_failed(self)
        self.finish()

    def give_up(self, msg: str | None) -> bool:
        """It is cancelled; False where it is done."""
        if self.is_done:
            return False
        self.message = msg
        self.fail(self.cancelled_error())
        return True

    def described(self) -> str:
        """For the message about an exception that nobody has asked for."""
        return f"Future exception was never retrieved\nfuture: <Future finished exception={self.error!r}>\n"


FAILED: list[AnyFuture] = []  # in the order in which they failed
looked_at: int = 0  # so many of them were left when they were last looked through


def note_failed(future: AnyFuture) -> None:
    """Keep a future, until somebody has asked for its exception."""
    global looked_at
    FAILED.append(future)
    if len(FAILED) > 2 * looked_at + 64:
        FAILED[:] = [one for one in FAILED if one.is_unseen]
        while len(FAILED) > MOST_FAILED:
            tell_oldest()
        looked_at = len(FAILED)


def tell_oldest() -> None:
    """Forget the future that failed first; say so if nobody has asked for its exception."""
    future = FAILED.pop(0)
    error = future.error
    if future.is_unseen and error is not None:
        write_error(future.described())
        write_exception(error, False)


def tell_all() -> None:
    """At the end of a loop: say which exceptions nobody has asked for."""
    while FAILED:
        tell_oldest()


def result_of(future: AnyFuture, coroutine: Coroutine[Pending, None, R]) -> R:
    """What a coroutine has returned; what has left it, as its future knows, is raised. InvalidStateError."""
    if not future.is_done:
        raise InvalidStateError("Result is not set.")
    error = future.seen_error()
    if error is not None:
        raise error
    return coroutine.result


class Future(AnyFuture, Generic[R]):
    """A result that somebody sets."""

    value: R

    def set_result(self, result: R) -> None:
        """It is done. InvalidStateError where it is already."""
        self.check_not_done()
        self.value = result
        self.finish()

    def set_exception(self, exception: BaseException) -> None:
        """It is done: who waits for it gets the exception. InvalidStateError where it is already."""
        self.check_not_done()
        self.fail(exception)

    def check_not_done(self) -> None:
        """InvalidStateError, as CPython puts it."""
        if self.is_done:
            raise InvalidStateError("invalid state")

    def cancel(self, msg: str | None = None) -> bool:
        """Give up; False where it is done."""
        return self.give_up(msg)

    def result(self) -> R:
        """What was set; an exception is raised. CancelledError, InvalidStateError."""
        if not self.is_done:
            raise InvalidStateError("Result is not set.")
        error = self.seen_error()
        if error is not None:
            raise error
        return self.value

    def __await__(self) -> Generator[Pending, None, R]:
        if not self.is_done:
            yield self
        return self.result()

    def add_done_callback(self, fn: Callable[[Future[R]], None]) -> None:
        """Call fn(future) in the round after it is done."""
        call_when_done(self, fn)


def call_when_done(future: F, function: Callable[[F], None]) -> None:
    """Call function(future) in the round after it is done."""
    callback = Handle(lambda: function(future))
    if future.is_done:
        LOOP.ready.append(callback)
    else:
        future.waiters.append(callback)
