"""What tasks wait for: locks, events, conditions, semaphores.

Source: CPython 3.11 Lib/asyncio/locks.py, method by method. Next: barriers.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from pyuk.builtins.exctypes import ExceptionType
from pyuk.builtins.tracebacktype import TracebackType
from pyuk.stdlib.asyncio.events import Pending, Until
from pyuk.stdlib.asyncio.exceptions import CancelledError


def wake_first(waiting: list[Pending]) -> None:
    """Let the first go on, if it was not told so before."""
    if waiting and not waiting[0].is_done:
        waiting[0].finish()


class Lock:
    """One task at a time, first come, first served."""

    is_locked: bool
    waiting: list[Pending]

    def __init__(self) -> None:
        self.is_locked = False
        self.waiting = []

    def locked(self) -> bool:
        return self.is_locked

    async def acquire(self) -> bool:
        if not self.is_locked and all([waiter.is_cancelled for waiter in self.waiting]):
            self.is_locked = True
            return True
        waiter = Pending()
        self.waiting.append(waiter)
        try:
            try:
                await Until(waiter)
            finally:
                self.waiting.remove(waiter)
        except CancelledError:
            if not self.is_locked:
                wake_first(self.waiting)
            raise
        self.is_locked = True
        return True

    def release(self) -> None:
        if not self.is_locked:
            raise RuntimeError("Lock is not acquired.")
        self.is_locked = False
        wake_first(self.waiting)

    async def __aenter__(self) -> None:
        await self.acquire()

    async def __aexit__(
        self, kind: ExceptionType | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


class Event:
    """A flag that tasks wait for."""

    flag: bool
    waiting: list[Pending]

    def __init__(self) -> None:
        self.flag = False
        self.waiting = []

    def is_set(self) -> bool:
        return self.flag

    def set(self) -> None:
        if not self.flag:
            self.flag = True
            for waiter in self.waiting:
                waiter.finish()

    def clear(self) -> None:
        self.flag = False

    async def wait(self) -> bool:
        if self.flag:
            return True
        waiter = Pending()
        self.waiting.append(waiter)
        try:
            await Until(waiter)
            return True
        finally:
            self.waiting.remove(waiter)


class Condition:
    """Tasks wait until another one, which holds the lock, says that something has changed."""

    lock: Lock
    waiting: list[Pending]

    def __init__(self, lock: Lock | None = None) -> None:
        self.lock = lock if lock is not None else Lock()
        self.waiting = []

    def locked(self) -> bool:
        return self.lock.is_locked

    async def acquire(self) -> bool:
        return await self.lock.acquire()

    def release(self) -> None:
        self.lock.release()

    async def __aenter__(self) -> None:
        await self.lock.acquire()

    async def __aexit__(
        self, kind: ExceptionType | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.lock.release()

    async def wait(self) -> bool:
        """Release the lock until notified, and have it again then."""
        if not self.lock.is_locked:
            raise RuntimeError("cannot wait on un-acquired lock")
        self.lock.release()
        try:
            waiter = Pending()
            self.waiting.append(waiter)
            try:
                await Until(waiter)
                return True
            finally:
                self.waiting.remove(waiter)
        finally:
            await self.acquire_again()

    async def acquire_again(self) -> None:
        """Have the lock, whoever cancels that meanwhile; CancelledError then."""
        was_cancelled = False
        while True:
            try:
                await self.lock.acquire()
                break
            except CancelledError:
                was_cancelled = True
        if was_cancelled:
            raise CancelledError

    async def wait_for(self, predicate):
        """Wait until `predicate` is true; what it gave last."""
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n: int = 1) -> None:
        """Wake at most n of those that wait."""
        if not self.lock.is_locked:
            raise RuntimeError("cannot notify on un-acquired lock")
        for waiter in self.waiting:
            if n <= 0:
                break
            if not waiter.is_done:
                n -= 1
                waiter.finish()

    def notify_all(self) -> None:
        """Wake all that wait."""
        self.notify(len(self.waiting))


class Semaphore:
    """So many tasks at a time, first come, first served."""

    value: int
    waiting: list[Pending]

    def __init__(self, value: int = 1) -> None:
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self.value = value
        self.waiting = []

    def locked(self) -> bool:
        return self.value == 0 or any([not waiter.is_cancelled for waiter in self.waiting])

    async def acquire(self) -> bool:
        if not self.locked():
            self.value -= 1
            return True
        waiter = Pending()
        self.waiting.append(waiter)
        try:
            try:
                await Until(waiter)
            finally:
                self.waiting.remove(waiter)
        except CancelledError:
            if waiter.is_done and not waiter.is_cancelled:
                self.value += 1
                self.wake_next()
            raise
        if self.value > 0:
            self.wake_next()
        return True

    def release(self) -> None:
        self.value += 1
        self.wake_next()

    def wake_next(self) -> None:
        """Let the first go on that waits."""
        for waiter in self.waiting:
            if not waiter.is_done:
                self.value -= 1
                waiter.finish()
                return

    async def __aenter__(self) -> None:
        await self.acquire()

    async def __aexit__(
        self, kind: ExceptionType | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that is not released more often than acquired."""

    most: int

    def __init__(self, value: int = 1) -> None:
        super().__init__(value)
        self.most = value

    def release(self) -> None:
        if self.value >= self.most:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()
