"""What threads wait for: locks, conditions, events, semaphores, barriers. Part of threading.

Nothing in the library is interrupted by another thread (pyuk/kernel/scheduler.py): between two calls that wait,
a method here is one step. What is waited for is handed over: a lock that is released belongs to who waited longest.
Source: The Python Standard Library, "threading"; CPython 3.11 Lib/threading.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call, no-any-return"
# Parameters without annotation are compiled for what each call gives them.

from __future__ import annotations

from collections.abc import Callable

from pyuk.builtins.exctypes import ExceptionType
from pyuk.builtins.tracebacktype import TracebackType
from pyuk.kernel import scheduler
from pyuk.kernel.clock import monotonic_ns
from pyuk.kernel.tasks import Held, TaskQueue
from pyuk.kernel.waiting import FOREVER

TIMEOUT_MAX = 9223372036.0


class BrokenBarrierError(RuntimeError):
    """The barrier was reset or broken."""


def deadline_of(timeout) -> int:
    """When a wait of so many seconds ends; None: never."""
    if timeout is None:
        return FOREVER
    seconds = float(timeout)
    if seconds > TIMEOUT_MAX:
        raise OverflowError("timeout value is too large")
    return monotonic_ns() + max(int(seconds * 1e9), 0)


def lock_deadline(blocking: bool, timeout) -> int:
    """When acquire() of a lock gives up. ValueError for what CPython refuses."""
    if timeout == -1:
        return FOREVER
    if not blocking:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if timeout < 0:
        raise ValueError("timeout value must be positive")
    return deadline_of(timeout)


# --- locks ---------------------------------------------------------------------------------------


class AnyLock(Held):
    """What both kinds have in common: owner holds it, count times."""

    count: int
    waiting: TaskQueue

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.waiting = TaskQueue()

    def take(self, deadline_ns: int) -> bool:
        """Wait until it is free, and hold it; False where it was not by the deadline."""
        task = scheduler.current()
        if self.count == 0:
            self.owner = task
            self.count = 1
            return True
        task.held = self
        was_given = scheduler.block(self.waiting, deadline_ns, "a lock")
        task.held = None
        return was_given

    def give(self) -> None:
        """Hand it over to who waits longest, if anybody does."""
        self.owner = self.waiting.first
        if not scheduler.wake_first(self.waiting):
            self.count = 0

    def acquire(self, blocking: bool = True, timeout=-1) -> bool:
        """Hold the lock; False where that cannot be, in time. Both kinds have their own."""
        return self.take(lock_deadline(blocking, timeout))

    def release(self) -> None:
        """Hold it no more."""
        self.give()

    def is_mine(self) -> bool:
        """Whether a condition may use it now."""
        return self.count > 0

    def give_up(self) -> int:
        """Release it as often as it was acquired."""
        self.give()
        return 1

    def take_again(self, count: int) -> None:
        """Undo give_up()."""
        self.take(FOREVER)
        self.count = count

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, kind: ExceptionType | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.release()


class Lock(AnyLock):
    """One thread at a time."""

    def acquire(self, blocking: bool = True, timeout=-1) -> bool:
        deadline = lock_deadline(blocking, timeout)
        return (blocking or self.count == 0) and self.take(deadline)

    def release(self) -> None:
        if self.count == 0:
            raise RuntimeError("release unlocked lock")
        self.give()

    def locked(self) -> bool:
        return self.count > 0


class RLock(AnyLock):
    """One thread at a time, which may acquire it again."""

    def acquire(self, blocking: bool = True, timeout=-1) -> bool:
        deadline = lock_deadline(blocking, timeout)
        if self.is_mine():
            self.count += 1
            return True
        return (blocking or self.count == 0) and self.take(deadline)

    def release(self) -> None:
        if not self.is_mine():
            raise RuntimeError("cannot release un-acquired lock")
        if self.count > 1:
            self.count -= 1
        else:
            self.give()

    def is_mine(self) -> bool:
        return self.count > 0 and self.owner is scheduler.current()

    def give_up(self) -> int:
        count = self.count
        self.count = 1
        self.give()
        return count


# --- conditions ----------------------------------------------------------------------------------


class Condition:
    """Threads wait until another one, which holds the lock, says that something has changed."""

    lock: AnyLock
    waiting: TaskQueue

    def __init__(self, lock: AnyLock | None = None) -> None:
        self.lock = lock if lock is not None else RLock()
        self.waiting = TaskQueue()

    def acquire(self, blocking: bool = True, timeout=-1) -> bool:
        return self.lock.acquire(blocking, timeout)

    def release(self) -> None:
        self.lock.release()

    def __enter__(self) -> bool:
        return self.lock.acquire()

    def __exit__(self, kind: ExceptionType | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.lock.release()

    def wait(self, timeout=None) -> bool:
        """Release the lock until notified; False where that took longer than `timeout` seconds."""
        if not self.lock.is_mine():
            raise RuntimeError("cannot wait on un-acquired lock")
        deadline = deadline_of(timeout)
        count = self.lock.give_up()
        was_notified = scheduler.block(self.waiting, deadline, "a condition")
        self.lock.take_again(count)
        return was_notified

    def wait_for(self, predicate, timeout=None):
        """Wait until `predicate` is true; what it gave last."""
        deadline = deadline_of(timeout)
        result = predicate()
        while not result:
            if deadline == FOREVER:
                self.wait()
            else:
                rest = deadline - monotonic_ns()
                if rest <= 0:
                    break
                self.wait(rest / 1e9)
            result = predicate()
        return result

    def notify(self, n: int = 1) -> None:
        """Wake at most n of those that wait."""
        if not self.lock.is_mine():
            raise RuntimeError("cannot notify on un-acquired lock")
        while n > 0 and scheduler.wake_first(self.waiting):
            n -= 1

    def notify_all(self) -> None:
        """Wake all that wait."""
        self.notify(self.waiting.count)


class Event:
    """A flag that threads wait for."""

    flag: bool
    waiting: TaskQueue

    def __init__(self) -> None:
        self.flag = False
        self.waiting = TaskQueue()

    def is_set(self) -> bool:
        return self.flag

    def set(self) -> None:
        self.flag = True
        scheduler.wake_all(self.waiting)

    def clear(self) -> None:
        self.flag = False

    def wait(self, timeout=None) -> bool:
        """Wait for the flag; False where that took longer than `timeout` seconds."""
        return self.flag or scheduler.block(self.waiting, deadline_of(timeout), "an event")


# --- counting ------------------------------------------------------------------------------------


class Semaphore:
    """So many threads at a time, first come, first served."""

    value: int
    waiting: TaskQueue

    def __init__(self, value: int = 1) -> None:
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self.value = value
        self.waiting = TaskQueue()

    def acquire(self, blocking: bool = True, timeout=None) -> bool:
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        if self.value > 0:
            self.value -= 1
            return True
        return blocking and scheduler.block(self.waiting, deadline_of(timeout), "a semaphore")

    def release(self, n: int = 1) -> None:
        if n < 1:
            raise ValueError("n must be one or more")
        while n > 0:
            n -= 1
            if not scheduler.wake_first(self.waiting):
                self.value += 1

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, kind: ExceptionType | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that is not released more often than acquired."""

    most: int

    def __init__(self, value: int = 1) -> None:
        super().__init__(value)
        self.most = value

    def release(self, n: int = 1) -> None:
        if n < 1:
            raise ValueError("n must be one or more")
        if self.value + n > self.most:
            raise ValueError("Semaphore released too many times")
        super().release(n)


