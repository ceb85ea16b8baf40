"""A virtio device beside its transport: registers as the specification has them, and queues in the guest's memory.

It does what a test tells it to: take what the driver gave, give it back in any order, or lie about it. It holds
the driver to the specification: a ring that is set up late, a status that jumps, a descriptor that is used twice
are AssertionErrors.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pyuk.lang import memory

VERSION_1 = 1 << 32
INDIRECT = 1 << 28
EVENT_IDX = 1 << 29
PACKED = 1 << 34


@dataclass
class Part:
    """A descriptor of a chain."""

    addr: int
    size: int
    is_written: bool  # by the device


@dataclass
class Queue:
    """A split virtqueue, as the device sees it: virtio 1.2 §2.7."""

    limit: int
    size: int = 0
    is_ready: bool = False
    areas: list[int] = field(default_factory=lambda: [0, 0, 0])
    seen: int = 0  # entries of the available ring that were taken
    used: int = 0
    notified: int = 0  # how often
    out: dict[int, list[Part]] = field(default_factory=dict)  # chains that the device holds, by head

    def read(self, area: int, offset: int, form: str) -> tuple[int, ...]:
        data = memory.active().read(self.areas[area] + offset, struct.calcsize(form))
        return struct.unpack(form, data)

    def write(self, area: int, offset: int, form: str, *values: int) -> None:
        memory.active().write(self.areas[area] + offset, struct.pack(form, *values))

    # --- honest ------------------------------------------------------------------------------

    @property
    def available(self) -> int:
        """How many chains wait to be taken."""
        index, = self.read(1, 2, "<H")
        count = (index - self.seen) % 65536
        assert count <= self.size, "the driver gave more than the ring holds"
        return count

    def take(self) -> int:
        """Take the next chain; its head."""
        assert self.available
        head, = self.read(1, 4 + 2 * (self.seen % self.size), "<H")
        self.seen = (self.seen + 1) % 65536
        assert head < self.size and head not in self.out
        self.out[head] = self.chain(head)
        return head

    def chain(self, head: int) -> list[Part]:
        """The parts of a chain: in the table of descriptors, or in one of its own."""
        addr, size, flags, _ = self.read(0, 16 * head, "<QIHH")
        if flags & 4:
            assert flags == 4 and size % 16 == 0
            table = memory.active().read(addr, size)
            return self.parts([struct.unpack_from("<QIHH", table, at) for at in range(0, size, 16)], 0)
        return self.parts([self.read(0, 16 * at, "<QIHH") for at in range(self.size)], head)

    def parts(self, table: Sequence[tuple[int, ...]], at: int) -> list[Part]:
        parts = []
        while True:
            addr, size, flags, following = table[at]
            assert size > 0 and flags & ~3 == 0
            parts.append(Part(addr, size, bool(flags & 2)))
            assert len(parts) <= len(table)
            if not flags & 1:
                return parts
            at = following

    def fill(self, head: int, data: bytes) -> None:
        """Write into what of a chain is to be written, which has room for it, and give it back."""
        at = 0
        for part in self.out[head]:
            if part.is_written:
                memory.active().write(part.addr, data[at : at + part.size])
                at += part.size
        assert len(data) <= at
        self.give(head, len(data))

    def content(self, head: int) -> bytes:
        """What the driver put into a chain: before all that is to be written."""
        wanted = [part.is_written for part in self.out[head]]
        assert wanted == sorted(wanted)
        return b"".join(memory.active().read(part.addr, part.size) for part in self.out[head] if not part.is_written)

    def give(self, head: int, size: int) -> None:
        """Give a chain back, of which so many bytes were written."""
        del self.out[head]
        self.put_used(head, size)

    # --- whatever a device can do -------------------------------------------------------------

    def put_used(self, head: int, size: int) -> None:
        self.write(2, 4 + 8 * (self.used % self.size), "<II", head, size)
        self.jump(1)

    def jump(self, count: int) -> None:
        """Move the used ring's index."""
        self.used = (self.used + count) % 65536
        self.write(2, 2, "<H", self.used)

    def want_no_notification(self, is_so: bool) -> None:
        self.write(2, 0, "<H", int(is_so))

    def want_notification_at(self, index: int) -> None:
        self.write(2, 4 + 8 * self.size, "<H", index % 65536)


AVAILABLE, USED = 1 << 7, 1 << 15


