"""async with TaskGroup(): tasks that are all waited for; where one fails, the others are cancelled.

Source: CPython 3.11 Lib/asyncio/taskgroups.py. Next: locks.py.
"""

from __future__ import annotations

from typing import TypeVar

from pyuk.builtins.coroutines import Coroutine
from pyuk.builtins.exctypes import ExceptionType
from pyuk.builtins.tracebacktype import TracebackType
from pyuk.stdlib.asyncio.events import Pending, Until
from pyuk.stdlib.asyncio.exceptions import BaseExceptionGroup, CancelledError, ExceptionGroup
from pyuk.stdlib.asyncio.tasks import AnyTask, Task, current_task

R = TypeVar("R")


class Ended(Pending):
    """A task of a group is done."""

    group: TaskGroup
    task: AnyTask

    def __init__(self, group: TaskGroup, task: AnyTask) -> None:
        super().__init__()
        self.group = group
        self.task = task

    def run(self) -> None:
        self.group.note_end(self.task)


class TaskGroup:
    """tasks: that are not done. all_ended: what the group's end waits for. errors: of tasks that failed."""

    tasks: list[AnyTask]
    parent: AnyTask | None
    all_ended: Pending | None
    errors: list[BaseException]
    is_aborting: bool
    is_exiting: bool
    has_cancelled_parent: bool

    def __init__(self) -> None:
        self.tasks = []
        self.parent = None
        self.all_ended = None
        self.errors = []
        self.is_aborting = False
        self.is_exiting = False
        self.has_cancelled_parent = False

    def create_task(self, coro: Coroutine[Pending, None, R], *, name: str | None = None) -> Task[R]:
        """Let a coroutine run in the group."""
        if self.parent is None:
            raise RuntimeError("TaskGroup has not been entered")
        if self.is_exiting and not self.tasks:
            raise RuntimeError("TaskGroup is finished")
        task = Task(coro, name)
        task.waiters.append(Ended(self, task))
        self.tasks.append(task)
        return task

    def note_end(self, task: AnyTask) -> None:
        """A task is done: where it failed, so does the group."""
        self.tasks.remove(task)
        all_ended = self.all_ended
        if all_ended is not None and not self.tasks:
            all_ended.finish()
        error = task.seen_error()
        if error is None or isinstance(error, CancelledError):
            return
        self.errors.append(error)
        parent = self.parent
        if parent is None or parent.is_done or self.is_aborting or self.has_cancelled_parent:
            return
        self.abort()
        self.has_cancelled_parent = True
        parent.cancel()

    def abort(self) -> None:
        """Cancel what still runs."""
        self.is_aborting = True
        for task in self.tasks:
            task.cancel()

    async def __aenter__(self) -> TaskGroup:
        self.parent = current_task()
        return self

    async def __aexit__(
        self, kind: ExceptionType | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.is_exiting = True
        cancellation = error if isinstance(error, CancelledError) else None
        parent = self.parent
        if self.has_cancelled_parent and parent is not None and parent.uncancel() == 0:
            cancellation = None
        if error is not None and not self.is_aborting:
            self.abort()
        while self.tasks:
            all_ended = Pending()
            self.all_ended = all_ended
            try:
                await Until(all_ended)
            except CancelledError as cancelled:
                if not self.is_aborting:
                    cancellation = cancelled
                    self.abort()
            self.all_ended = None
        if cancellation is not None and not self.errors:
            raise cancellation
        if error is not None and not isinstance(error, CancelledError):
            self.errors.append(error)
        if self.errors:
            raise group_of(self.errors)


def group_of(errors: list[BaseException]) -> BaseException:
    """All errors as one exception."""
    count = len(errors)
    text = f"unhandled errors in a TaskGroup ({count} sub-exception{'s' if count != 1 else ''})"
    for error in errors:
        if not isinstance(error, Exception):
            return BaseExceptionGroup(text)
    return ExceptionGroup(text)
