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

NO_LIMIT = -1.0


class Expiry(Pending):
    """The time is over."""

    whole: Timeout

    def __init__(self, whole: Timeout) -> None:
        super().__init__()
        self.whole = whole

    def run(self) -> None:
        self.whole.expire()


class Timeout:
    """delay: how long it may take; NO_LIMIT: for ever."""

    delay: float
    task: AnyTask | None
    cancelling: int
    timer: TimerHandle | None
    is_expiring: bool

    def __init__(self, delay: float) -> None:
        self.delay = delay
        self.task = None
        self.cancelling = 0
        self.timer = None
        self.is_expiring = False

    def expired(self) -> bool:
        return self.is_expiring

    def expire(self) -> None:
        """Cancel what takes too long."""
        task = self.task
        if task is not None:
            task.cancel()
            self.is_expiring = True

    async def __aenter__(self) -> Timeout:
        task = current_task()
        self.task = task
        self.cancelling = task.cancelling()
        if self.delay != NO_LIMIT:
            self.timer = LOOP.call_after(max(self.delay, 0.0), Expiry(self))
        return self

    async def __aexit__(
        self, kind: ExceptionType | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        timer = self.timer
        if timer is not None:
            timer.cancel()
        task = self.task
        self.task = None
        if self.is_expiring and task is not None:
            if task.uncancel() <= self.cancelling and isinstance(error, CancelledError):
                raise TimeoutError from error  # type: ignore[misc]


def timeout(delay):
    """Allow so many seconds; None: any number."""
    if delay is None:
        return Timeout(NO_LIMIT)
    return Timeout(max(float(delay), 0.0))
