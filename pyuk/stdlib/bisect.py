"""bisect: where an item belongs in a sorted list, in logarithmic time."""

from __future__ import annotations

from typing import TypeVar

from pyuk.builtins.number import Ordered

T = TypeVar("T", bound=Ordered)
TO_THE_END = -1  # the end that CPython has None for


def checked_start(lo: int) -> int:
    """lo itself. ValueError below zero."""
    if lo < 0:
        raise ValueError("lo must be non-negative")
    return lo


def bisect_left(a: list[T], x: T, lo: int = 0, hi: int = TO_THE_END) -> int:
    """The index in [lo, hi] before which all items are less than x, and from which on none is."""
    low = checked_start(lo)
    high = len(a) if hi == TO_THE_END else hi
    while low < high:
        middle = (low + high) // 2
        if a[middle] < x:
            low = middle + 1
        else:
            high = middle
    return low


def bisect_right(a: list[T], x: T, lo: int = 0, hi: int = TO_THE_END) -> int:
    """The index in [lo, hi] before which no item is greater than x, and from which on all are."""
    low = checked_start(lo)
    high = len(a) if hi == TO_THE_END else hi
    while low < high:
        middle = (low + high) // 2
        if x < a[middle]:
            high = middle
        else:
            low = middle + 1
    return low


def insort_left(a: list[T], x: T, lo: int = 0, hi: int = TO_THE_END) -> None:
    """Insert x where bisect_left() says."""
    a.insert(bisect_left(a, x, lo, hi), x)


def insort_right(a: list[T], x: T, lo: int = 0, hi: int = TO_THE_END) -> None:
    """Insert x where bisect_right() says."""
    a.insert(bisect_right(a, x, lo, hi), x)


bisect = bisect_right
insort = insort_right
