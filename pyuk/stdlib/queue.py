"""The module queue: items from some threads to others. Each method is one step between two waits.

Source: The Python Standard Library, "queue"; CPython 3.11 Lib/queue.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call, type-var"
# Parameters without annotation are compiled for what each call gives them.

from __future__ import annotations

from typing import Generic, TypeVar

from pyuk.kernel import scheduler
from pyuk.kernel.clock import monotonic_ns
from pyuk.kernel.tasks import TaskQueue
from pyuk.stdlib._locks import deadline_of
from pyuk.stdlib.collections.deques import deque
from pyuk.stdlib.heapq import heappop, heappush

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


class Queue(Generic[T]):
    """First in, first out; at most `maxsize` items at a time, any number where that is not above 0.

    getting, putting, joining: who waits for an item, for room, for all items to be done.
    """

    maxsize: int
    items: deque[T]
    unfinished_tasks: int
    getting: TaskQueue
    putting: TaskQueue
    joining: TaskQueue

    def __init__(self, maxsize: int = 0) -> None:
        self.maxsize = maxsize
        self.items = deque[T]()
        self.unfinished_tasks = 0
        self.getting = TaskQueue()
        self.putting = TaskQueue()
        self.joining = TaskQueue()

    def qsize(self) -> int:
        return len(self.items)

    def empty(self) -> bool:
        return self.qsize() == 0

    def full(self) -> bool:
        return 0 < self.maxsize <= self.qsize()

    def keep(self, item: T) -> None:
        """Put an item where take() finds it."""
        self.items.append(item)

    def take(self) -> T:
        """The next item, of which there is one."""
        return self.items.popleft()

    def put(self, item: T, block: bool = True, timeout=None) -> None:
        """Add an item, once there is room; Full where there is none in time."""
        if self.full():
            deadline = checked_deadline(timeout) if block else 0
            while self.full():
                if not block or monotonic_ns() >= deadline:
                    raise Full
                scheduler.block(self.putting, deadline, "room in a queue")
        self.keep(item)
        self.unfinished_tasks += 1
        scheduler.wake_first(self.getting)

    def get(self, block: bool = True, timeout=None) -> T:
        """Take the next item, once there is one; Empty where there is none in time."""
        if self.qsize() == 0:
            deadline = checked_deadline(timeout) if block else 0
            while self.qsize() == 0:
                if not block or monotonic_ns() >= deadline:
                    raise Empty
                scheduler.block(self.getting, deadline, "an item of a queue")
        item = self.take()
        scheduler.wake_first(self.putting)
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
            scheduler.wake_all(self.joining)

    def join(self) -> None:
        """Wait until all items are dealt with."""
        while self.unfinished_tasks > 0:
            scheduler.block(self.joining, deadline_of(None), "a queue's tasks")


class LifoQueue(Queue[T]):
    """Last in, first out."""

    def take(self) -> T:
        return self.items.pop()


class PriorityQueue(Queue[T]):
    """The least item first."""

    heap: list[T]

    def __init__(self, maxsize: int = 0) -> None:
        super().__init__(maxsize)
        self.heap = []

    def qsize(self) -> int:
        return len(self.heap)

    def keep(self, item: T) -> None:
        heappush(self.heap, item)

    def take(self) -> T:
        return heappop(self.heap)


class SimpleQueue(Queue[T]):
    """A queue without a bound, and without tasks."""

    def __init__(self) -> None:
        super().__init__(0)
