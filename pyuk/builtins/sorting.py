"""Sorting: a stable merge sort that uses the order which is there already.

The elements are split into runs that ascend (those that descend are reversed), short runs are filled up by
insertion, and neighbours are merged such that each element takes part in few merges.
Sources: T. Peters, CPython Objects/listsort.txt (runs); J. I. Munro, S. Wild, "Nearly-Optimal Mergesorts"
(ESA 2018), whose "powersort" rule says which runs to merge first.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from pyuk.builtins.number import Ordered
from pyuk.lang import Buffer
from pyuk.lang.raw import unchecked_get, unchecked_set

Item = TypeVar("Item", bound=Ordered)
MIN_RUN = 24  # shorter runs are filled up to this
MAX_RUNS = 66  # powers on the stack increase, and are less than the bits of a length


def sort(items: Buffer[Item], length: int) -> None:
    """Sort items[0:length] by `<`, stably. Where `<` raises, the items stay as they were."""
    if length < 2:
        return
    sorter = Sorter[Item](items, length)
    sorter.run()
    for i in range(length):
        unchecked_set(items, i, unchecked_get(sorter.items, i))


class Sorter(Generic[Item]):
    """Owns a copy of the items, a scratch buffer for merges, and a stack of runs that lie side by side.

    Run k is [starts[k], starts[k + 1]); powers[k] is that of the boundary before it.
    """

    items: Buffer[Item]
    scratch: Buffer[Item]
    length: int
    starts: Buffer[int]
    powers: Buffer[int]
    runs: int

    def __init__(self, items: Buffer[Item], length: int) -> None:
        self.items = Buffer[Item](length)
        self.scratch = Buffer[Item](length // 2 if length > MIN_RUN else 0)
        self.length = length
        self.starts = Buffer[int](MAX_RUNS)
        self.powers = Buffer[int](MAX_RUNS)
        self.runs = 0
        for i in range(length):
            unchecked_set(self.items, i, unchecked_get(items, i))

    def run(self) -> None:
        """Sort self.items."""
        start = 0
        while start < self.length:
            stop = self.find_run(start)
            power = self.power_before(start, stop)
            while self.runs > 1 and self.powers[self.runs - 1] > power:
                self.merge_last(start)
            self.starts[self.runs] = start
            self.powers[self.runs] = power
            self.runs += 1
            start = stop
        while self.runs > 1:
            self.merge_last(self.length)

    def power_before(self, start: int, stop: int) -> int:
        """The power of the boundary between the last run on the stack and the run [start, stop).

        It is the depth of the boundary in a balanced tree over all items: the first binary digit in which
        the middles of the two runs, as fractions of the length, differ.
        """
        if self.runs == 0:
            return 0
        left = self.starts[self.runs - 1] + start
        right = start + stop
        power = 0
        while True:
            power += 1
            left_digit = left >= self.length
            right_digit = right >= self.length
            if left_digit != right_digit:
                return power
            left = (left - self.length if left_digit else left) * 2
            right = (right - self.length if right_digit else right) * 2

    # --- runs ----------------------------------------------------------------------------------

    def find_run(self, start: int) -> int:
        """Make the items from start on a run; where it ends."""
        stop = start + 1
        if stop == self.length:
            return stop
        if self.is_less(stop, start):
            while stop + 1 < self.length and self.is_less(stop + 1, stop):
                stop += 1
            self.reverse(start, stop + 1)
        else:
            while stop + 1 < self.length and not self.is_less(stop + 1, stop):
                stop += 1
        return self.fill_run(start, stop + 1)

    def is_less(self, one: int, other: int) -> bool:
        """Whether the item at index one is less than that at other."""
        return unchecked_get(self.items, one) < unchecked_get(self.items, other)

    def reverse(self, low: int, stop: int) -> None:
        """Reverse the items [low, stop)."""
        high = stop - 1
        while low < high:
            value = unchecked_get(self.items, low)
            unchecked_set(self.items, low, unchecked_get(self.items, high))
            unchecked_set(self.items, high, value)
            low += 1
            high -= 1

    def fill_run(self, start: int, stop: int) -> int:
        """Insert items behind the run [start, stop) into it until it is long enough; where it ends then."""
        end = min(start + MIN_RUN, self.length)
        while stop < end:
            value = unchecked_get(self.items, stop)
            position = self.after_equals(value, start, stop)
            for i in range(stop, position, -1):
                unchecked_set(self.items, i, unchecked_get(self.items, i - 1))
            unchecked_set(self.items, position, value)
            stop += 1
        return stop

    def after_equals(self, value: Item, low: int, high: int) -> int:
        """The first index in the run [low, high) whose item is greater than value, or high."""
        while low < high:
            middle = (low + high) >> 1
            if value < unchecked_get(self.items, middle):
                high = middle
            else:
                low = middle + 1
        return low

    def before_equals(self, value: Item, low: int, high: int) -> int:
        """The first index in the run [low, high) whose item is not less than value, or high."""
        while low < high:
            middle = (low + high) >> 1
            if unchecked_get(self.items, middle) < value:
                low = middle + 1
            else:
                high = middle
        return low

    # --- merging -------------------------------------------------------------------------------

    def merge_last(self, stop: int) -> None:
        """Merge the two runs on top of the stack, which end at stop."""
        self.runs -= 1
        middle = self.starts[self.runs]
        start = self.starts[self.runs - 1]
        # What is in its place already takes no part.
        start = self.after_equals(unchecked_get(self.items, middle), start, middle)
        if start == middle:
            return
        stop = self.before_equals(unchecked_get(self.items, middle - 1), middle, stop)
        if middle - start <= stop - middle:
            self.merge_upwards(start, middle, stop)
        else:
            self.merge_downwards(start, middle, stop)

    def merge_upwards(self, start: int, middle: int, stop: int) -> None:
        """Merge [start, middle) and [middle, stop), the first of which is put aside."""
        count = middle - start
        for i in range(count):
            unchecked_set(self.scratch, i, unchecked_get(self.items, start + i))
        left = 0
        right = middle
        target = start
        while left < count and right < stop:
            if unchecked_get(self.items, right) < unchecked_get(self.scratch, left):
                unchecked_set(self.items, target, unchecked_get(self.items, right))
                right += 1
            else:
                unchecked_set(self.items, target, unchecked_get(self.scratch, left))
                left += 1
            target += 1
        for i in range(left, count):
            unchecked_set(self.items, target + i - left, unchecked_get(self.scratch, i))

    def merge_downwards(self, start: int, middle: int, stop: int) -> None:
        """Merge [start, middle) and [middle, stop), the second of which is put aside, from the end."""
        count = stop - middle
        for i in range(count):
            unchecked_set(self.scratch, i, unchecked_get(self.items, middle + i))
        left = middle
        right = count
        target = stop
        while left > start and right > 0:
            target -= 1
            if unchecked_get(self.scratch, right - 1) < unchecked_get(self.items, left - 1):
                left -= 1
                unchecked_set(self.items, target, unchecked_get(self.items, left))
            else:
                right -= 1
                unchecked_set(self.items, target, unchecked_get(self.scratch, right))
        for i in range(right):
            unchecked_set(self.items, target - right + i, unchecked_get(self.scratch, i))
