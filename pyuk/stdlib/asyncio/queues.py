"""Queues between tasks.

Source: CPython 3.11 Lib/asyncio/queues.py, method by method.
"""

# mypy: disable-error-code="type-var"

from __future__ import annotations

from typing import Generic, TypeVar

from pyuk.stdlib.asyncio.events import Pending, Until
from pyuk.stdlib.asyncio.locks import Event
from pyuk.stdlib.collections.deques import deque
from pyuk.stdlib.heapq import heappop, heappush

T = TypeVar("T")


class QueueEmpty(Exception):
    """get_nowait() of an empty queue."""


class QueueFull(Exception):
    """put_nowait() into a full queue."""


class Queue(Generic[T]):
    """First in, first out; at most `maxsize` items at a time (0: any number)."""

    maxsize: int
    items: deque[T]
    getters: deque[Pending]
    putters: deque[Pending]
    unfinished: int
    finished: Event

    def __init__(self, maxsize: int = 0) -> None:
        self.maxsize = maxsize
        self.items = deque[T]()
        self.getters = deque[Pending]()
        self.putters = deque[Pending]()
        self.unfinished = 0
        self.finished = Event()
        self.finished.set()

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

    def wake_next(self, waiting: deque[Pending]) -> None:
        """Let the first go on that waits."""
        while waiting:
            waiter = waiting.popleft()
            if not waiter.is_done:
                waiter.finish()
                break

    async def put(self, item: T) -> None:
        while self.full():
            putter = Pending()
            self.putters.append(putter)
            try:
                await Until(putter)
            except BaseException:
                putter.cancel()
                if putter in self.putters:
                    self.putters.remove(putter)
                if not self.full() and not putter.is_cancelled:
                    self.wake_next(self.putters)
                raise
        self.put_nowait(item)

    def put_nowait(self, item: T) -> None:
        if self.full():
            raise QueueFull
        self.keep(item)
        self.unfinished += 1
        self.finished.clear()
        self.wake_next(self.getters)

    async def get(self) -> T:
        while self.empty():
            getter = Pending()
            self.getters.append(getter)
            try:
                await Until(getter)
            except BaseException:
                getter.cancel()
                if getter in self.getters:
                    self.getters.remove(getter)
                if not self.empty() and not getter.is_cancelled:
                    self.wake_next(self.getters)
                raise
        return self.get_nowait()

    def get_nowait(self) -> T:
        if self.empty():
            raise QueueEmpty
        item = self.take()
        self.wake_next(self.putters)
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
