"""range: a row of ints that is computed, as an object. Loops over range(...) do not make one.

In this module the name `range` is the class below, in compiled code and under CPython.
"""

from __future__ import annotations

from pyuk.builtins import slices
from pyuk.builtins.ranges import element, range_length
from pyuk.builtins.str import str as Text


class range:
    """start, start + step, ... up to stop, which is not in it. length: how many there are."""

    start: int
    stop: int
    step: int
    length: int

    def __init__(self, start: int, stop: int, step: int) -> None:
        """ValueError for step 0."""
        self.start = start
        self.stop = stop
        self.step = step
        self.length = range_length(start, stop, step)

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, index: int) -> int:
        position = index + self.length if index < 0 else index
        if not 0 <= position < self.length:
            raise IndexError("range object index out of range")
        return element(self.start, position, self.step)

    def get_slice(self, start: int, stop: int, step: int) -> range:
        """self[start:stop:step]; for omitted bounds see slices.py."""
        first = slices.first_index(start, self.length, step)
        last = slices.adjusted(stop, self.length, step)
        return range(self.start + first * self.step, self.start + last * self.step, self.step * step)

    def part(self, start: int, stop: int) -> list[int]:
        """The items [start, stop), for bounds in [0, length], as the list that a starred name takes."""
        result: list[int] = []
        index = start
        while index < stop:
            result.append(element(self.start, index, self.step))
            index += 1
        return result

    def __contains__(self, value: int) -> bool:
        if self.step > 0:
            inside = self.start <= value < self.stop
        else:
            inside = self.stop < value <= self.start
        return inside and (value - self.start) % self.step == 0

    def index(self, value: int) -> int:
        if value not in self:
            raise ValueError(f"{value} is not in range")
        return (value - self.start) // self.step

    def count(self, value: int) -> int:
        return 1 if value in self else 0

    def __eq__(self, other: range) -> bool:  # type: ignore[override]
        if self.length != other.length:
            return False
        if self.length == 0:
            return True
        if self.start != other.start:
            return False
        return self.length == 1 or self.step == other.step

    def __hash__(self) -> int:
        if self.length == 0:
            return hash((0, None, None))
        if self.length == 1:
            return hash((1, self.start, None))
        return hash((self.length, self.start, self.step))

    def __repr__(self) -> Text:  # type: ignore[override]
        if self.step == 1:
            return f"range({self.start}, {self.stop})"  # type: ignore[return-value]
        return f"range({self.start}, {self.stop}, {self.step})"  # type: ignore[return-value]