FILLING = 0  # states of a barrier
DRAINING = 1
RESETTING = -1
BROKEN = -2


class Barrier:
    """So many threads wait for one another."""

    parties: int
    state: int
    count: int
    default_deadline: Callable[[], int]
    action: Callable[[], None]
    has_action: bool
    condition: Condition

    def __init__(self, parties: int, action=None, timeout=None) -> None:
        self.parties = parties
        self.state = FILLING
        self.count = 0
        self.condition = Condition(Lock())
        self.has_action = action is not None
        if action is not None:

            def act() -> None:
                action()

            self.action = act

        def default() -> int:
            return deadline_of(timeout)

        self.default_deadline = default

    def wait(self, timeout=None) -> int:
        """Wait for the others; a number that none of them gets. BrokenBarrierError."""
        deadline = self.default_deadline() if timeout is None else deadline_of(timeout)
        with self.condition:
            self.enter()
            index = self.count
            self.count += 1
            try:
                if index + 1 == self.parties:
                    self.open()
                else:
                    self.fill(deadline)
                return index
            finally:
                self.count -= 1
                self.leave()

    def enter(self) -> None:
        """Wait until those are out that the barrier was opened for before."""
        while self.state == DRAINING or self.state == RESETTING:
            self.condition.wait()
        if self.state == BROKEN:
            raise BrokenBarrierError

    def open(self) -> None:
        """All are here: let them go on."""
        try:
            if self.has_action:
                self.action()
            self.state = DRAINING
            self.condition.notify_all()
        except BaseException:
            self.break_it()
            raise

    def fill(self, deadline_ns: int) -> None:
        """Wait for the last one."""
        while self.state == FILLING:
            count = self.condition.lock.give_up()
            was_notified = scheduler.block(self.condition.waiting, deadline_ns, "a barrier")
            self.condition.lock.take_again(count)
            if not was_notified and self.state == FILLING:
                self.break_it()
                raise BrokenBarrierError
        if self.state == RESETTING or self.state == BROKEN:
            raise BrokenBarrierError

    def leave(self) -> None:
        """The last one out lets the next round in."""
        if self.count == 0 and (self.state == RESETTING or self.state == DRAINING):
            self.state = FILLING
            self.condition.notify_all()

    def break_it(self) -> None:
        """Nobody gets through any more."""
        self.state = BROKEN
        self.condition.notify_all()

    def reset(self) -> None:
        """Begin anew; who waits gets BrokenBarrierError."""
        with self.condition:
            if self.count == 0:
                self.state = FILLING
            elif self.state == FILLING or self.state == BROKEN:
                self.state = RESETTING
            self.condition.notify_all()

    def abort(self) -> None:
        """Break the barrier: who waits, or comes, gets BrokenBarrierError."""
        with self.condition:
            self.break_it()

    @property
    def n_waiting(self) -> int:
        return self.count if self.state == FILLING else 0

    @property
    def broken(self) -> bool:
        return self.state == BROKEN
