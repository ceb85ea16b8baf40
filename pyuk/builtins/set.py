"""set[T] and frozenset[T]: open hash tables of CPython's own making, so that they iterate in its order.

A slot has an item's hash and the item; `states` says FREE, TAKEN or GONE. A search looks at LINEAR_PROBES slots
in a row, then jumps, led by the hash. `fill` counts the slots that are not FREE, `used` the items.

Where a method takes "other items", it takes whatever can be iterated over; the compiler chooses the form of a
method by what it is given (check/library/containers.py). In this module `set` and `frozenset` are the classes below, in
compiled code and under CPython. Source: CPython 3.11 Objects/setobject.c.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pyuk.builtins import reprs
from pyuk.builtins.builder import StringBuilder, text_of
from pyuk.builtins.iterators import Iterator
from pyuk.builtins.str import str as Text
from pyuk.lang import Buffer, inline, noinline, u8, u64
from pyuk.lang.keys import identity, same_key
from pyuk.lang.raw import unchecked_clear, unchecked_get, unchecked_set

if TYPE_CHECKING:
    from pyuk.builtins.dict import dict

T = TypeVar("T")
V = TypeVar("V")
S = TypeVar("S")  # items that may be kept as those of type T
Items = TypeVar("Items", bound=Iterable[Any])

FREE = 0
TAKEN = 1
GONE = 2
LEAST = 8
LINEAR_PROBES = 9
SHIFT = 5
MANY = 50_000  # a larger set grows twofold, a smaller one fourfold
MASK63 = (1 << 63) - 1
MASK64 = (1 << 64) - 1
SIGN_BIT = 1 << 63
SIGN_WRAP = 1 << 64


class AnySet(Generic[T]):
    """What both have: the table, the search, and everything that does not change the set."""

    used: int
    fill: int
    mask: int
    finger: int  # where pop() goes on
    states: Buffer[u8]
    hashes: Buffer[int]
    held: Buffer[T]

    def __init__(self, capacity: int = 0) -> None:
        self.finger = 0
        self.reset(LEAST)

    def reset(self, size: int) -> None:
        """Forget everything; `size` slots, a power of two. Where there is no memory for them, nothing changes."""
        states, hashes, held = Buffer[u8](size), Buffer[int](size), Buffer[T](size)
        self.used = 0
        self.fill = 0
        self.mask = size - 1
        self.states, self.hashes, self.held = states, hashes, held

    # --- search ------------------------------------------------------------------------------

    def find(self, key: T, hashed: int) -> int:
        """The slot of the item that is `key`; where there is none, -1 - (where it would be put).

        That is the last slot on the way where an item was taken out, or else the free one that ends the search.
        """
        mask = self.mask
        reusable = -1
        perturb: u64 = hashed & MASK64
        slot = hashed & mask
        while True:
            last = slot + LINEAR_PROBES
            if last > mask:
                last = slot
            at = slot
            while at <= last:
                state = unchecked_get(self.states, at)
                if state == FREE:
                    return -1 - at if reusable < 0 else -1 - reusable
                if state == GONE:
                    reusable = at
                elif unchecked_get(self.hashes, at) == hashed:
                    fill = self.fill
                    used = self.used
                    if same_key(unchecked_get(self.held, at), key):
                        return at
                    if fill != self.fill or used != self.used or mask != self.mask:
                        return self.find(key, hashed)
                at += 1
            perturb = perturb >> SHIFT
            slot = ((slot * 5 + 1 + perturb) & MASK63) & mask

    @inline
    def __contains__(self, key: T) -> bool:
        return self.find(key, hash(key)) >= 0

    @inline
    def has(self, key: T, hashed: int) -> bool:
        """Whether the item is there, for its hash."""
        return self.find(key, hashed) >= 0

    @inline
    def __len__(self) -> int:
        return self.used

    # --- what changes it, for those that may ---------------------------------------------------

    @inline
    def put(self, key: T, hashed: int) -> None:
        """Add an item, for its hash."""
        slot = self.find(key, hashed)
        if slot < 0:
            self.take_slot(-1 - slot, key, hashed)

    def put_item(self, item: T) -> None:
        """Add an item, to a frozenset that is being made."""
        self.put(item, hash(item))

    def take_slot(self, slot: int, key: T, hashed: int) -> None:
        """Add an item that is not there, in the slot that find() told."""
        is_new = unchecked_get(self.states, slot) == FREE
        unchecked_set(self.states, slot, TAKEN)
        unchecked_set(self.hashes, slot, hashed)
        unchecked_set(self.held, slot, key)
        self.used += 1
        if not is_new:
            return
        self.fill += 1
        if self.fill * 5 >= self.mask * 3:
            self.make_room(slot)

    @noinline
    def make_room(self, newest: int) -> None:
        """A larger table, as the item in the slot `newest` has filled this one; or MemoryError, and it is not there."""
        try:
            self.resize(self.room_wanted())
        except MemoryError:
            unchecked_set(self.states, newest, FREE)
            unchecked_clear(self.held, newest)
            self.fill -= 1
            self.used -= 1
            raise

    def room_wanted(self) -> int:
        """How many items a new table is to have room for."""
        return self.used * 2 if self.used > MANY else self.used * 4

    def drop(self, key: T, hashed: int) -> bool:
        """Take an item out, for its hash; whether it was there."""
        slot = self.find(key, hashed)
        if slot < 0:
            return False
        self.free(slot)
        return True

    def free(self, slot: int) -> None:
        """Take the item in this slot out."""
        unchecked_set(self.states, slot, GONE)
        unchecked_clear(self.held, slot)
        self.used -= 1

    @noinline
    def resize(self, least: int) -> None:
        """A new table, of more than so many slots."""
        size = LEAST
        while size <= least:
            size <<= 1
        states, hashes, held, old_mask = self.states, self.hashes, self.held, self.mask
        if size == LEAST and old_mask == LEAST - 1 and self.fill == self.used:
            return
        self.reset(size)
        for slot in range(old_mask + 1):
            if unchecked_get(states, slot) == TAKEN:
                self.put_clean(unchecked_get(held, slot), unchecked_get(hashes, slot))

    def put_clean(self, key: T, hashed: int) -> None:
        """Add an item that is not there, to a table where nothing was taken out and that has room."""
        mask = self.mask
        perturb: u64 = hashed & MASK64
        slot = hashed & mask
        while True:
            last = slot + LINEAR_PROBES
            if last > mask:
                last = slot
            at = slot
            while at <= last:
                if unchecked_get(self.states, at) == FREE:
                    unchecked_set(self.states, at, TAKEN)
                    unchecked_set(self.hashes, at, hashed)
                    unchecked_set(self.held, at, key)
                    self.fill += 1
                    self.used += 1
                    return
                at += 1
            perturb = perturb >> SHIFT
            slot = ((slot * 5 + 1 + perturb) & MASK63) & mask

    def merge(self, other: AnySet[T]) -> None:
        """Add the items of another set."""
        if other is self or other.used == 0:
            return
        if (self.fill + other.used) * 5 >= self.mask * 3:
            self.resize((self.used + other.used) * 2)
        if self.fill == 0:
            self.merge_clean(other)
            return
        slot = other.next_slot(0)
        while slot >= 0:
            self.put(unchecked_get(other.held, slot), unchecked_get(other.hashes, slot))
            slot = other.next_slot(slot + 1)

    def merge_beside(self, first: AnySet[T], other: AnySet[T]) -> None:
        """merge() of another set than the first one, which is in here already."""
        if other is not first:
            self.merge(other)

    def merge_clean(self, other: AnySet[T]) -> None:
        """merge() into an empty table, which has room. One of the same size gets the same places."""
        same_places = self.mask == other.mask and other.fill == other.used
        slot = other.next_slot(0)
        while slot >= 0:
            key, hashed = unchecked_get(other.held, slot), unchecked_get(other.hashes, slot)
            if same_places:
                unchecked_set(self.states, slot, TAKEN)
                unchecked_set(self.hashes, slot, hashed)
                unchecked_set(self.held, slot, key)
                self.fill += 1
                self.used += 1
            else:
                self.put_clean(key, hashed)
            slot = other.next_slot(slot + 1)

    def merge_dict(self, other: dict[T, V]) -> None:
        """Add the keys of a dict."""
        if (self.fill + len(other)) * 5 >= self.mask * 3:
            self.resize((self.used + len(other)) * 2)
        for key in other:
            self.put(key, hash(key))

    def merge_items(self, items: Items) -> None:
        """Add other items."""
        for item in items:
            self.put(item, hash(item))

    def mirror(self, other: AnySet[S]) -> None:
        """Have the table of a set whose items are kept in another form."""
        self.reset(other.mask + 1)
        self.used, self.fill, self.finger = other.used, other.fill, other.finger
        for slot in range(other.mask + 1):
            state = unchecked_get(other.states, slot)
            unchecked_set(self.states, slot, state)
            unchecked_set(self.hashes, slot, unchecked_get(other.hashes, slot))
            if state == TAKEN:
                key: T = unchecked_get(other.held, slot)  # type: ignore[assignment]
                unchecked_set(self.held, slot, key)

    def adopt(self, other: AnySet[T]) -> None:
        """Take the table of a set that is given up."""
        self.used, self.fill, self.mask = other.used, other.fill, other.mask
        self.states, self.hashes, self.held = other.states, other.hashes, other.held

    # --- operations, into a new set or this one ---------------------------------------------------

    def intersect_into(self, result: AnySet[T], other: AnySet[T]) -> None:
        """Put into `result` what both have."""
        if other is self:
            result.merge(self)
            return
        large, small = (other, self) if other.used > self.used else (self, other)
        slot = small.next_slot(0)
        while slot >= 0:
            key, hashed = unchecked_get(small.held, slot), unchecked_get(small.hashes, slot)
            if large.has(key, hashed):
                result.put(key, hashed)
            slot = small.next_slot(slot + 1)

    def intersect_items_into(self, result: AnySet[T], items: Items) -> None:
        """Put into `result` what this set has of other items."""
        for item in items:
            hashed = hash(item)
            if self.has(item, hashed):
                result.put(item, hashed)

    def subtract_into(self, result: AnySet[T], other: AnySet[T]) -> None:
        """Put into `result` what only this set has."""
        if self.used >> 2 > other.used:
            result.merge(self)
            result.subtract(other)
            return
        slot = self.next_slot(0)
        while slot >= 0:
            key, hashed = unchecked_get(self.held, slot), unchecked_get(self.hashes, slot)
            if not other.has(key, hashed):
                result.put(key, hashed)
            slot = self.next_slot(slot + 1)

    def subtract_dict_into(self, result: AnySet[T], other: dict[T, V]) -> None:
        """Put into `result` what is no key of a dict."""
        if self.used >> 2 > len(other):
            result.merge(self)
            result.subtract_items(other)
            return
        slot = self.next_slot(0)
        while slot >= 0:
            key = unchecked_get(self.held, slot)
            if key not in other:
                result.put(key, unchecked_get(self.hashes, slot))
            slot = self.next_slot(slot + 1)

    def subtract(self, other: AnySet[T]) -> None:
        """Take out the items of another set."""
        if other is self:
            self.reset(LEAST)
            return
        slot = other.next_slot(0)
        while slot >= 0:
            self.drop(unchecked_get(other.held, slot), unchecked_get(other.hashes, slot))
            slot = other.next_slot(slot + 1)
        self.tidy()

    def subtract_items(self, items: Items) -> None:
        """Take out other items."""
        for item in items:
            self.drop(item, hash(item))
        self.tidy()

    def tidy(self) -> None:
        """A new table where more than a quarter of this one is GONE."""
        if self.fill - self.used > self.mask // 4:
            self.resize(self.room_wanted())

    def toggle(self, other: AnySet[T]) -> None:
        """Take out what both have, add what only the other one has."""
        if other is self:
            self.reset(LEAST)
            return
        slot = other.next_slot(0)
        while slot >= 0:
            key, hashed = unchecked_get(other.held, slot), unchecked_get(other.hashes, slot)
            if not self.drop(key, hashed):
                self.put(key, hashed)
            slot = other.next_slot(slot + 1)

    def toggle_dict(self, other: dict[T, V]) -> None:
        """toggle() with the keys of a dict."""
        for key in other:
            hashed = hash(key)
            if not self.drop(key, hashed):
                self.put(key, hashed)

    # --- comparison ------------------------------------------------------------------------------

    def __le__(self, other: AnySet[T]) -> bool:
        if self.used > other.used:
            return False
        slot = self.next_slot(0)
        while slot >= 0:
            if not other.has(unchecked_get(self.held, slot), unchecked_get(self.hashes, slot)):
                return False
            slot = self.next_slot(slot + 1)
        return True

    def __lt__(self, other: AnySet[T]) -> bool:
        return self.used < other.used and self <= other

    def __ge__(self, other: AnySet[T]) -> bool:
        return other <= self

    def __gt__(self, other: AnySet[T]) -> bool:
        return other < self

    def __eq__(self, other: AnySet[T]) -> bool:  # type: ignore[override]
        return self.used == other.used and self <= other

    def holds_all(self, items: Items) -> bool:
        """issuperset() of other items."""
        for item in items:
            if not self.has(item, hash(item)):
                return False
        return True

    def is_apart(self, other: AnySet[T]) -> bool:
        """isdisjoint() of a set."""
        if other is self:
            return self.used == 0
        large, small = (other, self) if other.used > self.used else (self, other)
        slot = small.next_slot(0)
        while slot >= 0:
            if large.has(unchecked_get(small.held, slot), unchecked_get(small.hashes, slot)):
                return False
            slot = small.next_slot(slot + 1)
        return True

    def is_apart_from(self, items: Items) -> bool:
        """isdisjoint() of other items."""
        for item in items:
            if self.has(item, hash(item)):
                return False
        return True

    # --- order -----------------------------------------------------------------------------------

    def next_slot(self, slot: int) -> int:
        """The first slot at or behind this one that has an item, or -1."""
        while slot <= self.mask:
            if unchecked_get(self.states, slot) == TAKEN:
                return slot
            slot += 1
        return -1

    @inline
    def cursor_size(self) -> int:
        """What cursor_next() is told: how many items there were at first."""
        return self.used

    @inline
    def cursor_next(self, position: int, size: int, left: int) -> int:
        """The slot at or behind `position` that a loop comes to; -1 at the end. RuntimeError."""
        if self.used != size:
            raise_size_changed()
        return self.next_slot(position)

    @inline
    def cursor_item(self, position: int) -> T:
        """What the loop gets."""
        return unchecked_get(self.held, position)

    def __iter__(self) -> set_iterator[T]:
        return set_iterator(self)

    def listed(self) -> list[T]:
        """list(self)."""
        found: list[T] = []
        slot = self.next_slot(0)
        while slot >= 0:
            found.append(unchecked_get(self.held, slot))
            slot = self.next_slot(slot + 1)
        return found

    def text(self, name: str, named: bool) -> Text:
        """repr() of a set of this name, which is shown where `named`; dots for a set that is part of itself."""
        if not reprs.enter(identity(self)):
            return text_of(name + "(...)")
        try:
            return self.shown(name, named) if self.used > 0 else text_of(name + "()")
        finally:
            reprs.leave()

    def shown(self, name: str, named: bool) -> Text:
        """The items in braces."""
        builder = StringBuilder()
        builder.append_literal(name + "({" if named else "{")
        slot = self.next_slot(0)
        while slot >= 0:
            builder.append_literal(repr(unchecked_get(self.held, slot)))
            slot = self.next_slot(slot + 1)
            if slot >= 0:
                builder.append_literal(", ")
        builder.append_literal("})" if named else "}")
        return builder.finish()


class set(AnySet[T]):
    """The one that changes."""

    def add(self, item: T) -> None:
        self.put(item, hash(item))

    def discard(self, item: T) -> None:
        self.drop(item, hash(item))

    def remove(self, item: T) -> None:
        if not self.drop(item, hash(item)):
            raise KeyError(item)

    def pop(self) -> T:
        if self.used == 0:
            raise KeyError("pop from an empty set")
        slot = self.next_slot(self.finger & self.mask)
        if slot < 0:
            slot = self.next_slot(0)
        item = unchecked_get(self.held, slot)
        self.free(slot)
        self.finger = slot + 1
        return item

    def clear(self) -> None:
        self.reset(LEAST)

    def copy(self) -> set[T]:
        result = set[T]()
        result.merge(self)
        return result

    def unshare(self) -> None:
        """Hold what it holds for itself, where copy.copy() has made another that holds the same."""
        self.adopt(self.copy())

    def settle_constants(self, is_looped_over: bool) -> None:
        """What CPython does with `{1, 2, 3}`, for the sake of the order.

        Its compiler makes a frozenset of the items, and another one of those. That is what a `for` goes through;
        elsewhere it goes into an empty set.
        """
        constant = set[T]()
        constant.merge_items(self)
        made = set[T]()
        if not is_looped_over:
            made.merge(constant)
        self.adopt(constant if is_looped_over else made)

    def __or__(self, other: AnySet[T]) -> set[T]:
        result = self.copy()
        result.merge_beside(self, other)
        return result

    def __and__(self, other: AnySet[T]) -> set[T]:
        result = set[T]()
        self.intersect_into(result, other)
        return result

    def __sub__(self, other: AnySet[T]) -> set[T]:
        result = set[T]()
        self.subtract_into(result, other)
        return result

    def __xor__(self, other: AnySet[T]) -> set[T]:
        result = set[T]()
        result.merge(other)
        result.toggle(self)
        return result

    def __ior__(self, other: AnySet[T]) -> set[T]:
        self.merge(other)
        return self

    def __iand__(self, other: AnySet[T]) -> set[T]:
        self.adopt(self & other)
        return self

    def __isub__(self, other: AnySet[T]) -> set[T]:
        self.subtract(other)
        return self

    def __ixor__(self, other: AnySet[T]) -> set[T]:
        self.toggle(other)
        return self

    def __repr__(self) -> Text:  # type: ignore[override]
        name = type(self).__name__
        return self.text(name, name != "set")


class frozenset(AnySet[T]):
    """The one that does not change, and has a hash."""

    def copy(self) -> frozenset[T]:
        return self

    def clone(self) -> frozenset[T]:
        """A copy that may still be changed."""
        result = frozenset[T]()
        result.merge(self)
        return result

    def __hash__(self) -> int:
        mixed: u64 = ((self.used + 1) * 1927868237) & MASK64
        slot = self.next_slot(0)
        while slot >= 0:
            mixed = mixed ^ spread(unchecked_get(self.hashes, slot) & MASK64)
            slot = self.next_slot(slot + 1)
        mixed = mixed ^ (mixed >> 11) ^ (mixed >> 25)
        mixed = (mixed * 69069 + 907133923) & MASK64
        if mixed == MASK64:
            return 590923713
        return mixed - SIGN_WRAP if mixed >= SIGN_BIT else mixed

    def __or__(self, other: AnySet[T]) -> frozenset[T]:
        result = self.clone()
        result.merge_beside(self, other)
        return result

    def __and__(self, other: AnySet[T]) -> frozenset[T]:
        result = frozenset[T]()
        self.intersect_into(result, other)
        return result

    def __sub__(self, other: AnySet[T]) -> frozenset[T]:
        result = frozenset[T]()
        self.subtract_into(result, other)
        return result

    def __xor__(self, other: AnySet[T]) -> frozenset[T]:
        result = frozenset[T]()
        result.merge(other)
        result.toggle(self)
        return result

    def __repr__(self) -> Text:  # type: ignore[override]
        return self.text("frozenset", True)


class set_iterator(Iterator[T]):
    """iter() of a set."""

    source: AnySet[T]
    position: int
    size: int

    def __init__(self, source: AnySet[T]) -> None:
        self.source = source
        self.position = 0
        self.size = source.used

    def advance(self) -> bool:
        if self.size < 0:
            return False
        slot = self.source.cursor_next(self.position, self.size, 0)
        if slot < 0:
            self.size = -1
            return False
        self.position = slot + 1
        self.value = self.source.cursor_item(slot)
        return True


@inline
def spread(hashed: u64) -> u64:
    """An item's part in the hash of a frozenset."""
    return (((hashed ^ 89869747) ^ ((hashed << 16) & MASK64)) * 3644798167) & MASK64


@noinline
def raise_size_changed() -> None:
    """The program put something in, or took it out, while it iterated."""
    raise RuntimeError("Set changed size during iteration")
