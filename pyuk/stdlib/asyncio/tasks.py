"""Tasks of asyncio: coroutines that the loop runs, and waiting for several of them.

A task runs its coroutine until that waits for a Pending; when it is done, the task is ready again.
Source: The Python Standard Library, "asyncio"; CPython 3.11 Lib/asyncio/tasks.py. Next: timeouts.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call, no-any-return"
# Parameters without annotation are compiled for what each call gives them.

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Final, Generic, TypeVar

from pyuk.builtins.coroutines import Coroutine
from pyuk.builtins.exceptions import TimeoutError
from pyuk.stdlib.asyncio.events import LOOP, NextRound, Pending, Until
from pyuk.stdlib.asyncio.exceptions import CancelledError, InvalidStateError

R = TypeVar("R")
K = TypeVar("K", bound="Task[object]")

FIRST_COMPLETED: Final = "FIRST_COMPLETED"
FIRST_EXCEPTION: Final = "FIRST_EXCEPTION"
ALL_COMPLETED: Final = "ALL_COMPLETED"


class AnyTask(Pending):
    """A task, whatever it results in. error: what has left it. blocked_by: what it waits for."""

    error: BaseException | None
    cancels: bool
    cancel_count: int
    blocked_by: Pending | None
    name: str

    def __init__(self, name: str | None) -> None:
        super().__init__()
        global made
        self.error = None
        self.cancels = False
        self.cancel_count = 0
        self.blocked_by = None
        if name is not None:
            self.name = name
        else:
            made += 1
            self.name = f"Task-{made}"
        LOOP.ready.append(self)
        TASKS.append(self)

    def finish(self) -> None:
        super().finish()
        TASKS.remove(self)

    def done(self) -> bool:
        return self.is_done

    def cancelled(self) -> bool:
        return self.is_done and isinstance(self.error, CancelledError)

    def exception(self) -> BaseException | None:
        """What has left the coroutine. CancelledError where it was cancelled."""
        if not self.is_done:
            raise InvalidStateError("Exception is not set.")
        error = self.error
        if isinstance(error, CancelledError):
            raise error
        return error

    def cancel(self, msg: None = None) -> bool:
        """Let the coroutine's await raise CancelledError, at the task's next turn; what it waits for is cancelled."""
        if self.is_done:
            return False
        self.cancel_count += 1
        blocked_by = self.blocked_by
        if blocked_by is None or not blocked_by.cancel():
            self.cancels = True
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


made: int = 0
TASKS: list[AnyTask] = []  # that are not done
current: AnyTask | None = None


class Task(AnyTask, Generic[R]):
    """A coroutine that the loop runs."""

    coroutine: Coroutine[Pending, None, R]

    def __init__(self, coroutine: Coroutine[Pending, None, R], name: str | None = None) -> None:
        super().__init__(name)
        self.coroutine = coroutine

    def run(self) -> None:
        """Let the coroutine go on until it waits again."""
        global current
        if self.is_done:
            return
        self.blocked_by = None
        current = self
        try:
            goes_on = self.resume()
        except BaseException as error:
            if not isinstance(error, (Exception, CancelledError)):
                raise
            self.error = error
            self.finish()
            return
        finally:
            current = None
        if goes_on:
            self.wait_for(self.coroutine.value)
        elif self.cancels:
            self.cancels = False
            self.error = CancelledError()
            self.finish()
        else:
            self.finish()

    def wait_for(self, awaited: Pending) -> None:
        """Be ready again when that is done."""
        if awaited.is_done:
            LOOP.ready.append(self)
            return
        self.blocked_by = awaited
        awaited.waiters.append(self)
        if self.cancels and awaited.cancel():
            self.cancels = False

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

    def add_done_callback(self, fn: Callable[[Task[R]], None]) -> None:
        """Call fn(task) in the round after it is done."""
        callback = TaskCallback(self, fn)
        if self.is_done:
            LOOP.ready.append(callback)
        else:
            self.waiters.append(callback)


class TaskCallback(Pending, Generic[R]):
    """What a task calls when it is done."""

    task: Task[R]
    function: Callable[[Task[R]], None]

    def __init__(self, task: Task[R], function: Callable[[Task[R]], None]) -> None:
        super().__init__()
        self.task = task
        self.function = function

    def run(self) -> None:
        self.function(self.task)


# --- making and running --------------------------------------------------------------------------


def run(main: Coroutine[Pending, None, R]) -> R:
    """Run a coroutine to its end; the tasks that are left then are cancelled."""
    task = Task(main)
    try:
        while not task.is_done:
            if not LOOP.run_once():
                raise RuntimeError("the event loop has nothing to do, and the main coroutine waits")
    finally:
        for other in TASKS.copy():
            other.cancel()
        while TASKS and LOOP.run_once():
            pass
        LOOP.ready.clear()
        LOOP.timers.clear()
    return task.result()


def create_task(coroutine: Coroutine[Pending, None, R], *, name: str | None = None) -> Task[R]:
    """Let a coroutine run beside its maker, from the loop's next round on."""
    return Task(coroutine, name)


def ensure_future(aw):
    """A task, itself; or one for a coroutine, or for what gather() gives."""
    if isinstance(aw, AnyTask):
        return aw
    if isinstance(aw, Gathering):
        return Task(awaiting(aw))  # type: ignore[arg-type]
    return Task(aw)


async def awaiting(aw):
    """What awaiting it gives."""
    return await aw


def current_task() -> AnyTask:
    """The task that runs."""
    task = current
    if task is None:
        raise RuntimeError("no running event loop")
    return task


