"""dict[K, V]: compact and in the order of insertion.

Keys and values stand in the order in which they came, in `held_keys` and `held_values`; `codes` has 32 bits of
each key's hash beside them, or DELETED. `table` is what is searched: at the places that a code leads to, one
after the other, it has the number of an entry (plus FIRST), GONE where there was one, or FREE, where a search
ends. Of the table at most two thirds are in use, so that every search ends.

A comparison of keys may run the program's own `__eq__`, which may change the dict: `epoch` tells. In this module
the name `dict` is the class below, in compiled code and under CPython. Source: CPython 3.11
Objects/dictobject.c. Next: dictviews.py, set.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from pyuk.builtins import dictviews, reprs
from pyuk.builtins.builder import StringBuilder, text_of
from pyuk.builtins.str import str as Text
from pyuk.lang import Buffer, inline, noinline, u32
from pyuk.lang.keys import identity, is_plain_key, same_key
from pyuk.lang.raw import unchecked_clear, unchecked_get, unchecked_set

K = TypeVar("K")
V = TypeVar("V")
Pairs = TypeVar("Pairs", bound=Iterable[Any])

FREE = 0
GONE = 1
FIRST = 2  # the mark of entry 0
DELETED = 0
INSTEAD = 0x85EB_CA6B  # the code of a key that DELETED would be the code of
LEAST = 8  # slots
MASK32 = 0xFFFF_FFFF
MIX = 0x9E37_79B1  # 2**32 divided by the golden ratio
MAX_COUNT = (1 << 31) - 1


class dict(Generic[K, V]):
    """used: how many entries there are. filled: those of the arrays that are written, deleted ones included.

    usable: slots that may still be taken before the table grows. head: no entry stands before it.
    epoch: counts what moves entries.
    """

    used: int
    filled: int
    usable: int
    head: int
    epoch: int
    mask: u32
    table: Buffer[u32]
    codes: Buffer[u32]
    held_keys: Buffer[K]
    held_values: Buffer[V]

    def __init__(self, capacity: int = 0) -> None:
        """An empty dict with room for so many entries."""
        self.epoch = 0
        self.reset(capacity)

    def reset(self, capacity: int) -> None:
        """Forget everything; make room for so many entries. Where there is no memory for that, nothing changes."""
        size = table_size(capacity + (capacity >> 1))
        room = max(capacity, LEAST * 2 // 3)
        table, codes = Buffer[u32](size), Buffer[u32](room)
        held_keys, held_values = Buffer[K](room), Buffer[V](room)
        self.used = 0
        self.filled = 0
        self.head = 0
        self.usable = size * 2 // 3
        self.epoch = (self.epoch + 1) & MAX_COUNT
        self.mask = size - 1
        self.table, self.codes = table, codes
        self.held_keys, self.held_values = held_keys, held_values

    def adopt(self, other: dict[K, V]) -> None:
        """Hold what a dict holds that nobody else has."""
        self.used, self.filled, self.usable, self.head = other.used, other.filled, other.usable, other.head
        self.epoch = (self.epoch + 1) & MAX_COUNT
        self.mask = other.mask
        self.table, self.codes = other.table, other.codes
        self.held_keys, self.held_values = other.held_keys, other.held_values

    # --- search ------------------------------------------------------------------------------

    @inline
    def code_of(self, key: K) -> u32:
        """What the table knows a key by: 32 bits of its hash, never DELETED."""
        hashed = hash(key)
        code: u32 = (hashed + (hashed >> 32) * MIX) & MASK32
        return INSTEAD if code == DELETED else code

    def find(self, key: K, code: u32) -> int:
        """The number of the key's entry; where there is none, -1 - (the free slot that its search ended at)."""
        slot: u32 = code & self.mask
        perturb: u32 = code
        while True:
            mark: u32 = unchecked_get(self.table, slot)
            if mark >= FIRST:
                index = mark - FIRST
                if is_plain_key(key):
                    if same_key(unchecked_get(self.held_keys, index), key):
                        return index
                elif unchecked_get(self.codes, index) == code:
                    epoch = self.epoch
                    if same_key(unchecked_get(self.held_keys, index), key):
                        return index
                    if epoch != self.epoch:
                        return self.find(key, code)
            elif mark == FREE:
                return -1 - slot
            perturb = perturb >> 5
            slot = (slot * 5 + perturb + 1) & self.mask

    def free_slot(self, code: u32) -> u32:
        """Where the search for a key that is not there ends."""
        slot: u32 = code & self.mask
        perturb: u32 = code
        while unchecked_get(self.table, slot) != FREE:
            perturb = perturb >> 5
            slot = (slot * 5 + perturb + 1) & self.mask
        return slot

    def slot_of(self, index: int) -> u32:
        """The slot that has the entry."""
        code: u32 = unchecked_get(self.codes, index)
        slot: u32 = code & self.mask
        perturb: u32 = code
        while unchecked_get(self.table, slot) != index + FIRST:
            perturb = perturb >> 5
            slot = (slot * 5 + perturb + 1) & self.mask
        return slot

    @inline
    def index_of(self, key: K) -> int:
        """The number of the key's entry, or a negative number."""
        return self.find(key, self.code_of(key))

    @inline
    def key_at(self, index: int) -> K:
        """The key of an entry: not checked."""
        return unchecked_get(self.held_keys, index)

    @inline
    def value_at(self, index: int) -> V:
        """The value of an entry: not checked."""
        return unchecked_get(self.held_values, index)

    @inline
    def __contains__(self, key: K) -> bool:
        return self.index_of(key) >= 0

    @inline
    def __getitem__(self, key: K) -> V:
        index = self.index_of(key)
        if index >= 0:
            return self.value_at(index)
        return self.__missing__(key)

    def __missing__(self, key: K) -> V:
        raise KeyError(key)

    @inline
    def __len__(self) -> int:
        return self.used

    # --- change ------------------------------------------------------------------------------

    @inline
    def __setitem__(self, key: K, value: V) -> None:
        self.put(key, self.code_of(key), value)

    @inline
    def put(self, key: K, code: u32, value: V) -> None:
        """self[key] = value, for the key's code."""
        index = self.find(key, code)
        if index >= 0:
            unchecked_set(self.held_values, index, value)
        else:
            self.add(-1 - index, key, code, value)

    def add(self, slot: u32, key: K, code: u32, value: V) -> None:
        """A new entry for a key that is not there; its search ended at the free slot."""
        if self.usable == 0:
            self.rebuild(self.used * 3)
            slot = self.free_slot(code)
        index = self.filled
        if index == len(self.codes):
            self.grow()
        unchecked_set(self.table, slot, index + FIRST)
        unchecked_set(self.codes, index, code)
        unchecked_set(self.held_keys, index, key)
        unchecked_set(self.held_values, index, value)
        self.filled = (index + 1) & MAX_COUNT
        self.used = (self.used + 1) & MAX_COUNT
        self.usable -= 1

    def set_value(self, index: int, value: V) -> None:
        """Another value for an entry."""
        unchecked_set(self.held_values, index, value)

    def remove(self, index: int) -> None:
        """Take an entry out."""
        unchecked_set(self.table, self.slot_of(index), GONE)
        unchecked_set(self.codes, index, DELETED)
        unchecked_clear(self.held_keys, index)
        unchecked_clear(self.held_values, index)
        self.used -= 1

    def __delitem__(self, key: K) -> None:
        index = self.index_of(key)
        if index < 0:
            raise KeyError(key)
        self.remove(index)

    def take(self, key: K) -> V:
        """pop(key)."""
        index = self.index_of(key)
        if index < 0:
            raise KeyError(key)
        value = self.value_at(index)
        self.remove(index)
        return value

    def take_at(self, index: int) -> V:
        """Take an entry out; its value."""
        value = self.value_at(index)
        self.remove(index)
        return value

    def popitem(self) -> tuple[K, V]:
        index = self.last_before(self.filled)
        if index < 0:
            raise KeyError("popitem(): dictionary is empty")
        key = self.key_at(index)
        value = self.take_at(index)
        self.filled = index
        self.head = min(self.head, index)
        return key, value

    def put_default(self, key: K, default: V) -> V:
        """setdefault()."""
        code: u32 = self.code_of(key)
        index = self.find(key, code)
        if index >= 0:
            return self.value_at(index)
        self.add(-1 - index, key, code, default)
        return default

    def clear(self) -> None:
        self.reset(0)

    # --- whole dicts -------------------------------------------------------------------------

    def copy(self) -> dict[K, V]:
        result = dict[K, V](self.used)
        result.merge(self)
        return result

    def unshare(self) -> None:
        """Hold what it holds for itself, where copy.copy() has made another that holds the same."""
        self.adopt(self.copy())

    def merge(self, other: dict[K, V]) -> None:
        """update(other)."""
        if other is self:
            return
        size = left = other.cursor_size()
        position = other.cursor_next(0, size, left)
        while position >= 0:
            self.put(other.key_at(position), unchecked_get(other.codes, position), other.value_at(position))
            left -= 1
            position = other.cursor_next(position + 1, size, left)

    def put_pairs(self, pairs: Pairs) -> None:
        """update(pairs). ValueError where one is none."""
        count = 0
        for pair in pairs:
            if len(pair) != 2:
                raise_no_pair(count, len(pair))
            key, value = pair
            self.put(key, self.code_of(key), value)
            count += 1

    def __or__(self, other: dict[K, V]) -> dict[K, V]:
        result = self.copy()
        result.merge(other)
        return result

    def __ior__(self, other: dict[K, V]) -> dict[K, V]:
        self.merge(other)
        return self

    def __eq__(self, other: dict[K, V]) -> bool:  # type: ignore[override]
        if self.cursor_size() != other.cursor_size():
            return False
        index = self.first_from(0)
        while index >= 0:
            found = other.find(self.key_at(index), unchecked_get(self.codes, index))
            if found < 0 or not same_key(other.value_at(found), self.value_at(index)):
                return False
            index = self.first_from(index + 1)
        return True

    def is_counter(self) -> bool:
        """Whether a key that is not there counts 0 where two such dicts are compared."""
        return False

    def is_ordered(self) -> bool:
        """Whether the order counts where two such dicts are compared."""
        return False

    def __repr__(self) -> Text:  # type: ignore[override]
        if not reprs.enter(identity(self)):
            return text_of("{...}")
        try:
            return self.shown()
        finally:
            reprs.leave()

    def shown(self) -> Text:
        """The entries in braces."""
        builder = StringBuilder()
        builder.append_literal("{")
        index = self.first_from(0)
        while index >= 0:
            builder.append_literal(repr(self.key_at(index)))
            builder.append_literal(": ")
            builder.append_literal(repr(self.value_at(index)))
            index = self.first_from(index + 1)
            if index >= 0:
                builder.append_literal(", ")
        builder.append_literal("}")
        return builder.finish()

    # --- order -------------------------------------------------------------------------------

    def first_from(self, index: int) -> int:
        """The first entry at or behind `index`, or -1."""
        if index <= self.head:
            self.head = self.live_from(self.head)
            return self.head if self.head < self.filled else -1
        index = self.live_from(index)
        return index if index < self.filled else -1

    def live_from(self, index: int) -> int:
        """The first entry at or behind `index`; where there is none, what follows the last."""
        while index < self.filled and unchecked_get(self.codes, index) == DELETED:
            index += 1
        return index

    def last_before(self, index: int) -> int:
        """The last entry in front of `index`, or -1."""
        index = min(index, self.filled) - 1
        while index >= 0 and unchecked_get(self.codes, index) == DELETED:
            index -= 1
        return index

    @inline
    def cursor_size(self) -> int:
        """What cursor_next() is told: how many entries there were at first."""
        return self.used

    @inline
    def cursor_next(self, position: int, size: int, left: int) -> int:
        """The entry at or behind `position` for a loop that has `left` to come of `size`; -1 at the end."""
        if self.used != size:
            raise_size_changed()
        if position >= self.filled or unchecked_get(self.codes, position) == DELETED or position == 0:
            position = self.first_from(position)
        if left == 0 and position >= 0:
            raise_keys_changed()
        return position

    @inline
    def cursor_item(self, position: int) -> K:
        """What the loop gets."""
        return self.key_at(position)

    def __iter__(self) -> dictviews.dict_keyiterator[K, V]:
        return dictviews.dict_keyiterator(self)

    def __reversed__(self) -> dictviews.dict_reversekeyiterator[K, V]:
        return dictviews.dict_reversekeyiterator(self)

    def keys(self) -> dictviews.dict_keys[K, V]:
        return dictviews.dict_keys(self)

    def values(self) -> dictviews.dict_values[K, V]:
        return dictviews.dict_values(self)

    def items(self) -> dictviews.dict_items[K, V]:
        return dictviews.dict_items(self)

    # --- room --------------------------------------------------------------------------------

    def grow(self) -> None:
        """Make room for half as many entries more."""
        self.move_entries(self.filled + (self.filled >> 1) + LEAST, False)

    def move_entries(self, room: int, compact: bool) -> None:
        """Put the entries into arrays with room for so many; `compact`: without those that are deleted."""
        codes = Buffer[u32](room)
        held_keys = Buffer[K](room)
        held_values = Buffer[V](room)
        count = 0
        for index in range(self.filled):
            code: u32 = unchecked_get(self.codes, index)
            if code != DELETED:
                unchecked_set(codes, count, code)
                unchecked_set(held_keys, count, unchecked_get(self.held_keys, index))
                unchecked_set(held_values, count, unchecked_get(self.held_values, index))
            if code != DELETED or not compact:
                count += 1
        self.codes, self.held_keys, self.held_values = codes, held_keys, held_values
        self.filled = count
        self.head = 0 if compact else self.head

    @noinline
    def rebuild(self, slots: int) -> None:
        """A new table with more than so many slots, for the entries that are left; or MemoryError and no change."""
        size = table_size(slots)
        table = Buffer[u32](size)
        if self.used != self.filled:
            self.move_entries(self.used + (self.used >> 1) + LEAST, True)
        self.table = table
        self.mask = size - 1
        self.epoch = (self.epoch + 1) & MAX_COUNT
        for index in range(self.filled):
            unchecked_set(self.table, self.free_slot(unchecked_get(self.codes, index)), index + FIRST)
        self.usable = size * 2 // 3 - self.used


def table_size(slots: int) -> int:
    """The least power of two that is greater, and no less than LEAST. MemoryError."""
    if slots > MAX_COUNT:
        raise MemoryError
    size = LEAST
    while size <= slots:
        size <<= 1
    return size


@noinline
def raise_size_changed() -> None:
    """The program put something in, or took it out, while it iterated."""
    raise RuntimeError("dictionary changed size during iteration")


@noinline
def raise_keys_changed() -> None:
    """The program put in as many keys as it took out, while it iterated."""
    raise RuntimeError("dictionary keys changed during iteration")


def pair_of(item: list[V], index: int) -> tuple[V, V]:
    """The key and the value that a list is, item `index` of what dict() was given. ValueError where it is none."""
    if len(item) != 2:
        raise_no_pair(index, len(item))
    return item[0], item[1]


def pair_of_text(item: str, index: int) -> tuple[str, str]:
    """As pair_of(), of a str."""
    if len(item) != 2:
        raise_no_pair(index, len(item))
    return item[0], item[1]


@noinline
def raise_no_pair(index: int, length: int) -> None:
    """What update() was given is no key and value."""
    raise ValueError(f"dictionary update sequence element #{index} has length {length}; 2 is required")
