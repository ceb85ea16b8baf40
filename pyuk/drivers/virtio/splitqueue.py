"""A split virtqueue: the ring over which buffers go to a device, and the ring over which they come back.

Source: virtio 1.2 §2.7. Next: packedqueue.py.
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

AVAIL_NO_INTERRUPT = 1  # §2.7.6
USED_NO_NOTIFY = 1  # §2.7.8


class VirtqDesc(Struct):
    """A buffer: virtio 1.2 §2.7.5."""

    addr: u64
    len: u32
    flags: u16
    next: u16


class VirtqAvail(Struct):
    """What the driver gives: virtio 1.2 §2.7.6. Behind `ring`, which has the queue's size, is used_event."""

    flags: u16
    idx: Atomic[u16]
    ring: Array[u16, LARGEST + 1]


class VirtqUsedElem(Struct):
    """A chain that comes back, and how many bytes of it the device wrote: virtio 1.2 §2.7.8."""

    id: Volatile[u32]
    len: Volatile[u32]


class VirtqUsed(Struct):
    """What the device gives back. Behind `ring`, which has the queue's size, is avail_event."""

    flags: Volatile[u16]
    idx: Atomic[u16]
    ring: Array[VirtqUsedElem, LARGEST + 1]


class VirtqDescs(Struct):
    """The descriptor table."""

    at: Array[VirtqDesc, LARGEST]


@inline
def describe(entry: VirtqDesc, paddr: u64, len_bytes: u32, flags: u16) -> None:
    """Fill a descriptor in."""
    entry.addr = paddr
    entry.len = len_bytes
    entry.flags = flags


class SplitQueue(Virtqueue):
    """avail_idx: of the next entry that is given. used_idx: of the next that comes back."""

    avail_idx: int
    used_idx: int

    def __init__(self, transport: Transport, index: u16, features: u64) -> None:
        self.avail_idx = 0
        self.used_idx = 0
        super().__init__(transport, index, features)

    @inline
    def descriptor(self, at: int) -> VirtqDesc:
        """An entry of the descriptor table. IndexError."""
        return view(VirtqDescs, self.page).at[at]

    @inline
    def avail(self) -> VirtqAvail:
        """What the driver gives."""
        return view(VirtqAvail, self.page + DRIVER_OFFSET)

    @inline
    def used(self) -> VirtqUsed:
        """What the device gives back."""
        return view(VirtqUsed, self.page + DEVICE_OFFSET)

    # --- giving ------------------------------------------------------------------------------

    def add(self, paddr: u64, len_bytes: u32, device_writes: bool) -> int:
        """Source: virtio 1.2 §2.7.13."""
        head = self.take()
        if head >= 0:
            describe(self.descriptor(head), paddr, len_bytes, DESC_WRITE if device_writes else 0)
            self.offer(head, len_bytes if device_writes else 0)
        return head

    def ask(self, paddr: u64, len_bytes: u32, answer: u64, answer_bytes: u32) -> int:
        """Source: virtio 1.2 §2.7.5.3."""
        has_table = self.may_use_tables()
        head = self.take() if has_table else self.take_two()
        if head < 0:
            return -1
        if has_table:
            table = self.table_of(head)
            describe(self.descriptor(head), table, TABLE_BYTES, DESC_INDIRECT)
            first, second = view(VirtqDescs, table).at[0], view(VirtqDescs, table).at[1]
            first.next = 1
        else:
            first, second = self.descriptor(head), self.descriptor(self.next_free[head])
            first.next = self.next_free[head]
        describe(first, paddr, len_bytes, DESC_NEXT)
        describe(second, answer, answer_bytes, DESC_WRITE)
        self.offer(head, answer_bytes)
        return head

    @inline
    def offer(self, head: int, capacity: u32) -> None:
        """Put a chain into the available ring."""
        self.capacity[head] = capacity
        self.avail().ring[self.avail_idx & (self.size - 1)] = head & INDEX_MASK
        self.avail_idx = (self.avail_idx + 1) & INDEX_MASK

    def publish(self, transport: Transport) -> None:
        """Source: virtio 1.2 §2.7.13.3, §2.7.13.4."""
        before = self.avail().idx.load(order=Order.RELAXED)
        if before == self.avail_idx:
            return
        self.avail().idx.store(self.avail_idx & INDEX_MASK, order=Order.RELEASE)
        fence()  # the device's wish is read after it can see the index
        self.tell(transport, self.wants_notification(before))

    def wants_notification(self, before: int) -> bool:
        """Whether the device asked to be told of one of the entries from index `before` on."""
        if not self.has_event_index:
            return self.used().flags & USED_NO_NOTIFY == 0
        event = self.used().ring[self.size].id & INDEX_MASK  # avail_event: virtio 1.2 §2.7.10.1
        return (self.avail_idx - event - 1) & INDEX_MASK < (self.avail_idx - before) & INDEX_MASK

    # --- taking back -------------------------------------------------------------------------

    def pop(self) -> int:
        """An index that jumps breaks the ring."""
        while not self.is_broken:
            arrived = (self.used().idx.load(order=Order.ACQUIRE) - self.used_idx) & INDEX_MASK
            if arrived == 0:
                return -1
            if arrived > self.size - self.free_count:  # more than are out
                self.is_broken = True
                return -1
            entry = self.used().ring[self.used_idx & (self.size - 1)]
            self.used_idx = (self.used_idx + 1) & INDEX_MASK
            head: int = entry.id
            if self.accept(head, entry.len) > 0:
                return head
        return -1

    def silence(self) -> None:
        """Source: virtio 1.2 §2.7.7."""
        self.avail().flags = AVAIL_NO_INTERRUPT
        self.avail().ring[self.size] = (self.used_idx - 1) & INDEX_MASK  # used_event: 65,535 entries away

    def listen(self) -> bool:
        """Source: virtio 1.2 §2.7.7."""
        self.avail().flags = 0
        self.avail().ring[self.size] = self.used_idx & INDEX_MASK
        fence()
        return self.used().idx.load(order=Order.ACQUIRE) == self.used_idx
