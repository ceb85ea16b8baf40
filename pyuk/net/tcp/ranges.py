"""Sets of octets as sorted, disjoint ranges: what arrived out of order, and what the peer has reported as arrived.

Octets are counted from a base that both users let move: the next octet expected by the receiver (receive.py),
the oldest one not acknowledged at the sender (scoreboard.py). Read next: ring.py.
"""

from __future__ import annotations


class Ranges:
    """Half-open ranges [starts[i], ends[i]), ascending, with gaps between them: at most `limit`.

    octets: how many there are in all. The lists are empty as long as nothing is missing, which is the usual case.
    """

    limit: int
    octets: int
    starts: list[int]
    ends: list[int]

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.octets = 0
        self.starts = []
        self.ends = []

    def count(self) -> int:
        """How many ranges there are."""
        return len(self.starts)

    def clear(self) -> None:
        self.starts.clear()
        self.ends.clear()
        self.octets = 0

    def add(self, start: int, end: int) -> bool:
        """Put [start, end) in; whether it is in now: one that would be a range too many is not taken."""
        if start >= end:
            return True
        first = self.first_ending_from(start)
        last = self.first_starting_after(end)
        if first == last:
            return self.insert(first, start, end)
        self.merge(first, last, min(start, self.starts[first]), max(end, self.ends[last - 1]))
        return True

    def advance(self, count: int) -> None:
        """Move the base `count` octets on: what lies before it is forgotten."""
        kept = 0
        octets = 0
        for i in range(len(self.starts)):
            end = self.ends[i] - count
            if end > 0:
                start = max(self.starts[i] - count, 0)
                self.starts[kept] = start
                self.ends[kept] = end
                octets += end - start
                kept += 1
        self.cut(kept)
        self.octets = octets

    def covers(self, start: int, end: int) -> bool:
        """Whether all of [start, end) is in."""
        i = self.first_ending_from(start + 1)
        return start >= end or (i < len(self.starts) and self.starts[i] <= start and end <= self.ends[i])

    def highest(self) -> int:
        """The end of the last range; 0 where there is none."""
        return self.ends[-1] if len(self.ends) > 0 else 0

    def octets_from(self, place: int) -> int:
        """How many octets at `place` and after it are in."""
        result = 0
        for i in range(len(self.starts) - 1, -1, -1):
            if self.ends[i] <= place:
                break
            result += self.ends[i] - max(self.starts[i], place)
        return result

    def ranges_from(self, place: int) -> int:
        """How many ranges have an octet at `place` or after it."""
        return len(self.starts) - self.first_ending_from(place + 1)

    def gap_from(self, place: int) -> int:
        """The first octet at `place` or after it that is not in."""
        i = self.first_ending_from(place + 1)
        if i < len(self.starts) and self.starts[i] <= place:
            return self.ends[i]
        return place

    def gap_end(self, place: int) -> int:
        """The first octet after `place` that is in; -1 where none is."""
        i = self.first_ending_from(place + 1)
        return self.starts[i] if i < len(self.starts) else -1

    # --- how it is done ----------------------------------------------------------------------

    def first_ending_from(self, place: int) -> int:
        """The index of the first range that ends at `place` or after it."""
        i = 0
        while i < len(self.ends) and self.ends[i] < place:
            i += 1
        return i

    def first_starting_after(self, place: int) -> int:
        """The index of the first range that starts after `place`."""
        i = len(self.starts)
        while i > 0 and self.starts[i - 1] > place:
            i -= 1
        return i

    def insert(self, index: int, start: int, end: int) -> bool:
        if len(self.starts) >= self.limit:
            return False
        self.starts.insert(index, start)
        self.ends.insert(index, end)
        self.octets += end - start
        return True

    def merge(self, first: int, last: int, start: int, end: int) -> None:
        """Replace the ranges [first, last), at least one, by [start, end)."""
        for i in range(first, last):
            self.octets -= self.ends[i] - self.starts[i]
        self.octets += end - start
        self.starts[first] = start
        self.ends[first] = end
        gone = last - first - 1
        if gone > 0:
            for i in range(last, len(self.starts)):
                self.starts[i - gone] = self.starts[i]
                self.ends[i - gone] = self.ends[i]
            self.cut(len(self.starts) - gone)

    def cut(self, count: int) -> None:
        """Keep the first `count` ranges."""
        while len(self.starts) > count:
            self.starts.pop()
            self.ends.pop()
