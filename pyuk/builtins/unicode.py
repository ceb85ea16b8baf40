"""Reading unicodetables.py: sets of code points, changes of one into another, changes into several.

A set is a row of runs: the gap from the end of the run before to the start, then twice (count - 1), plus one
if only every second code point belongs to it. In a table of changes, what is to be added follows: n for 2n,
-n for 2n - 1. A table of long changes has for each code point the gap, how many others it becomes, and those.
Tables are read from their beginning: a look-up takes longer the further up a code point lies.
Next: strcase.py.
"""

from __future__ import annotations

from pyuk.lang import inline

ABSENT = -1


@inline
def digit_at(table: str, at: int) -> int:
    """A digit of a number: 32 more than its value unless it is the last."""
    return ord(table[at]) - 0x30


def number_at(table: str, at: int) -> int:
    """The number that begins at an index."""
    value = 0
    shift = 0
    while True:
        digit = digit_at(table, at)
        value |= (digit & 31) << shift
        if digit < 32:
            return value
        at += 1
        shift += 5


def after_number(table: str, at: int) -> int:
    """The index after the number that begins at an index."""
    while digit_at(table, at) >= 32:
        at += 1
    return at + 1


def offset_in_run(table: str, code: int) -> int:
    """How far into its run a code point lies, in the set that the table holds; ABSENT where it is in none."""
    start = 0
    at = 0
    while at < len(table):
        start += number_at(table, at)
        if code < start:
            return ABSENT
        at = after_number(table, at)
        span, stride = span_at(table, at)
        if code <= start + span:
            return code - start if (code - start) % stride == 0 else ABSENT
        start += span
        at = after_number(table, at)
    return ABSENT


def span_at(table: str, at: int) -> tuple[int, int]:
    """How far the last code point of a run is from the first, and the stride from each to the next."""
    shape = number_at(table, at)
    return (shape >> 1 << 1, 2) if shape & 1 == 1 else (shape >> 1, 1)


def contains(table: str, code: int) -> bool:
    """Whether a code point is in the set that the table holds."""
    return offset_in_run(table, code) >= 0


def changed(table: str, code: int) -> int:
    """What a code point becomes by a table of changes; ABSENT where it is in no run of it."""
    start = 0
    at = 0
    while at < len(table):
        start += number_at(table, at)
        if code < start:
            return ABSENT
        at = after_number(table, at)
        span, stride = span_at(table, at)
        at = after_number(table, at)
        if code <= start + span:
            if (code - start) % stride != 0:
                return ABSENT
            added = number_at(table, at)
            return code - (added + 1 >> 1) if added & 1 == 1 else code + (added >> 1)
        start += span
        at = after_number(table, at)
    return ABSENT


def long_change(table: str, code: int) -> int:
    """Where in a table of long changes the number of code points stands that `code` becomes; or ABSENT."""
    here = 0
    at = 0
    while at < len(table):
        here += number_at(table, at)
        at = after_number(table, at)
        if code <= here:
            return at if code == here else ABSENT
        count = number_at(table, at)
        for _ in range(count + 1):
            at = after_number(table, at)
    return ABSENT
