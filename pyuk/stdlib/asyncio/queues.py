"""Queues between tasks.

Source: CPython 3.11 Lib/asyncio/queues.py, method by method.
"""

# mypy: disable-error-code="type-var"

from __future__ import annotations

from typing import TypeVar

from pyuk.stdlib._queueorder import Heap, Stack, Store
from pyuk.stdlib.asyncio.events import Pending, Until
from pyuk.stdlib.asyncio.locks import Event
from pyuk.stdlib.collections.deques import deque

T = TypeVar("T")


class QueueEmpty(Exception):
    """get_nowait() of an empty queue."""


class QueueFull(Exception):
    """put_nowait() into a full queue."""


class Queue(Store[T]):
    """First in, first out; at most `maxsize` items at a time (0: any number)."""

    _getters: deque[Pending]
    _putters: deque[Pending]
    _unfinished_tasks: int
    _finished: Event

    def __init__(self, maxsize: int = 0) -> None:
        super().__init__(maxsize)
        self._getters = deque[Pending]()
        self._putters = deque[Pending]()
        self._unfinished_tasks = 0
        self._finished = Event()
        self._finished.set()

    def _wakeup_next(self, waiting: deque[Pending]) -> None:
        """Let the first go on that waits."""
        while waiting:
            waiter = waiting.popleft()
            if not waiter.is_done:
                waiter.finish()
                break

    async def put(self, item: T) -> None:
        while self.full():
            putter = Pending()
            self._putters.append(putter)
            try:
                await Until(putter)
            except BaseException:
                putter.cancel()
                if putter in self._putters:
                    self._putters.remove(putter)
                if not self.full() and not putter.is_cancelled:
                    self._wakeup_next(self._putters)
                raise
        self.put_nowait(item)

    def put_nowait(self, item: T) -> None:
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished_tasks += 1
        self._finished.clear()
        self._wakeup_next(self._getters)

    async def get(self) -> T:
        while self.empty():
            getter = Pending()
            self._getters.append(getter)
            try:
                await Until(getter)
            except BaseException:
                getter.cancel()
                if getter in self._getters:
                    self._getters.remove(getter)
                if not self.empty() and not getter.is_cancelled:
                    self._wakeup_next(self._getters)
                raise
        return self.get_nowait()

    def get_nowait(self) -> T:
        if self.empty():
            raise QueueEmpty
        item = self._get()
        self._wakeup_next(self._putters)
        return item

    def task_done(self) -> None:
        if self._unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished_tasks -= 1
        if self._unfinished_tasks == 0:
            self._finished.set()

    async def join(self) -> None:
        if self._unfinished_tasks > 0:
            await self._finished.wait()


class LifoQueue(Stack[T], Queue[T]):
    """Last in, first out."""


class PriorityQueue(Heap[T], Queue[T]):
    """The least item first."""
