"""The bounds of a slice, as Python adjusts them to the length of a sequence.

An omitted bound is given as the number that means the same: start as default_start(step), stop as
default_stop(step). `s[a:]` is then a slice from a to MAX_INDEX. Owns no data.
"""

from __future__ import annotations

from pyuk.lang import inline

MAX_INDEX = (1 << 63) - 1
MIN_INDEX = -(1 << 63)


@inline
def default_start(step: int) -> int:
    """What an omitted start means."""
    return MAX_INDEX if step < 0 else 0


@inline
def default_stop(step: int) -> int:
    """What an omitted stop means: past the end, or before the start."""
    return MIN_INDEX if step < 0 else MAX_INDEX


@inline
def clamp(bound: int, length: int) -> int:
    """A bound of a slice of step 1, in [0, length]; negative ones count from the end."""
    if 0 <= bound <= length:
        return bound
    return clamp_outside(bound, length)


def clamp_outside(bound: int, length: int) -> int:
    """clamp() for a bound that is not in [0, length]."""
    if bound > 0:
        return length
    return max(bound + length, 0)


def first_index(start: int, length: int, step: int) -> int:
    """The adjusted start: in [0, length], or [-1, length - 1] for a negative step. ValueError for step 0."""
    if step == 0:
        raise ValueError("slice step cannot be zero")
    return adjusted(start, length, step)


def adjusted(bound: int, length: int, step: int) -> int:
    """A bound of a slice of any step but 0, as CPython's PySlice_AdjustIndices: in the range of first_index()."""
    low = -1 if step < 0 else 0
    if bound < 0:
        return max(bound + length, low)
    return min(bound, length + low)


def count(first: int, bound: int, step: int) -> int:
    """How many indices first, first + step, ... lie before bound; both adjusted."""
    gap = first - bound if step < 0 else bound - first
    stride = -max(step, -MAX_INDEX) if step < 0 else step
    if gap <= 0:
        return 0
    gap -= 1
    return gap // stride + 1


def search_start(start: int, length: int) -> int:
    """Where a search begins, in [0, length + 1]: past the end where start is, so that nothing is found there."""
    return max(start + length, 0) if start < 0 else min(start, length + 1)
