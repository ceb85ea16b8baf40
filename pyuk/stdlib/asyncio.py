"""asyncio: one loop that runs tasks in turn, on a clock that stands still while any of them can run.

A task runs its coroutine until that waits for a Pending; what becomes done puts those that wait for it at the
end of the ready queue, in CPython's order. sleep() lets the clock jump to the next timer when nothing is ready.
Source: The Python Standard Library, "asyncio"; CPython 3.11 Lib/asyncio (tasks.py, locks.py, queues.py).
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Generic, TypeVar

from pyuk.builtins.coroutines import Coroutine
from pyuk.builtins.exceptions import TimeoutError
from pyuk.builtins.exctypes import ExceptionType, TracebackType

R = TypeVar("R")
T = TypeVar("T")


class CancelledError(BaseException):
    """The task was cancelled."""


class InvalidStateError(Exception):
    """The operation is not allowed in this state."""


class QueueEmpty(Exception):
    """get_nowait() of an empty queue."""


class QueueFull(Exception):
    """put_nowait() into a full queue."""


class Pending:
    """Something that is waited for. waiters: what is put into the ready queue when it is done."""

    is_done: bool
    waiters: list[Pending]

    def __init__(self) -> None:
        self.is_done = False
        self.waiters = []

    def run(self) -> None:
        """What the loop does with it when its turn comes: it becomes done."""
        self.finish()

    def cancel(self) -> bool:
        """Whether it could be cancelled: a task can, a timer or a waiter cannot."""
        return False

    def finish(self) -> None:
        """It is done: whoever waits for it is ready."""
        if self.is_done:
            return
        self.is_done = True
        LOOP.ready.extend(self.waiters)
        self.waiters.clear()


class Timer:
    """When a Pending becomes done; of two at one time the first one made."""

    when: float
    number: int
    what: Pending

    def __init__(self, when: float, number: int, what: Pending) -> None:
        self.when = when
        self.number = number
        self.what = what

    def __lt__(self, other: Timer) -> bool:
        return (self.when, self.number) < (other.when, other.number)


class Loop:
    """ready: what runs next, from `first` on. timers: sorted, the next one last. tasks: those that are not done."""

    ready: list[Pending]
    first: int
    timers: list[Timer]
    tasks: list[Pending]
    made: int
    now: float

    def __init__(self) -> None:
        self.ready = []
        self.first = 0
        self.timers = []
        self.tasks = []
        self.made = 0
        self.now = 0.0

    def time(self) -> float:
        """The loop's clock, in seconds."""
        return self.now

    def call_later(self, delay: float, what: Pending) -> None:
        """`what` becomes done that many seconds from now."""
        self.made += 1
        self.timers.append(Timer(self.now + delay, self.made, what))
        self.timers.sort(reverse=True)

    def step(self) -> bool:
        """Run what is ready, or go on to the next timer; False where there is nothing at all."""
        if self.first == len(self.ready):
            self.ready.clear()
            self.first = 0
            if not self.timers:
                return False
            timer = self.timers.pop()
            self.now = max(self.now, timer.when)
            timer.what.finish()
            return True
        what = self.ready[self.first]
        self.first += 1
        if self.first > 1000:
            del self.ready[: self.first]
            self.first = 0
        what.run()
        return True


LOOP = Loop()


class Task(Pending, Generic[R]):
    """A coroutine that the loop runs. error: what has left it."""

    coroutine: Coroutine[Pending, None, R]
    error: BaseException | None
    cancels: bool
    blocked_by: Pending | None
    name: str

    def __init__(self, coroutine: Coroutine[Pending, None, R], name: str | None = None) -> None:
        super().__init__()
        self.coroutine = coroutine
        self.error = None
        self.cancels = False
        self.blocked_by = None
        LOOP.made += 1
        self.name = name if name is not None else f"Task-{LOOP.made}"
        LOOP.ready.append(self)
        LOOP.tasks.append(self)

    def finish(self) -> None:
        super().finish()
        LOOP.tasks.remove(self)

    def run(self) -> None:
        """Let the coroutine go on until it waits again."""
        if self.is_done:
            return
        self.blocked_by = None
        try:
            goes_on = self.resume()
        except BaseException as error:
            if not isinstance(error, (Exception, CancelledError)):
                raise
            self.error = error
            self.finish()
            return
        if not goes_on:
            self.finish()
            return
        awaited = self.coroutine.value
        if awaited.is_done or self.cancels:
            LOOP.ready.append(self)
        else:
            self.blocked_by = awaited
            awaited.waiters.append(self)

    def resume(self) -> bool:
        """Go on, with CancelledError where cancel() has been called."""
        if self.cancels:
            self.cancels = False
            return self.coroutine.throw_in(CancelledError())
        return self.coroutine.advance()

    def __await__(self) -> Generator[Pending, None, R]:
        if not self.is_done:
            yield self
        return self.result()

    def result(self) -> R:
        """What the coroutine has returned; what has left it is raised."""
        if not self.is_done:
            raise InvalidStateError("Result is not set.")
        error = self.error
        if error is not None:
            raise error
        return self.coroutine.result

    def exception(self) -> BaseException | None:
        """What has left the coroutine."""
        if not self.is_done:
            raise InvalidStateError("Exception is not set.")
        return self.error

    def done(self) -> bool:
        return self.is_done

    def cancelled(self) -> bool:
        return self.is_done and isinstance(self.error, CancelledError)

    def cancel(self) -> bool:
        """Let the coroutine's await raise CancelledError, at the task's next turn."""
        if self.is_done:
            return False
        self.cancels = True
        blocked_by = self.blocked_by
        if blocked_by is not None:
            if self in blocked_by.waiters:
                blocked_by.waiters.remove(self)
            self.blocked_by = None
            LOOP.ready.append(self)
        return True

    def get_name(self) -> str:
        return self.name