@dataclass
class PackedQueue(Queue):
    """A packed virtqueue, as the device sees it: virtio 1.2 §2.8. `seen` and `used` count entries, of all rounds.

    entries: how many of the ring each chain takes that the device holds.
    """

    entries: dict[int, int] = field(default_factory=dict)

    def round_of(self, count: int) -> bool:
        """Whether the entry with that number lies in an odd round: 1, 3, ..."""
        return count // self.size % 2 == 0

    @property
    def available(self) -> int:
        """Whether a chain waits to be taken."""
        flags, = self.read(0, 16 * (self.seen % self.size) + 14, "<H")
        return int((flags & AVAILABLE != 0) == self.round_of(self.seen) != (flags & USED != 0))

    def take(self) -> int:
        parts: list[Part] = []
        before = self.seen
        while True:
            assert self.available
            addr, size, head, flags = self.read(0, 16 * (self.seen % self.size), "<QIHH")
            assert size > 0 and flags & ~(7 | AVAILABLE | USED) == 0
            self.seen += 1
            if flags & 4:
                assert flags & 3 == 0 and size % 16 == 0 and not parts
                table = memory.active().read(addr, size)
                entries = [struct.unpack_from("<QIHH", table, at) for at in range(0, size, 16)]
                parts = [Part(addr, size, bool(flags & 2)) for addr, size, _, flags in entries]
                break
            parts.append(Part(addr, size, bool(flags & 2)))
            if not flags & 1:
                break
        assert head < self.size and head not in self.out
        self.out[head] = parts
        self.entries[head] = self.seen - before
        return int(head)

    def give(self, head: int, size: int) -> None:
        del self.out[head]
        self.put_used(head, size, self.entries.pop(head))

    def put_used(self, head: int, size: int, count: int = 1) -> None:
        at = 16 * (self.used % self.size)
        self.write(0, at + 8, "<IH", size, head & 0xFFFF)
        self.write(0, at + 14, "<H", AVAILABLE | USED if self.round_of(self.used) else 0)
        self.used += count

    def jump(self, count: int) -> None:
        """Say that entries have come back which have not."""
        for _ in range(min(count, self.size)):
            self.put_used(count, count)

    def want_no_notification(self, is_so: bool) -> None:
        self.write(2, 0, "<HH", 0, int(is_so))

    def want_notification_at(self, index: int) -> None:
        self.write(2, 0, "<HH", index % self.size | self.round_of(index) << 15, 2)


class VirtioDevice:
    """The state behind the registers: virtio 1.2 §2.1 to §2.6, §3.1.

    refuses: features that it offers and does not accept. is_stuck: a reset never ends.
    """

    def __init__(self, kind: int, features: int = VERSION_1, queues: tuple[int, ...] = (256, 256),
                 config: bytes = b"") -> None:
        self.kind, self.features, self.config = kind, features, config
        form = PackedQueue if features & PACKED else Queue
        self.queues: list[Queue] = [form(limit) for limit in queues]
        self.status = 0
        self.accepted = 0
        self.feature_select = self.driver_select = self.queue_select = 0
        self.generation = 0
        self.refuses = 0
        self.is_stuck = False
        self.interrupts = 0

    def set_status(self, status: int) -> None:
        if status == 0:
            self.status = 0x80 if self.is_stuck else 0
            self.accepted = 0
            for queue in self.queues:
                queue.__init__(queue.limit)  # type: ignore[misc]
            return
        assert status & 0x80 or status & self.status == self.status, "the driver takes status bits back"
        if status & 8 and not self.status & 8:
            assert self.status & 3 == 3
            assert self.accepted & ~self.features == 0, "features that were not offered"
            if self.accepted & self.refuses or not self.accepted & VERSION_1:
                status &= ~8
        if status & 4:
            assert self.status & 8
        self.status = status

    def offered(self) -> int:
        return self.features >> (32 * self.feature_select) & 0xFFFF_FFFF if self.feature_select < 2 else 0

    def accept(self, bits: int) -> None:
        assert self.status & 8 == 0, "features are agreed on before FEATURES_OK"
        shift = 32 * self.driver_select
        self.accepted = self.accepted & ~(0xFFFF_FFFF << shift) | bits << shift

    @property
    def queue(self) -> Queue | None:
        return self.queues[self.queue_select] if self.queue_select < len(self.queues) else None

    def make_ready(self) -> None:
        queue = self.queue
        assert queue is not None and self.status == 11, "queues are set up between FEATURES_OK and DRIVER_OK"
        assert 0 < queue.size <= queue.limit and queue.size & (queue.size - 1) == 0
        for address, align in zip(queue.areas, (16, 2, 4), strict=True):
            assert address and address % align == 0
        queue.is_ready = True

    def notify(self, index: int) -> None:
        assert self.status & 4, "no notification before DRIVER_OK"
        self.queues[index].notified += 1

    def read_config(self, offset: int, width: int) -> int:
        return int.from_bytes(self.config[offset : offset + width], "little")


