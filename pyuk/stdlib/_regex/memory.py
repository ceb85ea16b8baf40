"""What a matcher keeps while it tries: a stack of frames, and a set of what has failed."""

from __future__ import annotations

from pyuk.lang import Buffer, inline
from pyuk.lang.hashing import HASH_START, hash_finish, hash_step

FRAME = 3  # ints
FIRST_FRAMES = 10
FIRST_KEYS = 256
NO_KEY = -1


class Stack:
    """Frames of three ints. top: how many ints of `items` are in use."""

    def __init__(self) -> None:
        self.items: Buffer[int] = Buffer[int](FIRST_FRAMES * FRAME)
        self.top = 0

    @inline
    def push(self, first: int, second: int, third: int) -> None:
        top = self.top
        if top + FRAME > len(self.items):
            self.grow()
        self.items[top] = first
        self.items[top + 1] = second
        self.items[top + 2] = third
        self.top = top + FRAME

    def grow(self) -> None:
        larger = Buffer[int](2 * len(self.items))
        for i in range(self.top):
            larger[i] = self.items[i]
        self.items = larger


class Failures:
    """A set of keys, none of them negative. keys: a hash table with open addressing, at most half full."""

    def __init__(self) -> None:
        self.keys: Buffer[int] = empty_table(FIRST_KEYS)
        self.count = 0

    def contains(self, key: int) -> bool:
        return self.keys[self.find(key)] == key

    def add(self, key: int) -> None:
        place = self.find(key)
        if self.keys[place] == key:
            return
        self.keys[place] = key
        self.count += 1
        if 2 * self.count > len(self.keys):
            self.grow()

    def find(self, key: int) -> int:
        """The index where the key is, or belongs."""
        mask = len(self.keys) - 1
        place = hash_finish(hash_step(HASH_START, key)) & mask
        while self.keys[place] != NO_KEY and self.keys[place] != key:
            place = (place + 1) & mask
        return place

    def grow(self) -> None:
        old = self.keys
        self.keys = empty_table(2 * len(old))
        for i in range(len(old)):
            if old[i] != NO_KEY:
                self.keys[self.find(old[i])] = old[i]


def empty_table(size: int) -> Buffer[int]:
    """A table without keys; size: a power of two."""
    table = Buffer[int](size)
    for i in range(size):
        table[i] = NO_KEY
    return table
