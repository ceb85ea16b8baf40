"""What ranges, unpacking and sums need at run time."""

from __future__ import annotations

from typing import Never

from pyuk.builtins.str import str as Text
from pyuk.lang import noinline

MASK64 = (1 << 64) - 1  # the distance between two ints has 64 bits without a sign


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
        return ((stop - start - 1) & MASK64) // (step & MASK64) + 1
    if start <= stop:
        return 0
    return ((start - stop - 1) & MASK64) // (-step & MASK64) + 1


def element(start: int, position: int, step: int) -> int:
    """start + position * step, where that is within 64 bits, though position * step may not be."""
    value = (start + position * step) & MASK64
    return value if value >> 63 == 0 else value - (1 << 64)


def range_list(start: int, stop: int, step: int) -> list[int]:
    """list(range(start, stop, step))."""
    values: list[int] = []
    for i in range(start, stop, step):
        values.append(i)
    return values


@noinline
def check_unpack(length: int, wanted: int) -> None:
    """ValueError unless a sequence of this length can be unpacked into so many targets."""
    if length < wanted:
        raise ValueError(f"not enough values to unpack (expected {wanted}, got {length})")
    if length > wanted:
        raise ValueError(f"too many values to unpack (expected {wanted})")


@noinline
def check_unpack_rest(length: int, least: int) -> None:
    """ValueError unless a sequence of this length has enough items for the targets beside the starred one."""
    if length < least:
        raise ValueError(f"not enough values to unpack (expected at least {least}, got {length})")


@noinline
def refuse_lengths(number: int, is_shorter: bool) -> Never:
    """ValueError of zip(strict=True) for its argument of this number: the first goes on, or has ended."""
    others = "argument 1" if number == 2 else f"arguments 1-{number - 1}"
    raise ValueError(f"zip() argument {number} is {'shorter' if is_shorter else 'longer'} than {others}")


@noinline
def refuse_empty(message: Text) -> Never:
    """ValueError of min() and max() where there is nothing to choose from."""
    raise ValueError(message)
