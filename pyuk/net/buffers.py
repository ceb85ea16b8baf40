"""Packet buffers: bytearrays with room in front, kept in pools, so that no packet in steady state allocates.

Ownership. A buffer has one owner at any time: the pool, a queue, a socket, or the function that it was handed to.
Who calls `send(buffer)` or `receive(buffer)` of a layer gives it away and must not touch it any more; who has it
last gives it back with `free()`. A function that only looks at a buffer says so. A buffer freed twice, or queued
while it is in a queue, is a defect of the program: AssertionError.

Headers are prepended without copying: a packet to be sent starts with HEADROOM bytes in front of its payload,
which the layers below take with `prepend()`; on the way up each layer takes its header off with `strip()`.
Read next: wire/checksum.py.
"""

from __future__ import annotations

from pyuk.lang import inline, noinline
from pyuk.net.address import ANY_V6, Address

# What stands in front of a payload: the device's header (virtio 1.2 §5.1.6: 12), Ethernet (14), IPv6 (40), TCP (60).
HEADROOM = 128
SMALL_BYTES = 2048  # a frame of 1514 bytes with its room in front
LARGE_BYTES = HEADROOM + 65536  # a segment that the device cuts into pieces (virtio 1.2 §5.1.6.2.2)


class PacketBuffer:
    """One packet: the bytes [start, end) of data.

    rest: where a received packet goes on, if it did not fit one buffer (mergeable receive buffers, virtio 1.2
    §5.1.6.4); headers lie in the first part.

    What the device did or is to do:
    is_checked: the device has verified the transport's checksum of this received packet.
    checksum_at: where the transport's checksum belongs that the device is to complete from checksum_start on to
    the end; the field holds the folded sum of the pseudo-header. Both are offsets in data, 0 where nothing is to do.
    segment_bytes: the payload of each segment that the device is to cut this packet into (TSO), or 0.

    What the layers note for one another while the packet goes up:
    network_at: where the IP header lies. source, destination: its addresses; source_port, destination_port: those of
    UDP. protocol: what follows the IP header. is_to_all: whether it came to many rather than to us alone.
    """

    data: bytearray
    start: int
    end: int
    rest: PacketBuffer | None
    pool: Pool | None
    next: PacketBuffer | None
    is_free: bool
    is_queued: bool
    is_checked: bool
    checksum_start: int
    checksum_at: int
    segment_bytes: int
    network_at: int
    source: Address
    destination: Address
    source_port: int
    destination_port: int
    protocol: int
    is_to_all: bool

    def __init__(self, size_bytes: int, pool: Pool | None = None) -> None:
        self.data = bytearray(size_bytes)
        self.pool = pool
        self.next = None
        self.is_free = False
        self.is_queued = False
        self.reset()

    def reset(self) -> None:
        """An empty packet with all its room in front."""
        self.start = HEADROOM
        self.end = HEADROOM
        self.rest = None
        self.is_checked = False
        self.checksum_start = 0
        self.checksum_at = 0
        self.segment_bytes = 0
        self.network_at = 0
        self.source = ANY_V6
        self.destination = ANY_V6
        self.source_port = 0
        self.destination_port = 0
        self.protocol = 0
        self.is_to_all = False

    @inline
    def __len__(self) -> int:
        """Bytes of this part."""
        return self.end - self.start

    def total(self) -> int:
        """Bytes of all parts."""
        count = 0
        part: PacketBuffer | None = self
        while part is not None:
            count += part.end - part.start
            part = part.rest
        return count

    def keep(self, count: int) -> None:
        """Let only the first `count` bytes of all parts be there."""
        part: PacketBuffer | None = self
        while part is not None:
            part.end = min(part.end, part.start + count)
            count -= part.end - part.start
            part = part.rest

    @property
    def tailroom(self) -> int:
        """Bytes that can be appended."""
        return len(self.data) - self.end

    @inline
    def prepend(self, count: int) -> int:
        """Take `count` bytes of the room in front; where they start. AssertionError where there is none."""
        start = self.start - count
        assert start >= 0, "no room in front of a packet"
        self.start = start
        return start

    @inline
    def strip(self, count: int) -> int:
        """Take a header of `count` bytes off; where what follows starts. AssertionError past the end."""
        start = self.start + count
        assert start <= self.end, "a header longer than its packet"
        self.start = start
        return start

    @inline
    def extend(self, count: int) -> int:
        """Add `count` bytes at the end, whatever they hold; where they start. AssertionError past the room."""
        at = self.end
        assert at + count <= len(self.data), "no room behind a packet"
        self.end = at + count
        return at

    def append(self, payload: bytes) -> None:
        """Copy bytes to the end."""
        at = self.extend(len(payload))
        self.data[at : at + len(payload)] = payload

    def tobytes(self) -> bytes:
        """A copy of this part."""
        return bytes(self.data[self.start : self.end])

    def free(self) -> None:
        """Give this packet, all its parts, back to where they came from."""
        part: PacketBuffer | None = self
        while part is not None:
            rest = part.rest
            part.rest = None
            assert not part.is_free and not part.is_queued, "a packet that is free or queued is freed"
            part.is_free = True
            pool = part.pool
            if pool is not None:
                pool.give_back(part)
            part = rest


