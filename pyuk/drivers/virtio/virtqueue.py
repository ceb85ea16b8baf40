"""A split virtqueue: the ring over which buffers go to a device and come back.

The device writes to the used ring only, and whatever stands there is looked at once and checked against what
the driver itself remembers: an identity that is not out, a length beyond the buffer, an index that jumps. A
wrong entry is counted and dropped; a ring whose index jumps is broken and not used any more.
Source: virtio 1.2 §2.7. Next: discovery.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64.paging import PAGE_BYTES
from pyuk.drivers.virtio.transport import Transport
from pyuk.kernel import frames
from pyuk.lang import Array, Atomic, Buffer, Order, Struct, Volatile, inline, u16, u32, u64
from pyuk.lang.intrinsics import fence
from pyuk.lang.raw import clear_memory, view

LARGEST = 256  # entries
DESC_NEXT = 1  # virtio 1.2 §2.7.5
DESC_WRITE = 2
AVAIL_NO_INTERRUPT = 1  # §2.7.6
USED_NO_NOTIFY = 1  # §2.7.8
INDEX_MASK = 0xFFFF
IS_FREE = 0xFFFF_FFFF  # of `capacity`
IS_LAST = 0xFFFF  # of `next_free`

QUEUE_FRAMES = 3  # page frames: the descriptors of the largest queue, its available ring, its used ring
AVAIL_OFFSET = PAGE_BYTES
USED_OFFSET = 2 * PAGE_BYTES


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


class Virtqueue:
    """A queue of a device. Interrupts: its users see to it that only one of them is in here at a time.

    capacity: for the head of each chain that is out, how many bytes the device may have written; else IS_FREE.
    next_free: the free descriptors, and those of a chain, as a list. len_bytes: of what pop() gave last.
    """

    index: u16
    size: int  # a power of two; 0: there is no such queue
    has_event_index: bool
    doorbell: u64
    page: u64
    # what the driver has given
    free_head: int
    free_count: int
    next_free: Buffer[u16]
    capacity: Buffer[u32]
    avail_idx: int
    is_silent: bool  # something was given that the device was not told of
    # what has come back
    used_idx: int
    len_bytes: int
    # what a device did that it may not do
    is_broken: bool
    bad_entries: int

    def __init__(self, transport: Transport, index: u16, has_event_index: bool) -> None:
        """Set the queue up, before the transport's run()."""
        self.index = index
        self.size = 0
        self.has_event_index = has_event_index
        self.doorbell = 0
        self.free_head = 0
        self.free_count = 0
        self.avail_idx = 0
        self.is_silent = False
        self.used_idx = 0
        self.len_bytes = 0
        self.is_broken = False
        self.bad_entries = 0
        self.next_free = Buffer[u16](LARGEST)
        self.capacity = Buffer[u32](LARGEST)
        for i in range(LARGEST):
            self.next_free[i] = (i + 1) & INDEX_MASK
            self.capacity[i] = IS_FREE
        self.place(transport, frames.allocate(QUEUE_FRAMES))

    def place(self, transport: Transport, page: u64) -> None:
        """Let the queue lie in these page frames (0: there are none), and tell the device."""
        self.page = page
        offered = transport.select_queue(self.index)
        if page == 0 or offered <= 0:
            return
        clear_memory(page, QUEUE_FRAMES * PAGE_BYTES)
        size = 1
        while size < LARGEST and 2 * size <= offered:
            size *= 2
        self.doorbell = transport.enable_queue(size, page, page + AVAIL_OFFSET, page + USED_OFFSET)
        if self.doorbell != 0:
            self.size = size
            self.free_count = size

    @inline
    def descriptor(self, at: int) -> VirtqDesc:
        """An entry of the descriptor table. IndexError."""
        return view(VirtqDescs, self.page).at[at]

    @inline
    def avail(self) -> VirtqAvail:
        """What the driver gives."""
        return view(VirtqAvail, self.page + AVAIL_OFFSET)

    @inline
    def used(self) -> VirtqUsed:
        """What the device gives back."""
        return view(VirtqUsed, self.page + USED_OFFSET)

    # --- giving ------------------------------------------------------------------------------

    def add(self, paddr: u64, len_bytes: u32, device_writes: bool) -> int:
        """Give one buffer to the device; its head, or -1 where the queue is full. publish() shows it.

        The device owns [paddr, paddr + len_bytes) until pop() gives this head.  Source: virtio 1.2 §2.7.13.
        """
        head = self.take()
        if head >= 0:
            self.describe(head, paddr, len_bytes, DESC_WRITE if device_writes else 0)
            self.offer(head, len_bytes if device_writes else 0)
        return head

    def add_two(self, paddr: u64, len_bytes: u32, paddr2: u64, len_bytes2: u32, device_writes: bool) -> int:
        """As add(), of a buffer in two parts."""
        if self.free_count < 2 or self.is_broken:
            return -1
        head = self.take()
        second = self.take()
        flags = DESC_WRITE if device_writes else 0
        self.describe(head, paddr, len_bytes, flags | DESC_NEXT)
        self.descriptor(head).next = second & INDEX_MASK
        self.next_free[head] = second & INDEX_MASK
        self.describe(second, paddr2, len_bytes2, flags)
        self.next_free[second] = IS_LAST
        self.offer(head, len_bytes + len_bytes2 if device_writes else 0)
        return head

    def take(self) -> int:
        """A free descriptor, the last of its chain; -1 where there is none."""
        if self.free_count == 0 or self.is_broken:
            return -1
        head = self.free_head
        self.free_head = self.next_free[head]
        self.free_count -= 1
        self.next_free[head] = IS_LAST
        return head

    def describe(self, at: int, paddr: u64, len_bytes: u32, flags: u16) -> None:
        """Fill a descriptor in."""
        entry = self.descriptor(at)
        entry.addr = paddr
        entry.len = len_bytes
        entry.flags = flags

    @inline
    def offer(self, head: int, capacity: u32) -> None:
        """Put a chain into the available ring."""
        self.capacity[head] = capacity
        self.avail().ring[self.avail_idx & (self.size - 1)] = head & INDEX_MASK
        self.avail_idx = (self.avail_idx + 1) & INDEX_MASK

    def publish(self, transport: Transport) -> None:
        """Show the device what was added, and notify it if it wants to be.  Source: virtio 1.2 §2.7.13.3, §2.7.13.4."""
        before = self.avail().idx.load(order=Order.RELAXED)
        if before == self.avail_idx:
            return
        self.avail().idx.store(self.avail_idx & INDEX_MASK, order=Order.RELEASE)
        fence()  # the device's wish is read after it can see the index
        if self.wants_notification(before):
            self.is_silent = False
            transport.notify(self.index, self.doorbell)
        else:
            self.is_silent = True

    def wants_notification(self, before: int) -> bool:
        """Whether the device asked to be told of one of the entries from index `before` on."""
        if not self.has_event_index:
            return self.used().flags & USED_NO_NOTIFY == 0
        event = self.used().ring[self.size].id & INDEX_MASK  # avail_event: virtio 1.2 §2.7.10.1
        return (self.avail_idx - event - 1) & INDEX_MASK < (self.avail_idx - before) & INDEX_MASK

    def nudge(self, transport: Transport) -> None:
        """Notify the device of what it was not told of: called now and then, it makes up for a lost wish.

        What the device reads and writes may pass each other where memory is not ordered as x86 promises:
        under QEMU's TCG before 8.1 it is not.
        """
        if self.is_silent and not self.is_broken:
            self.is_silent = False
            transport.notify(self.index, self.doorbell)

    # --- taking back -------------------------------------------------------------------------

    def pop(self) -> int:
        """The head of a chain that came back, and its len_bytes; -1 where there is none."""
        while not self.is_broken:
            arrived = (self.used().idx.load(order=Order.ACQUIRE) - self.used_idx) & INDEX_MASK
            if arrived == 0:
                return -1
            if arrived > self.size - self.free_count:  # more than are out
                self.is_broken = True
                return -1
            entry = self.used().ring[self.used_idx & (self.size - 1)]
            self.used_idx = (self.used_idx + 1) & INDEX_MASK
            head = self.accept(entry.id, entry.len)
            if head >= 0:
                return head
        return -1

    def accept(self, head: u32, len_bytes: u32) -> int:
        """Check an entry of the used ring; its head, which is free then, or -1."""
        if head >= self.size or self.capacity[head] == IS_FREE:
            self.bad_entries += 1
            return -1
        self.len_bytes = len_bytes
        if len_bytes > self.capacity[head]:
            self.bad_entries += 1
            self.len_bytes = 0  # nothing of it can be relied on
        self.capacity[head] = IS_FREE
        last: int = head
        count = 1
        while self.next_free[last] != IS_LAST:
            last = self.next_free[last]
            count += 1
        self.next_free[last] = self.free_head & INDEX_MASK
        self.free_head = head
        self.free_count += count
        return head

    def silence(self) -> None:
        """Ask the device not to interrupt: it is polled.  Source: virtio 1.2 §2.7.7."""
        self.avail().flags = AVAIL_NO_INTERRUPT
        self.avail().ring[self.size] = (self.used_idx - 1) & INDEX_MASK  # used_event: 65,535 entries away

    def listen(self) -> bool:
        """Ask the device to interrupt at the next entry; False where one has come already: it need not do so."""
        self.avail().flags = 0
        self.avail().ring[self.size] = self.used_idx & INDEX_MASK
        fence()
        return self.used().idx.load(order=Order.ACQUIRE) == self.used_idx