class MmioWindow:
    """The device's registers in memory: virtio 1.2 §4.2.2."""

    def __init__(self, device: VirtioDevice, version: int = 2) -> None:
        self.device, self.version = device, version

    def read(self, offset: int, width: int) -> int:
        device = self.device
        if offset >= 0x100:
            return device.read_config(offset - 0x100, width)
        assert width == 4 and offset % 4 == 0
        queue = device.queue
        return {
            0x00: 0x74726976, 0x04: self.version, 0x08: device.kind, 0x10: device.offered(),
            0x34: queue.limit if queue else 0, 0x44: int(bool(queue and queue.is_ready)),
            0x60: device.interrupts, 0x70: device.status, 0xFC: device.generation,
        }[offset]

    def write(self, offset: int, width: int, value: int) -> None:
        device = self.device
        assert width == 4
        if offset == 0x14:
            device.feature_select = value
        elif offset == 0x20:
            device.accept(value)
        elif offset == 0x24:
            device.driver_select = value
        elif offset == 0x30:
            device.queue_select = value
        elif offset == 0x50:
            device.notify(value)
        elif offset == 0x64:
            device.interrupts &= ~value
        elif offset == 0x70:
            device.set_status(value)
        else:
            self.write_queue(offset, value)

    def write_queue(self, offset: int, value: int) -> None:
        queue = self.device.queue
        assert queue is not None and not queue.is_ready
        if offset == 0x38:
            queue.size = value
        elif offset == 0x44:
            assert value == 1
            self.device.make_ready()
        else:
            area, half = divmod(offset - 0x80, 0x10)
            shift = {0: 0, 4: 32}[half]
            queue.areas[area] |= value << shift


class PciWindow:
    """The device's registers in one window of memory: common at 0, notification at 0x1000, its own at 0x2000."""

    MULTIPLIER = 4

    def __init__(self, device: VirtioDevice) -> None:
        self.device = device
        self.notify_offset: Callable[[int], int] = lambda index: index

    def read(self, offset: int, width: int) -> int:
        device = self.device
        if offset >= 0x2000:
            return device.read_config(offset - 0x2000, width)
        queue = device.queue
        value, expected = {
            0x04: (device.offered(), 4), 0x12: (len(device.queues), 2), 0x14: (device.status, 1),
            0x15: (device.generation & 0xFF, 1),
            0x18: ((queue.size or queue.limit) if queue else 0, 2),
            0x1C: (int(bool(queue and queue.is_ready)), 2),
            0x1E: (self.notify_offset(device.queue_select), 2),
        }[offset]  # fmt: skip
        assert width == expected
        return value

    def write(self, offset: int, width: int, value: int) -> None:
        device = self.device
        if 0x1000 <= offset < 0x2000:
            assert width == 2 and offset == 0x1000 + self.MULTIPLIER * value
            device.notify(value)
        elif offset == 0x00:
            device.feature_select = value
        elif offset == 0x08:
            device.driver_select = value
        elif offset == 0x0C:
            device.accept(value)
        elif offset == 0x14:
            device.set_status(value)
        elif offset == 0x16:
            device.queue_select = value
        elif offset != 0x10:  # the vector for changes of the configuration
            self.write_queue(offset, width, value)

    def write_queue(self, offset: int, width: int, value: int) -> None:
        queue = self.device.queue
        assert queue is not None and not queue.is_ready
        if offset == 0x18:
            queue.size = value
        elif offset == 0x1C:
            assert (width, value) == (2, 1)
            self.device.make_ready()
        elif offset >= 0x20:
            assert width == 4
            area, half = divmod(offset - 0x20, 8)
            queue.areas[area] |= value << (8 * half)
