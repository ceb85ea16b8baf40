"""Waiting for several tasks of asyncio: gather(), wait(), as_completed(); and wait_for() and shield().

Source: CPython 3.11 Lib/asyncio/tasks.py. Next: runners.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call, no-any-return, var-annotated"
# Parameters without annotation are compiled for what each call gives them.

from __future__ import annotations

from typing import Final, Generic, TypeVar

from pyuk.builtins.exceptions import TimeoutError
from pyuk.stdlib.asyncio.events import LOOP, Pending, Until
from pyuk.stdlib.asyncio.exceptions import CancelledError
from pyuk.stdlib.asyncio.futures import AnyFuture
from pyuk.stdlib.asyncio.tasks import Task

K = TypeVar("K", bound="Task[object]")
R = TypeVar("R")

FIRST_COMPLETED: Final = "FIRST_COMPLETED"
FIRST_EXCEPTION: Final = "FIRST_EXCEPTION"
ALL_COMPLETED: Final = "ALL_COMPLETED"


def ensure_future(aw):
    """A task or future, itself; or a task for a coroutine, or for what gather() gives."""
    if isinstance(aw, AnyFuture):
        return aw
    if isinstance(aw, Gathered):
        return Task(awaiting(aw))  # type: ignore[arg-type]
    return Task(aw)


async def awaiting(aw):
    """What awaiting it gives."""
    return await aw


async def cancel_and_wait(task: AnyFuture) -> None:
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
    """Is done when so many others are, or, if it is eager, when one of them has failed. error: of that one.

    is_given_up: cancel() was called in time.
    """

    tasks: list[AnyFuture]
    left: int
    is_eager: bool
    error: BaseException | None
    is_given_up: bool

    def __init__(self, is_eager: bool) -> None:
        super().__init__()
        self.tasks = []
        self.left = 0
        self.is_eager = is_eager
        self.error = None
        self.is_given_up = False

    def add(self, task: AnyFuture) -> None:
        """Wait for a task, too."""
        self.tasks.append(task)
        self.left += 1
        waiter = CountdownPart(self, task)
        if task.is_done:
            LOOP.ready.append(waiter)
        else:
            task.waiters.append(waiter)

    def cancel(self, msg: str | None = None) -> bool:
        """Cancel those that it waits for."""
        if self.is_done:
            return False
        found = False
        for task in self.tasks:
            found = task.cancel(msg) or found
        self.is_given_up = self.is_given_up or found
        return found


class CountdownPart(Pending):
    """One of those that a Countdown waits for is done."""

    whole: Countdown
    task: AnyFuture

    def __init__(self, whole: Countdown, task: AnyFuture) -> None:
        super().__init__()
        self.whole = whole
        self.task = task

    def run(self) -> None:
        whole = self.whole
        whole.left -= 1
        error = self.task.seen_error()
        if whole.is_eager and whole.error is None:
            whole.error = error
        if whole.left == 0 or whole.error is not None:
            whole.finish()


def gather(*aws, return_exceptions=None):
    """The results of coroutines and tasks, which run beside one another; the first exception is raised.

    return_exceptions: True, and exceptions are among the results.
    """
    tasks = [ensure_future(aw) for aw in aws]
    if return_exceptions is None:
        return Gathering(all_of(tasks, True), tasks)
    return SettledGathering(all_of(tasks, not return_exceptions), tasks)


def all_of(tasks, is_eager: bool) -> Countdown:
    """What is done when all tasks are."""
    whole = Countdown(is_eager)
    for task in tasks:
        whole.add(task)
    if len(tasks) == 0:
        whole.finish()
    return whole


class Gathered(Generic[K]):
    """What gather() gives: to be awaited, once all that it waits for run."""

    whole: Countdown
    tasks: list[K]

    def __init__(self, whole: Countdown, tasks: list[K]) -> None:
        self.whole = whole
        self.tasks = tasks

    def cancel(self, msg: str | None = None) -> bool:
        """Cancel those that are not done."""
        return self.whole.cancel(msg)

    def done(self) -> bool:
        return self.whole.is_done

    def raise_first(self) -> None:
        """Raise what ends the waiting: what one of them has raised, or that nobody wants them any more."""
        if self.whole.is_given_up:
            raise CancelledError
        error = self.whole.error
        if error is not None:
            raise error


class Gathering(Gathered[K]):
    """Gives the results."""

    def __await__(self):
        if not self.whole.is_done:
            yield self.whole
        self.raise_first()
        return [task.result() for task in self.tasks]


class SettledGathering(Gathered[K]):
    """Gives the results and the exceptions."""

    def __await__(self):
        if not self.whole.is_done:
            yield self.whole
        self.raise_first()
        return [outcome_of(task) for task in self.tasks]


def outcome_of(task):
    """Its result, or the exception that there is instead."""
    error = task.seen_error()
    if isinstance(error, CancelledError):
        return CancelledError(task.message or "")  # as CPython makes it anew
    if error is not None:
        return error
    return task.result()


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
    task: AnyFuture

    def __init__(self, whole: Arrivals, task: AnyFuture) -> None:
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


# --- as they are done ----------------------------------------------------------------------------


class Completions(Pending):
    """In which order tasks are done. order: their numbers; taken: for how many of them somebody has asked."""

    order: list[int]
    taken: int
    is_late: bool
    news: Pending

    def __init__(self) -> None:
        super().__init__()
        self.order = []
        self.taken = 0
        self.is_late = False
        self.news = Pending()

    def run(self) -> None:
        """The time is over."""
        self.is_late = True
        self.tell()

    def add(self, number: int) -> None:
        """A task is done."""
        self.order.append(number)
        self.tell()

    def tell(self) -> None:
        """Whoever waits looks again."""
        news = self.news
        self.news = Pending()
        news.finish()


class Completion(Pending):
    """A task that Completions counts is done."""

    whole: Completions
    number: int

    def __init__(self, whole: Completions, number: int) -> None:
        super().__init__()
        self.whole = whole
        self.number = number

    def run(self) -> None:
        self.whole.add(self.number)


def as_completed(fs, *, timeout=None):
    """Coroutines that give the results of coroutines and tasks, in the order in which these are done."""
    tasks = [ensure_future(aw) for aw in fs]
    whole = Completions()
    for number in range(len(tasks)):
        completion = Completion(whole, number)
        if tasks[number].is_done:
            LOOP.ready.append(completion)
        else:
            tasks[number].waiters.append(completion)
    if timeout is not None:
        LOOP.call_after(float(timeout), whole)
    return [next_completed(whole, tasks) for _ in tasks]


async def next_completed(whole: Completions, tasks: list[Task[R]]) -> R:
    """The result of the next task. TimeoutError."""
    while len(whole.order) == whole.taken:
        if whole.is_late:
            raise TimeoutError  # type: ignore[misc]
        await Until(whole.news)
    task = tasks[whole.order[whole.taken]]
    whole.taken += 1
    return task.result()