class Pool:
    """Buffers of one size, made as they are needed, at most `limit`; those given back are kept for the next.

    made: how many there are. refused: how often there was none left.
    """

    size_bytes: int
    limit: int
    made: int
    refused: int
    free_count: int
    first_free: PacketBuffer | None

    def __init__(self, size_bytes: int, limit: int) -> None:
        self.size_bytes = size_bytes
        self.limit = limit
        self.made = 0
        self.refused = 0
        self.free_count = 0
        self.first_free = None

    def take(self) -> PacketBuffer | None:
        """An empty packet of the caller's, or None where all are in use."""
        buffer = self.first_free
        if buffer is None:
            return self.make()
        self.first_free = buffer.next
        self.free_count -= 1
        buffer.next = None
        buffer.is_free = False
        buffer.reset()
        return buffer

    @property
    def is_empty(self) -> bool:
        """Whether take() would give none."""
        return self.first_free is None and self.made >= self.limit

    @noinline
    def make(self) -> PacketBuffer | None:
        """One more buffer, if that is allowed."""
        if self.made >= self.limit:
            self.refused += 1
            return None
        self.made += 1
        return PacketBuffer(self.size_bytes, self)

    def give_back(self, buffer: PacketBuffer) -> None:
        """Keep a buffer that is free; for PacketBuffer.free()."""
        buffer.next = self.first_free
        self.first_free = buffer
        self.free_count += 1

    @property
    def in_use(self) -> int:
        """How many are with an owner."""
        return self.made - self.free_count


class PacketQueue:
    """Packets in the order in which they came, at most `limit`. The links are the buffers': nothing is allocated.

    dropped: how many found it full.
    """

    limit: int
    count: int
    dropped: int
    first: PacketBuffer | None
    last: PacketBuffer | None

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.count = 0
        self.dropped = 0
        self.first = None
        self.last = None

    def __len__(self) -> int:
        return self.count

    def push(self, buffer: PacketBuffer) -> bool:
        """Take a packet over; False where the queue is full: it is freed then, and counted."""
        if self.count >= self.limit:
            self.dropped += 1
            buffer.free()
            return False
        assert not buffer.is_queued and not buffer.is_free, "a packet that is queued or free is queued"
        buffer.is_queued = True
        buffer.next = None
        last = self.last
        if last is None:
            self.first = buffer
        else:
            last.next = buffer
        self.last = buffer
        self.count += 1
        return True

    def pop(self) -> PacketBuffer | None:
        """The oldest packet, which is the caller's now."""
        buffer = self.first
        if buffer is None:
            return None
        self.first = buffer.next
        if self.first is None:
            self.last = None
        buffer.next = None
        buffer.is_queued = False
        self.count -= 1
        return buffer

    def clear(self) -> None:
        """Free all packets."""
        while True:
            buffer = self.pop()
            if buffer is None:
                return
            buffer.free()
