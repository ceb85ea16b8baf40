"""bisect: where an item belongs in a sorted list, in logarithmic time."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

TO_THE_END = -1  # the end that CPython has None for


def checked_start(lo: int) -> int:
    """lo itself. ValueError below zero."""
    if lo < 0:
        raise ValueError("lo must be non-negative")
    return lo


def bisect_left(a, x, lo: int = 0, hi: int = TO_THE_END, *, key=None) -> int:
    """The index in [lo, hi] before which all items are less than x, and from which on none is."""
    low = checked_start(lo)
    high = len(a) if hi == TO_THE_END else hi
    while low < high:
        middle = (low + high) // 2
        item = a[middle] if key is None else key(a[middle])
        if item < x:
            low = middle + 1
        else:
            high = middle
    return low


def bisect_right(a, x, lo: int = 0, hi: int = TO_THE_END, *, key=None) -> int:
    """The index in [lo, hi] before which no item is greater than x, and from which on all are."""
    low = checked_start(lo)
    high = len(a) if hi == TO_THE_END else hi
    while low < high:
        middle = (low + high) // 2
        item = a[middle] if key is None else key(a[middle])
        if x < item:
            high = middle
        else:
            low = middle + 1
    return low


def insort_left(a, x, lo: int = 0, hi: int = TO_THE_END, *, key=None) -> None:
    """Insert x where bisect_left() says; x is asked for its key, too."""
    wanted = x if key is None else key(x)
    a.insert(bisect_left(a, wanted, lo, hi, key=key), x)


def insort_right(a, x, lo: int = 0, hi: int = TO_THE_END, *, key=None) -> None:
    """Insert x where bisect_right() says; x is asked for its key, too."""
    wanted = x if key is None else key(x)
    a.insert(bisect_right(a, wanted, lo, hi, key=key), x)


bisect = bisect_right
insort = insort_right
