"""slice objects: what `x[a:b:c]` gives to a `__getitem__` of the program's own.

Source: The Python Language Reference §3.2 (slice objects); CPython 3.11 Objects/sliceobject.c.
Read first: slices.py.
"""

from __future__ import annotations

from pyuk.builtins import slices


class slice:
    """The bounds and the step of a slice; None where one is left out."""

    def __init__(self, *parts: int | None) -> None:
        if not parts:
            raise TypeError("slice expected at least 1 argument, got 0")
        if len(parts) > 3:
            raise TypeError(f"slice expected at most 3 arguments, got {len(parts)}")
        given: list[int | None] = [*parts]
        if len(given) == 1:
            given.insert(0, None)
        self.start: int | None = given[0]
        self.stop: int | None = given[1]
        self.step: int | None = given[2] if len(given) > 2 else None

    def __repr__(self) -> str:
        return f"slice({self.start}, {self.stop}, {self.step})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, slice):
            return False
        return self.start == other.start and self.stop == other.stop and self.step == other.step

    def indices(self, length: int) -> tuple[int, int, int]:
        """(start, stop, step) for a sequence of that length, as range() takes them."""
        if length < 0:
            raise ValueError("length should not be negative")
        step = self.stride()
        first = slices.first_index(self.first(), length, step)
        return first, slices.adjusted(self.last(), length, step), step

    # --- as the methods of sequences take them ---

    def stride(self) -> int:
        step = self.step
        return 1 if step is None else step

    def first(self) -> int:
        start = self.start
        return slices.default_start(self.stride()) if start is None else start

    def last(self) -> int:
        stop = self.stop
        return slices.default_stop(self.stride()) if stop is None else stop