def run(main: Coroutine[Pending, None, R]) -> R:
    """Run a coroutine to its end, with all tasks that it makes until then."""
    task = Task(main)
    while not task.is_done and LOOP.step():
        pass
    if not task.is_done:
        raise RuntimeError("the event loop has nothing to do, and the main coroutine waits")
    for other in LOOP.tasks.copy():
        other.cancel()
    while LOOP.tasks and LOOP.step():
        pass
    return task.result()


def create_task(coroutine: Coroutine[Pending, None, R], *, name: str | None = None) -> Task[R]:
    """Let a coroutine run beside its maker, from the loop's next round on."""
    return Task(coroutine, name)


def get_running_loop() -> Loop:
    """The loop that there is."""
    return LOOP


def get_event_loop() -> Loop:
    """The loop that there is."""
    return LOOP


async def sleep(delay: float) -> None:
    """Let others run; go on after `delay` seconds."""
    pause = Pending()
    if delay <= 0:
        pause.is_done = True
    else:
        LOOP.call_later(delay, pause)
    await Until(pause)


class Until:
    """Waits for a Pending that is not done yet."""

    pending: Pending

    def __init__(self, pending: Pending) -> None:
        self.pending = pending

    def __await__(self) -> Generator[Pending, None, None]:
        yield self.pending


async def wait_for(coroutine: Coroutine[Pending, None, R], timeout: float) -> R:
    """The result of a coroutine; TimeoutError, and it is cancelled, where it takes longer."""
    task = Task(coroutine)
    either = Pending()
    late = Pending()
    LOOP.call_later(timeout, late)
    task.waiters.append(either)
    late.waiters.append(either)
    await Until(either)
    if task.is_done:
        return task.result()
    task.cancel()
    try:
        await task
    except CancelledError:
        pass
    raise TimeoutError  # type: ignore[misc]


# --- between tasks -----------------------------------------------------------------------------


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
        self.flag = True
        for waiter in self.waiting:
            waiter.finish()
        self.waiting.clear()

    def clear(self) -> None:
        self.flag = False

    async def wait(self) -> bool:
        if not self.flag:
            waiter = Pending()
            self.waiting.append(waiter)
            await Until(waiter)
        return True


class Semaphore:
    """So many tasks at a time, first come, first served."""

    free: int
    waiting: list[Pending]

    def __init__(self, value: int = 1) -> None:
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self.free = value
        self.waiting = []

    def locked(self) -> bool:
        return self.free == 0

    async def acquire(self) -> bool:
        if self.free > 0 and not self.waiting:
            self.free -= 1
            return True
        waiter = Pending()
        self.waiting.append(waiter)
        await Until(waiter)
        return True

    def release(self) -> None:
        if self.waiting:
            self.waiting.pop(0).finish()
        else:
            self.free += 1

    async def __aenter__(self) -> None:
        await self.acquire()

    async def __aexit__(
        self, kind: ExceptionType | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


class Lock(Semaphore):
    """One task at a time."""

    def __init__(self) -> None:
        super().__init__(1)

    def release(self) -> None:
        if self.free > 0:
            raise RuntimeError("Lock is not acquired.")
        super().release()


class Queue(Generic[T]):
    """Items from some tasks to others, at most `maxsize` at a time (0: any number)."""

    maxsize: int
    items: list[T]
    getters: list[Pending]
    putters: list[Pending]
    unfinished: int
    finished: Event

    def __init__(self, maxsize: int = 0) -> None:
        self.maxsize = maxsize
        self.items = []
        self.getters = []
        self.putters = []
        self.unfinished = 0
        self.finished = Event()
        self.finished.set()

    def qsize(self) -> int:
        return len(self.items)

    def empty(self) -> bool:
        return not self.items

    def full(self) -> bool:
        return 0 < self.maxsize <= len(self.items)

    async def put(self, item: T) -> None:
        while self.full():
            waiter = Pending()
            self.putters.append(waiter)
            await Until(waiter)
        self.put_nowait(item)

    def put_nowait(self, item: T) -> None:
        if self.full():
            raise QueueFull
        self.items.append(item)
        self.unfinished += 1
        self.finished.clear()
        if self.getters:
            self.getters.pop(0).finish()

    async def get(self) -> T:
        while self.empty():
            waiter = Pending()
            self.getters.append(waiter)
            await Until(waiter)
        return self.get_nowait()

    def get_nowait(self) -> T:
        if self.empty():
            raise QueueEmpty
        item = self.items.pop(0)
        if self.putters:
            self.putters.pop(0).finish()
        return item

    def task_done(self) -> None:
        if self.unfinished <= 0:
            raise ValueError("task_done() called too many times")
        self.unfinished -= 1
        if self.unfinished == 0:
            self.finished.set()

    async def join(self) -> None:
        if self.unfinished > 0:
            await self.finished.wait()
