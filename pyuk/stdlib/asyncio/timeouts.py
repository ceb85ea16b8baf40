"""async with timeout(seconds): what takes longer is cancelled, and TimeoutError raised in its place.

Source: CPython 3.11 Lib/asyncio/timeouts.py. Next: taskgroups.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from pyuk.builtins.exceptions import TimeoutError
from pyuk.builtins.exctypes import ExceptionType
from pyuk.builtins.tracebacktype import TracebackType
from pyuk.stdlib.asyncio.events import LOOP, Pending, TimerHandle
from pyuk.stdlib.asyncio.exceptions import CancelledError
from pyuk.stdlib.asyncio.tasks import AnyTask, current_task

CREATED, ENTERED, EXPIRING, EXPIRED, EXITED = "created", "active", "expiring", "expired", "finished"


class Expiry(Pending):
    """The time is over."""

    whole: Timeout

    def __init__(self, whole: Timeout) -> None:
        super().__init__()
        self.whole = whole

    def run(self) -> None:
        if not self.is_cancelled:
            self.whole.expire()


class Timeout:
    """until: the moment of the loop's clock at which it is too late; None for never. expiry: what is to run then."""

    state: str
    until: float | None
    task: AnyTask | None
    cancelling: int
    timer: TimerHandle | None
    expiry: Expiry | None

    def __init__(self, when) -> None:
        self.state = CREATED
        self.until = None if when is None else float(when)
        self.task = None
        self.cancelling = 0
        self.timer = None
        self.expiry = None

    def when(self) -> float | None:
        return self.until

    def reschedule(self, when) -> None:
        """Let another moment be the last one. RuntimeError where that is too late."""
        if self.state != ENTERED:
            raise RuntimeError(f"Cannot change state of {self.state} Timeout")
        self.until = None if when is None else float(when)
        self.stop()
        until = self.until
        if until is None:
            return
        expiry = Expiry(self)
        self.expiry = expiry
        if until <= LOOP.time():
            LOOP.ready.append(expiry)
        else:
            self.timer = LOOP.call_after(until - LOOP.time(), expiry)

    def stop(self) -> None:
        """Do not expire."""
        timer, expiry = self.timer, self.expiry
        if timer is not None:
            timer.cancel()
        if expiry is not None:
            expiry.cancel()
        self.timer = None
        self.expiry = None

    def expired(self) -> bool:
        return self.state == EXPIRING or self.state == EXPIRED

    def expire(self) -> None:
        """Cancel what takes too long."""
        task = self.task
        if task is not None:
            task.cancel()
            self.state = EXPIRING
            self.expiry = None

    async def __aenter__(self) -> Timeout:
        self.state = ENTERED
        task = current_task()
        self.task = task
        self.cancelling = task.cancelling()
        self.reschedule(self.until)
        return self

    async def __aexit__(
        self, kind: ExceptionType | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        task = self.task
        if self.state == EXPIRING and task is not None:
            self.state = EXPIRED
            if task.uncancel() <= self.cancelling and isinstance(error, CancelledError):
                raise TimeoutError from error  # type: ignore[misc]
        elif self.state == ENTERED:
            self.state = EXITED


def timeout(delay):
    """Allow so many seconds; None: any number."""
    return Timeout(None if delay is None else LOOP.time() + float(delay))


def timeout_at(when):
    """Allow it until a moment of the loop's clock; None: for ever."""
    return Timeout(when)
