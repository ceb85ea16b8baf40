"""In which order queues give back what they are given: what `queue` and `asyncio` have in common.

The names are CPython's, where a derived class may have other methods for them.
Source: CPython 3.11 Lib/queue.py, Lib/asyncio/queues.py.
"""

# mypy: disable-error-code="type-var"

from __future__ import annotations

from typing import Generic, TypeVar

from pyuk.stdlib.collections.deques import deque
from pyuk.stdlib.heapq import heappop, heappush

T = TypeVar("T")


class Store(Generic[T]):
    """First in, first out; at most `maxsize` items at a time, any number where that is not above 0."""

    maxsize: int
    _queue: deque[T]

    def __init__(self, maxsize: int = 0) -> None:
        self.maxsize = maxsize
        self._queue = deque[T]()

    def qsize(self) -> int:
        return self._qsize()

    def empty(self) -> bool:
        return self._qsize() == 0

    def full(self) -> bool:
        return 0 < self.maxsize <= self._qsize()

    def _qsize(self) -> int:
        """How many items there are."""
        return len(self._queue)

    def _put(self, item: T) -> None:
        """Put an item where _get() finds it."""
        self._queue.append(item)

    def _get(self) -> T:
        """The next item, of which there is one."""
        return self._queue.popleft()


class Stack(Store[T]):
    """Last in, first out."""

    def _get(self) -> T:
        return self._queue.pop()


class Heap(Store[T]):
    """The least item first."""

    _heap: list[T]

    def __init__(self, maxsize: int = 0) -> None:
        super().__init__(maxsize)
        self._heap = []

    def _qsize(self) -> int:
        return len(self._heap)

    def _put(self, item: T) -> None:
        heappush(self._heap, item)

    def _get(self) -> T:
        return heappop(self._heap)
