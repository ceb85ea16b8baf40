"""The module queue: items from some threads to others. Each method is one step between two waits.

Source: The Python Standard Library, "queue"; CPython 3.11 Lib/queue.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Parameters without annotation are compiled for what each call gives them.

from __future__ import annotations

from typing import TypeVar

from pyuk.kernel import scheduler
from pyuk.kernel.clock import monotonic_ns
from pyuk.kernel.tasks import TaskQueue
from pyuk.stdlib._locks import deadline_of
from pyuk.stdlib._queueorder import Heap, Stack, Store

T = TypeVar("T")


class Empty(Exception):
    """There was no item to get."""


class Full(Exception):
    """There was no room for an item."""


def checked_deadline(timeout) -> int:
    """When a wait ends. ValueError for less than no time."""
    if timeout is not None and timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")
    return deadline_of(timeout)


class Queue(Store[T]):
    """First in, first out; at most `maxsize` items at a time, any number where that is not above 0.

    _getting, _putting, _joining: who waits for an item, for room, for all items to be done.
    """

    unfinished_tasks: int
    _getting: TaskQueue
    _putting: TaskQueue
    _joining: TaskQueue

    def __init__(self, maxsize: int = 0) -> None:
        super().__init__(maxsize)
        self.unfinished_tasks = 0
        self._getting = TaskQueue()
        self._putting = TaskQueue()
        self._joining = TaskQueue()

    def put(self, item: T, block: bool = True, timeout=None) -> None:
        """Add an item, once there is room; Full where there is none in time."""
        if self.full():
            deadline = checked_deadline(timeout) if block else 0
            while self.full():
                if not block or monotonic_ns() >= deadline:
                    raise Full
                scheduler.block(self._putting, deadline, "room in a queue")
        self._put(item)
        self.unfinished_tasks += 1
        scheduler.wake_first(self._getting)

    def get(self, block: bool = True, timeout=None) -> T:
        """Take the next item, once there is one; Empty where there is none in time."""
        if self.qsize() == 0:
            deadline = checked_deadline(timeout) if block else 0
            while self.qsize() == 0:
                if not block or monotonic_ns() >= deadline:
                    raise Empty
                scheduler.block(self._getting, deadline, "an item of a queue")
        item = self._get()
        scheduler.wake_first(self._putting)
        return item

    def put_nowait(self, item: T) -> None:
        self.put(item, False)

    def get_nowait(self) -> T:
        return self.get(False)

    def task_done(self) -> None:
        """An item that was taken is dealt with."""
        if self.unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self.unfinished_tasks -= 1
        if self.unfinished_tasks == 0:
            scheduler.wake_all(self._joining)

    def join(self) -> None:
        """Wait until all items are dealt with."""
        while self.unfinished_tasks > 0:
            scheduler.block(self._joining, deadline_of(None), "a queue's tasks")


class LifoQueue(Stack[T], Queue[T]):
    """Last in, first out."""


class PriorityQueue(Heap[T], Queue[T]):
    """The least item first."""


class SimpleQueue(Queue[T]):
    """A queue without a bound, and without tasks."""

    def __init__(self) -> None:
        super().__init__(0)
