"""A packed virtqueue: one ring, in which the driver gives buffers and the device writes over what it gives back.

Two bits of an entry say whose it is, each against a counter of rounds. Entries are given in the order of the ring, and
come back in the order in which the device is done with them: an entry that comes back tells by its identity how many
entries its chain had, which is how far the ring moves on. Source: virtio 1.2 §2.8. Next: discovery.py.
"""

from __future__ import annotations

from pyuk.drivers.virtio.transport import Transport
from pyuk.drivers.virtio.virtqueue import (
    DESC_INDIRECT,
    DESC_NEXT,
    DESC_WRITE,
    DEVICE_OFFSET,
    DRIVER_OFFSET,
    INDEX_MASK,
    LARGEST,
    TABLE_BYTES,
    Virtqueue,
)
from pyuk.lang import Array, Atomic, Order, Struct, Volatile, inline, u16, u32, u64
from pyuk.lang.intrinsics import fence
from pyuk.lang.raw import view

IS_AVAILABLE = 1 << 7  # virtio 1.2 §2.8.1: against the driver's round
IS_USED = 1 << 15
EVENTS_ON = 0  # §2.8.10: of PackedEvents.flags
EVENTS_OFF = 1
EVENTS_AT = 2  # one entry is named
ROUND = 1 << 15  # of PackedEvents.place: the round that the entry is meant in


class PackedDesc(Struct):
    """A buffer that is given, or one that has come back: virtio 1.2 §2.8.13."""

    addr: u64
    len: Volatile[u32]
    id: Volatile[u16]
    flags: Atomic[u16]


class PackedDescs(Struct):
    """The ring."""

    at: Array[PackedDesc, LARGEST]


def describe(entry: PackedDesc, paddr: u64, len_bytes: u32, flags: u16) -> None:
    """Fill an entry of a chain's own table in."""
    entry.addr = paddr
    entry.len = len_bytes
    entry.id = 0
    entry.flags.store(flags, order=Order.RELAXED)


class PackedEvents(Struct):
    """When one side wants to be told: virtio 1.2 §2.8.14."""

    place: Volatile[u16]
    flags: Volatile[u16]


class PackedQueue(Virtqueue):
    """next_given, next_used: places in the ring; given_round, used_round: 1 in the first round, 0 in the second, ...

    first: where what is not published begins, whose flags are written last; -1: there is nothing.
    """

    next_given: int
    given_round: int
    next_used: int
    used_round: int
    first: int
    first_flags: int
    added: int  # entries since the last publish()

    def __init__(self, transport: Transport, index: u16, features: u64) -> None:
        self.next_given = 0
        self.given_round = 1
        self.next_used = 0
        self.used_round = 1
        self.first = -1
        self.first_flags = 0
        self.added = 0
        super().__init__(transport, index, features)

    @inline
    def entry(self, at: int) -> PackedDesc:
        """An entry of the ring. IndexError."""
        return view(PackedDescs, self.page).at[at]

    @inline
    def told_by_device(self) -> PackedEvents:
        """When the device wants to be notified."""
        return view(PackedEvents, self.page + DEVICE_OFFSET)

    @inline
    def told_by_driver(self) -> PackedEvents:
        """When the device is to interrupt."""
        return view(PackedEvents, self.page + DRIVER_OFFSET)

    # --- giving ------------------------------------------------------------------------------

    def add(self, paddr: u64, len_bytes: u32, device_writes: bool) -> int:
        head = self.take()
        if head >= 0:
            self.capacity[head] = len_bytes if device_writes else 0
            self.give(head, paddr, len_bytes, DESC_WRITE if device_writes else 0)
        return head

    def ask(self, paddr: u64, len_bytes: u32, answer: u64, answer_bytes: u32) -> int:
        """Source: virtio 1.2 §2.8.8."""
        has_table = self.may_use_tables()
        head = self.take() if has_table else self.take_two()
        if head < 0:
            return -1
        self.capacity[head] = answer_bytes
        if has_table:
            table = view(PackedDescs, self.table_of(head))
            describe(table.at[0], paddr, len_bytes, 0)
            describe(table.at[1], answer, answer_bytes, DESC_WRITE)
            self.give(head, self.table_of(head), TABLE_BYTES, DESC_INDIRECT)
        else:
            self.give(head, paddr, len_bytes, DESC_NEXT)
            self.give(head, answer, answer_bytes, DESC_WRITE)
        return head

    def give(self, head: int, paddr: u64, len_bytes: u32, flags: u16) -> None:
        """Fill the next entry in; the device sees none behind the first one, whose flags are kept until publish()."""
        entry = self.entry(self.next_given)
        entry.addr = paddr
        entry.len = len_bytes
        entry.id = head & INDEX_MASK
        flags = flags | (IS_AVAILABLE if self.given_round == 1 else IS_USED)
        if self.first < 0:
            self.first = self.next_given
            self.first_flags = flags
        else:
            entry.flags.store(flags, order=Order.RELAXED)
        self.added += 1
        self.next_given += 1
        if self.next_given == self.size:
            self.next_given = 0
            self.given_round ^= 1

    def publish(self, transport: Transport) -> None:
        """Source: virtio 1.2 §2.8.21.1, §2.8.21.3."""
        if self.first < 0:
            return
        self.entry(self.first).flags.store(self.first_flags & INDEX_MASK, order=Order.RELEASE)
        fence()  # the device's wish is read after it can see the entries
        self.tell(transport, self.wants_notification())
        self.first = -1
        self.added = 0

    def wants_notification(self) -> bool:
        """Whether the device asked to be told of one of the entries that were added."""
        flags = self.told_by_device().flags & 3
        if flags != EVENTS_AT or not self.has_event_index:
            return flags != EVENTS_OFF
        place = self.told_by_device().place
        event = place & ROUND - 1
        if (place & ROUND != 0) != (self.given_round == 1):
            event -= self.size  # it is meant in the round before
        return (self.next_given - event - 1) & INDEX_MASK < self.added

    # --- taking back -------------------------------------------------------------------------

    def has_come_back(self) -> bool:
        """Whether the device has written over the entry that comes next."""
        mine = IS_AVAILABLE | IS_USED if self.used_round == 1 else 0
        return self.entry(self.next_used).flags.load(order=Order.ACQUIRE) & (IS_AVAILABLE | IS_USED) == mine

    def pop(self) -> int:
        """An identity that is not out breaks the ring: nobody knows where its next entry is."""
        if self.is_broken or self.free_count == self.size or not self.has_come_back():
            return -1
        entry = self.entry(self.next_used)
        head: int = entry.id
        count = self.accept(head, entry.len)
        if count == 0:
            self.is_broken = True
            return -1
        self.next_used += count
        if self.next_used >= self.size:
            self.next_used -= self.size
            self.used_round ^= 1
        return head

    def silence(self) -> None:
        """Source: virtio 1.2 §2.8.10."""
        self.told_by_driver().flags = EVENTS_OFF

    def listen(self) -> bool:
        """Source: virtio 1.2 §2.8.10."""
        if self.has_event_index:
            self.told_by_driver().place = self.next_used | self.used_round << 15
            fence()  # the place is read when the flags say so
            self.told_by_driver().flags = EVENTS_AT
        else:
            self.told_by_driver().flags = EVENTS_ON
        fence()
        return self.free_count == self.size or not self.has_come_back()
