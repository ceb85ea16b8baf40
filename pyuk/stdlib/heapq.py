"""heapq: a list as a priority queue: every element is at most those at 2k + 1 and 2k + 2, so the least is first.

The moves are CPython's, step by step: a heap that is printed looks the same.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from typing import TypeVar

from pyuk.builtins.number import Ordered

T = TypeVar("T", bound=Ordered)


def heappush(heap: list[T], item: T) -> None:
    """Add an item."""
    heap.append(item)
    sift_towards_root(heap, 0, len(heap) - 1)


def heappop(heap: list[T]) -> T:
    """Take out the least item. IndexError where there is none."""
    if len(heap) == 0:
        raise IndexError("index out of range")
    last = heap.pop()
    if len(heap) == 0:
        return last
    least = heap[0]
    heap[0] = last
    sift_towards_leaves(heap, 0)
    return least


def heapreplace(heap: list[T], item: T) -> T:
    """Take out the least item, then add `item`. IndexError where there is none."""
    if len(heap) == 0:
        raise IndexError("index out of range")
    least = heap[0]
    heap[0] = item
    sift_towards_leaves(heap, 0)
    return least


def heappushpop(heap: list[T], item: T) -> T:
    """Add `item`, then take out the least."""
    if len(heap) == 0 or not heap[0] < item:
        return item
    least = heap[0]
    heap[0] = item
    sift_towards_leaves(heap, 0)
    return least


def heapify(x: list[T]) -> None:
    """Make a heap of a list, in linear time."""
    for index in range(len(x) // 2 - 1, -1, -1):
        sift_towards_leaves(x, index)


def sift_towards_root(heap: list[T], start: int, position: int) -> None:
    """Move the item at `position` up, past greater ones, no further than `start`."""
    item = heap[position]
    while position > start:
        parent = (position - 1) >> 1
        if not item < heap[parent]:
            break
        heap[position] = heap[parent]
        position = parent
    heap[position] = item


def sift_towards_leaves(heap: list[T], position: int) -> None:
    """Move the item at `position` to a leaf along the lesser children, then up to where it belongs."""
    end = len(heap)
    start = position
    item = heap[position]
    child = 2 * position + 1
    while child < end:
        if child + 1 < end and not heap[child] < heap[child + 1]:
            child += 1
        heap[position] = heap[child]
        position = child
        child = 2 * position + 1
    heap[position] = item
    sift_towards_root(heap, start, position)


def nsmallest(n: int, iterable, key=None):
    """sorted(iterable, key=key)[:n]."""
    if key is None:
        items = [item for item in iterable]
        items.sort()
        return items[: max(n, 0)]
    return ranked([item for item in iterable], key, False)[: max(n, 0)]


def nlargest(n: int, iterable, key=None):
    """sorted(iterable, key=key, reverse=True)[:n]."""
    if key is None:
        items = [item for item in iterable]
        items.sort(reverse=True)
        return items[: max(n, 0)]
    return ranked([item for item in iterable], key, True)[: max(n, 0)]


def ranked(items, key, is_reversed: bool):
    """The items in the order of their keys; of equal keys, the first item stays the first."""
    order = [(key(items[i]), -i if is_reversed else i) for i in range(len(items))]
    order.sort(reverse=is_reversed)
    return [items[-i if is_reversed else i] for _, i in order]


def merge(*iterables, key=None, reverse=False):
    """The items of sorted iterables as one sorted sequence; of equal ones the first iterable's come first."""
    lists = []
    for iterable in iterables:
        lists.append([item for item in iterable])
    places = [0 for _ in lists]
    while True:
        best = -1
        for k in range(len(lists)):
            if places[k] == len(lists[k]):
                continue
            if best < 0:
                best = k
                continue
            here = lists[k][places[k]]
            there = lists[best][places[best]]
            if key is None:
                if (there < here) if reverse else (here < there):
                    best = k
            elif (key(there) < key(here)) if reverse else (key(here) < key(there)):
                best = k
        if best < 0:
            return
        item = lists[best][places[best]]
        places[best] += 1
        yield item
