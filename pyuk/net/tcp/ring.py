"""The octets of a stream that wait: to be acknowledged at the sender, to be read at the receiver.

A ring holds its octets in storage that it takes from a pool when there are some and gives back when there are
none, but for the smallest, which it keeps while most of the pool is free. So of many connections those that are idle
have no buffers, one that is busy allocates nothing, and all together never use more than the pool has.
Read next: rto.py.
"""

from __future__ import annotations

from typing import TypeVar

from pyuk.lang import inline, noinline
from pyuk.lang.wide import copy_bytes
from pyuk.net.wire.fields import copy

SMALLEST_SHIFT = 11  # storage is 2 KiB at least
LARGEST_SHIFT = 22  # and 4 MiB at most
KEPT_OCTETS = 1 << 20  # of storage that nobody uses, kept for the next, of each size at most

Octets = TypeVar("Octets", bytes, bytearray)


class Storage:
    """Where rings take their storage from: bytearrays of 2**k octets.

    limit: how many octets may be out at once; the last quarter is for the smallest bytearrays, so that slow readers and
    large transfers leave something to those who need little. used: how many are. kept: free ones, by k, counts[k] of
    them, of kept_octets together: with those that are out no more than the limit. has_given: some came back since
    somebody last looked.
    """

    limit: int
    used: int
    kept_octets: int
    has_given: bool
    kept: list[list[bytearray]]
    counts: list[int]

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.counts = [0] * (LARGEST_SHIFT + 1)
        self.used = 0
        self.kept_octets = 0
        self.has_given = False
        self.kept = []
        for _ in range(LARGEST_SHIFT + 1):
            self.kept.append([])

    def has(self, shift: int) -> bool:
        """Whether take(shift) would give something."""
        limit = self.limit if shift == SMALLEST_SHIFT else self.limit - (self.limit >> 2)
        return self.used + (1 << shift) <= limit

    def is_plentiful(self, shift: int) -> bool:
        """Whether 2**shift octets more would leave half of the memory to others."""
        return self.used + (1 << shift) <= self.limit >> 1

    def may_lie_idle(self) -> bool:
        """Whether so little is out that some of it may be with those who do not use it."""
        return self.used <= self.limit >> 3

    def take(self, shift: int) -> bytearray | None:
        """A bytearray of 2**shift octets, whatever they hold; None where that would be too many."""
        if not self.has(shift):
            return None
        self.used += 1 << shift
        count = self.counts[shift]
        if count > 0:
            self.kept_octets -= 1 << shift
            self.counts[shift] = count - 1
            return self.kept[shift][count - 1]  # which stays there until another takes its place: so it costs less
        if self.used + self.kept_octets > self.limit:
            self.forget_kept()
        return bytearray(1 << shift)

    @noinline
    def forget_kept(self) -> None:
        """Leave what nobody uses to the collector: other sizes are needed."""
        self.kept_octets = 0
        for shift in range(LARGEST_SHIFT + 1):
            self.counts[shift] = 0
            self.kept[shift].clear()

    def give(self, storage: bytearray, shift: int) -> None:
        """Take back what take(shift) gave."""
        self.used -= 1 << shift
        self.has_given = True
        count = self.counts[shift]
        if count > 0 and (count + 1) << shift > KEPT_OCTETS:
            return
        kept = self.kept[shift]
        if count < len(kept):
            kept[count] = storage
        else:
            kept.append(storage)
        self.counts[shift] = count + 1
        self.kept_octets += 1 << shift


NOTHING = bytearray()


class Ring:
    """length octets from the place `start` of data on, which go on at its beginning when they reach its end.

    shift: data has 2**shift octets; 0 where it is NOTHING. limit: how many octets there may be. usual_shift: how large
    it is made when it gets storage again, if there is so much: as large as it became last time, or half of it.
    """

    storage: Storage
    data: bytearray
    shift: int
    usual_shift: int
    start: int
    length: int
    limit: int

    def __init__(self, storage: Storage, limit: int) -> None:
        self.storage = storage
        self.data = NOTHING
        self.shift = 0
        self.usual_shift = 0
        self.start = 0
        self.length = 0
        self.limit = limit

    @inline
    def space(self) -> int:
        """How many octets may be appended, if there is storage for them."""
        return max(self.limit - self.length, 0)

    def has_memory(self) -> bool:
        """Whether one more octet has a place, or storage for it would be given."""
        return self.length < len(self.data) or self.storage.has(max(SMALLEST_SHIFT, self.shift + 1))

    @inline
    def place(self, offset: int) -> int:
        """Where in data the octet lies that comes `offset` octets after the first."""
        return (self.start + offset) & (len(self.data) - 1)

    def reserve(self, count: int) -> bool:
        """See to it that `count` octets from the first on have a place; False where memory does not allow it."""
        return count <= len(self.data) or self.grow(count)

    @noinline
    def grow(self, count: int) -> bool:
        """Take larger storage."""
        shift = max(SMALLEST_SHIFT, self.shift)
        while 1 << shift < count:
            shift += 1
        if shift > LARGEST_SHIFT:
            return False
        if self.shift == 0 and self.usual_shift > shift and self.storage.is_plentiful(self.usual_shift):
            shift = self.usual_shift
        data = self.storage.take(shift)
        if data is None:
            return False
        if self.shift > 0:
            self.get(0, data, 0, len(self.data))  # not `length`: the receiver's lie beyond it, out of order
            self.storage.give(self.data, self.shift)
        self.data = data
        self.shift = shift
        self.start = 0
        return True

    def put(self, offset: int, source: Octets, start: int, count: int) -> None:
        """Write octets `offset` after the first; there is a place for them. The length stays."""
        at = self.place(offset)
        first = min(count, len(self.data) - at)
        copy_bytes(self.data, at, source, start, first)
        if first < count:
            copy_bytes(self.data, 0, source, start + first, count - first)

    def get(self, offset: int, target: bytearray, at: int, count: int) -> None:
        """Copy octets from `offset` after the first on; there are so many places."""
        place = self.place(offset)
        first = min(count, len(self.data) - place)
        copy(target, at, self.data, place, first)
        if first < count:
            copy(target, at + first, self.data, 0, count - first)

    def append(self, source: Octets, start: int, count: int) -> int:
        """Append octets of source; how many were taken: fewer where the limit or memory does not allow more."""
        taken = min(count, self.space())
        while taken > 0 and not self.reserve(self.length + taken):
            taken = max(taken >> 1, len(self.data) - self.length)  # less, or what there is room for
        if taken <= 0:
            return 0
        self.put(self.length, source, start, taken)
        self.length += taken
        return taken

    def drop(self, count: int) -> None:
        """Forget the first `count` octets, at most as many as there are."""
        self.start = self.place(count) if self.shift > 0 else 0
        self.length -= count

    def lie_idle(self) -> None:
        """Nothing in it is needed any more, but more may come soon: small storage is kept where there is much."""
        if self.shift == SMALLEST_SHIFT and self.storage.may_lie_idle():
            self.start = 0
            self.length = 0
        else:
            self.release()

    def release(self) -> None:
        """Give the storage back: nothing in it is needed any more."""
        if self.shift > 0:
            self.storage.give(self.data, self.shift)
            self.data = NOTHING
            self.usual_shift = self.shift if self.shift > self.usual_shift else self.usual_shift - 1
            self.shift = 0
        self.start = 0
        self.length = 0
