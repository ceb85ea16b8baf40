"""What ranges, unpacking and sums need at run time."""

from __future__ import annotations

from pyuk.builtins.str import str as Text
from pyuk.lang import noinline


def range_length(start: int, stop: int, step: int) -> int:
    """len(range(start, stop, step)). ValueError for step 0; OverflowError past 63 bits."""
    if step == 0:
        raise ValueError("range() arg 3 must not be zero")
    return count_steps(start, stop, step)


def count_steps(start: int, stop: int, step: int) -> int:
    """range_length() for a step that is known not to be 0."""
    if step > 0:
        if start >= stop:
            return 0
        return (stop - start - 1) // step + 1
    if start <= stop:
        return 0
    return (start - stop - 1) // -step + 1


def range_list(start: int, stop: int, step: int) -> list[int]:
    """list(range(start, stop, step))."""
    values: list[int] = []
    for i in range(start, stop, step):
        values.append(i)
    return values


def characters(text: Text) -> list[Text]:
    """list(text)."""
    parts: list[Text] = []
    for i in range(text.length):
        parts.append(text[i])
    return parts


@noinline
def check_unpack(length: int, wanted: int) -> None:
    """ValueError unless a sequence of this length can be unpacked into so many targets."""
    if length < wanted:
        raise ValueError(f"not enough values to unpack (expected {wanted}, got {length})")
    if length > wanted:
        raise ValueError(f"too many values to unpack (expected {wanted})")


def sum_of_ints(values: list[int]) -> int:
    """sum(values). OverflowError past 64 bits."""
    total = 0
    for value in values:
        total += value
    return total


def sum_of_floats(values: list[float]) -> float:
    """sum(values), from left to right, as CPython 3.11 adds."""
    total = 0.0
    for value in values:
        total += value
    return total
