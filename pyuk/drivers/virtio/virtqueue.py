"""What all virtqueues have in common: which buffers are out, and what of a device's answers is believed.

A queue comes in two forms, split (splitqueue.py) and packed (packedqueue.py). Whatever a device writes is looked at
once and checked against what the driver itself remembers: an identity that is not out, a length beyond the buffer.
A wrong answer is counted and dropped; a ring that cannot be followed any more is broken, and not used.
Source: virtio 1.2 §2.6. Next: splitqueue.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64.paging import PAGE_BYTES
from pyuk.drivers.virtio.features import RING_EVENT_IDX, RING_INDIRECT_DESC
from pyuk.drivers.virtio.transport import Transport
from pyuk.kernel import frames
from pyuk.lang import Buffer, u16, u32, u64
from pyuk.lang.raw import clear_memory

LARGEST = 256  # entries
DESC_NEXT = 1  # virtio 1.2 §2.7.5, §2.8.2
DESC_WRITE = 2
DESC_INDIRECT = 4
INDEX_MASK = 0xFFFF
IS_FREE = 0xFFFF_FFFF  # of `capacity`
IS_LAST = 0xFFFF  # of `next_free`

QUEUE_FRAMES = 3  # page frames: the descriptors of the largest queue, what the driver tells, what the device tells
DRIVER_OFFSET = PAGE_BYTES
DEVICE_OFFSET = 2 * PAGE_BYTES
TABLE_BYTES = 32  # a chain of two descriptors, where it has a table of its own: virtio 1.2 §2.7.5.3, §2.8.8
TABLES_FRAMES = LARGEST * TABLE_BYTES // PAGE_BYTES


class Virtqueue:
    """A queue of a device. Interrupts: its users see to it that only one of them is in here at a time.

    capacity: for the head of each chain that is out, how many bytes the device may have written; else IS_FREE.
    next_free: the free entries, and those of a chain, as a list. len_bytes: of what pop() gave last.
    has_tables: a chain may lie in a table of its own, and be one entry; tables: where, made for the first chain.
    """

    index: u16
    size: int  # 0: there is no such queue
    has_event_index: bool
    has_tables: bool
    doorbell: u64
    page: u64
    tables: u64
    # what the driver has given
    free_head: int
    free_count: int
    next_free: Buffer[u16]
    capacity: Buffer[u32]
    is_silent: bool  # something was given that the device was not told of
    # what has come back
    len_bytes: int
    # what a device did that it may not do
    is_broken: bool
    bad_entries: int

    def __init__(self, transport: Transport, index: u16, features: u64) -> None:
        """Set the queue up, before the transport's run(). features: what was agreed on."""
        self.index = index
        self.size = 0
        self.has_event_index = features & RING_EVENT_IDX != 0
        self.has_tables = features & RING_INDIRECT_DESC != 0
        self.doorbell = 0
        self.tables = 0
        self.free_head = 0
        self.free_count = 0
        self.is_silent = False
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
        self.doorbell = transport.enable_queue(size, page, page + DRIVER_OFFSET, page + DEVICE_OFFSET)
        if self.doorbell != 0:
            self.size = size
            self.free_count = size

    # --- each form in its own way --------------------------------------------------------------

    def add(self, paddr: u64, len_bytes: u32, device_writes: bool) -> int:
        """Give one buffer to the device; its head, or -1 where the queue is full. publish() shows it.

        The device owns [paddr, paddr + len_bytes) until pop() gives this head.
        """
        raise NotImplementedError

    def ask(self, paddr: u64, len_bytes: u32, answer: u64, answer_bytes: u32) -> int:
        """As add(), of a chain: what the device reads, and where it writes the answer."""
        raise NotImplementedError

    def publish(self, transport: Transport) -> None:
        """Show the device what was added, and notify it if it wants to be."""
        raise NotImplementedError

    def pop(self) -> int:
        """The head of a chain that came back, and its len_bytes; -1 where there is none."""
        raise NotImplementedError

    def silence(self) -> None:
        """Ask the device not to interrupt: it is polled."""
        raise NotImplementedError

    def listen(self) -> bool:
        """Ask the device to interrupt at the next entry; False where one has come already: it need not do so."""
        raise NotImplementedError

    # --- the same for both -----------------------------------------------------------------------

    def take(self) -> int:
        """A free entry, the last of its chain; -1 where there is none."""
        if self.free_count == 0 or self.is_broken:
            return -1
        head = self.free_head
        self.free_head = self.next_free[head]
        self.free_count -= 1
        self.next_free[head] = IS_LAST
        return head

    def take_two(self) -> int:
        """The first of two free entries, which are a chain; -1 where there are none."""
        if self.free_count < 2:
            return -1
        head = self.take()
        if head >= 0:
            self.next_free[head] = self.take() & INDEX_MASK
        return head

    def table_of(self, head: int) -> u64:
        """Where a chain's own table lies."""
        return self.tables + head * TABLE_BYTES

    def may_use_tables(self) -> bool:
        """Whether a chain can have a table: the device takes it, and there is memory."""
        if self.has_tables and self.tables == 0:
            self.tables = frames.allocate(TABLES_FRAMES)
            self.has_tables = self.tables != 0
        return self.has_tables

    def tell(self, transport: Transport, is_wanted: bool) -> None:
        """Notify the device of what was published, if it wants to be; else nudge() does it later."""
        self.is_silent = not is_wanted
        if is_wanted:
            transport.notify(self.index, self.doorbell)

    def nudge(self, transport: Transport) -> None:
        """Notify the device of what it was not told of: called now and then, it makes up for a lost wish.

        What the device reads and writes may pass each other where memory is not ordered as x86 promises:
        under QEMU's TCG before 8.1 it is not.
        """
        if self.is_silent and not self.is_broken:
            self.tell(transport, True)

    def accept(self, head: u32, len_bytes: u32) -> int:
        """Check what the device says of a chain; how many entries are free by that, 0 where it was not out."""
        if head >= self.size or self.capacity[head] == IS_FREE:
            self.bad_entries += 1
            return 0
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
        return count