def all_tasks() -> set[AnyTask]:
    """The tasks that are not done."""
    return set(TASKS)


# --- waiting -------------------------------------------------------------------------------------


async def sleep(delay: float) -> None:
    """Let others run; go on after `delay` seconds."""
    if delay <= 0:
        await NextRound()
        return
    pause = Pending()
    timer = LOOP.call_after(delay, pause)
    try:
        await Until(pause)
    finally:
        timer.cancel()


async def cancel_and_wait(task: AnyTask) -> None:
    """Cancel a task and wait for its end."""
    ended = Pending()
    task.waiters.append(ended)
    task.cancel()
    await Until(ended)


async def wait_for(fut, timeout):
    """The result of a coroutine or task; TimeoutError, and it is cancelled, where it takes longer."""
    task = ensure_future(fut)
    if timeout is None:
        return await task
    if timeout <= 0 and not task.is_done:
        await cancel_and_wait(task)
        return result_in_time(task)
    either = Pending()
    timer = LOOP.call_after(float(timeout), either)
    if not task.is_done:
        task.waiters.append(either)
        try:
            await Until(either)
        except CancelledError:
            if not task.is_done:
                await cancel_and_wait(task)
                raise
        finally:
            timer.cancel()
    if not task.is_done:
        await cancel_and_wait(task)
        return result_in_time(task)
    return task.result()


def result_in_time(task):
    """The result of a task that was cancelled because it was late; it may have ended nevertheless."""
    try:
        return task.result()
    except CancelledError as error:
        raise TimeoutError from error  # type: ignore[misc]


class Countdown(Pending):
    """Is done when so many others are, or, if it is eager, when one of them has failed. error: of that one."""

    tasks: list[AnyTask]
    left: int
    is_eager: bool
    error: BaseException | None

    def __init__(self, is_eager: bool) -> None:
        super().__init__()
        self.tasks = []
        self.left = 0
        self.is_eager = is_eager
        self.error = None

    def add(self, task: AnyTask) -> None:
        """Wait for a task, too."""
        self.tasks.append(task)
        self.left += 1
        waiter = CountdownPart(self, task)
        if task.is_done:
            LOOP.ready.append(waiter)
        else:
            task.waiters.append(waiter)

    def cancel(self, msg: None = None) -> bool:
        """Cancel those that it waits for."""
        if self.is_done:
            return False
        found = False
        for task in self.tasks:
            found = task.cancel() or found
        return found


class CountdownPart(Pending):
    """One of those that a Countdown waits for is done."""

    whole: Countdown
    task: AnyTask

    def __init__(self, whole: Countdown, task: AnyTask) -> None:
        super().__init__()
        self.whole = whole
        self.task = task

    def run(self) -> None:
        whole = self.whole
        whole.left -= 1
        if whole.is_eager and whole.error is None:
            whole.error = self.task.error
        if whole.left == 0 or whole.error is not None:
            whole.finish()


def gather(*aws):
    """The results of coroutines and tasks, which run beside one another; the first exception is raised."""
    tasks = [ensure_future(aw) for aw in aws]
    whole = Countdown(True)
    for task in tasks:
        whole.add(task)
    if len(tasks) == 0:
        whole.finish()
    return Gathering(whole, tasks)


class Gathering(Generic[K]):
    """What gather() gives: its results, once it is awaited."""

    whole: Countdown
    tasks: list[K]

    def __init__(self, whole: Countdown, tasks: list[K]) -> None:
        self.whole = whole
        self.tasks = tasks

    def __await__(self):
        if not self.whole.is_done:
            yield self.whole
        error = self.whole.error
        if error is not None:
            raise error
        return [task.result() for task in self.tasks]


class Arrivals(Pending):
    """Is done when enough tasks of some are: as `wanted` of wait() says it."""

    left: int
    wanted: str

    def __init__(self, left: int, wanted: str) -> None:
        super().__init__()
        self.left = left
        self.wanted = wanted


class Arrival(Pending):
    """A task that Arrivals counts is done."""

    whole: Arrivals
    task: AnyTask

    def __init__(self, whole: Arrivals, task: AnyTask) -> None:
        super().__init__()
        self.whole = whole
        self.task = task

    def run(self) -> None:
        whole = self.whole
        whole.left -= 1
        error = self.task.error
        failed = error is not None and not isinstance(error, CancelledError)
        if whole.left <= 0 or whole.wanted == FIRST_COMPLETED or (whole.wanted == FIRST_EXCEPTION and failed):
            whole.finish()


async def wait(fs, *, timeout=None, return_when="ALL_COMPLETED"):
    """Wait for all tasks, or the first, or the first that raises: (those that are done, the others)."""
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    tasks = set(fs)
    if not tasks:
        raise ValueError("Set of Tasks/Futures is empty.")
    left = [task for task in tasks if not task.is_done]
    if len(left) == len(tasks) or (return_when != FIRST_COMPLETED and len(left) > 0):
        arrivals = Arrivals(len(left), return_when)
        for task in left:
            task.waiters.append(Arrival(arrivals, task))
        if timeout is not None:
            LOOP.call_after(float(timeout), arrivals)
        await Until(arrivals)
    done = {task for task in tasks if task.is_done}
    return done, tasks - done


async def shield(arg):
    """The result of a coroutine or task, which is not cancelled with whoever waits for it."""
    task = ensure_future(arg)
    if not task.is_done:
        ended = Pending()
        task.waiters.append(ended)
        await Until(ended)
    return task.result()
