"""Simulated memory: what raw addresses mean under CPython.

A `Memory` is sparse: RAM and devices lie where a test maps them, and everything else faults. Entering it
(`with Memory() as m:`) makes it the one that Structs, Arrays and pointers reach. Static storage, Buffers
and tails live in a memory of their own, STATIC, which every other one shows at the same addresses.

Owns: the map of regions, and which memory is active. Read next: storage.py.
"""

from __future__ import annotations

from bisect import bisect_right
from types import TracebackType

from pyuk.lang.regions import PAGE_SIZE, Block, Device, MemoryFault, Ram, Region, Registers

__all__ = [
    "Memory", "MemoryFault", "Device", "STATIC_BASE", "active", "load", "store", "allocate_static", "adopt",
    "release", "round_up",
]

BLOCK_LIMIT = 1 << 16  # static storage up to here is one block of bytes, above it is sparse
STATIC_BASE = 0x6000_0000_0000  # above all RAM and device windows of a PC, below the end of the lower half
STATIC_END = 0x7FFF_0000_0000
GUARD = 64  # bytes left unmapped between two pieces of static storage, so that an overrun faults
LOWEST = 0x10_0000  # where allocate() starts to look
ADDRESS_LIMIT = 1 << 64


class Memory:
    """An address space. Use as a context manager to make it the active one."""

    def __init__(self) -> None:
        self._bases: list[int] = []
        self._regions: list[Region] = []
        self._recent = Region(0, 0)
        self._symbols: dict[str, int] = {}
        self._outer: list[Memory] = []

    # --- mapping ------------------------------------------------------------------------------

    def map(self, address: int, size: int, data: bytes = b"", *, writable: bool = True) -> int:
        """RAM at [address, address + size), `data` and then zeros; returns address. ValueError: overlap."""
        ram = Ram(address, size, writable=writable)
        if len(data) > size:
            raise ValueError(f"{len(data)} bytes of data do not fit {size} bytes of memory")
        self._add(ram)
        ram.fill(0, data)
        return address

    def map_device(self, address: int, size: int, device: Device) -> int:
        """The registers of a device model at [address, address + size); returns address."""
        self._add(Registers(address, size, device))
        return address

    def allocate(self, size: int, align: int = PAGE_SIZE) -> int:
        """Map RAM where there is room for it; returns its address."""
        address = round_up(LOWEST, align)
        for region in self._regions:
            if address + size <= region.base:
                break
            address = max(address, round_up(region.end, align))
        return self.map(address, size)

    def unmap(self, address: int) -> None:
        """Take away the region that starts at `address`. ValueError where none does."""
        index = bisect_right(self._bases, address) - 1
        if index < 0 or self._bases[index] != address:
            raise ValueError(f"nothing is mapped at {address:#x}")
        self._recent = Region(0, 0)
        del self._bases[index], self._regions[index]

    def _add(self, region: Region) -> None:
        if region.size <= 0 or region.base < 0 or region.end > ADDRESS_LIMIT:
            raise ValueError(f"no memory can lie at [{region.base:#x}, {region.end:#x})")
        if self is not STATIC and region.base < STATIC_END and region.end > STATIC_BASE:
            raise ValueError(f"static storage lies at [{STATIC_BASE:#x}, {STATIC_END:#x})")
        index = bisect_right(self._bases, region.base)
        before = self._regions[index - 1 : index]
        after = self._regions[index : index + 1]
        if any(other.base < region.end and region.base < other.end for other in before + after):
            raise ValueError(f"[{region.base:#x}, {region.end:#x}) is mapped already, in part")
        self._bases.insert(index, region.base)
        self._regions.insert(index, region)

    # --- access -------------------------------------------------------------------------------

    def load(self, address: int, size: int) -> int:
        """The little-endian number in `size` bytes. One access, as far as a device can tell. MemoryFault."""
        region = self._region("read", address, size)
        offset = address - region.base
        if offset + size > region.size:
            return int.from_bytes(self.read(address, size), "little")
        return region.load(offset, size)

    def store(self, address: int, size: int, value: int) -> None:
        """Write a number that fits `size` bytes, little-endian. One access. MemoryFault."""
        region = self._region("write", address, size)
        offset = address - region.base
        if offset + size > region.size:
            self.write(address, value.to_bytes(size, "little"))
        else:
            region.store(offset, size, value)

    def read(self, address: int, size: int) -> bytes:
        """Bytes of RAM. MemoryFault where some are not mapped, or are a device's."""
        parts = [region.read(offset, count) for region, offset, count in self._parts("read", address, size)]
        return b"".join(parts)

    def write(self, address: int, data: bytes) -> None:
        """Write bytes of RAM; nothing is written on MemoryFault, unless memory is read-only."""
        done = 0
        for region, offset, count in self._parts("write", address, len(data)):
            region.write(offset, data[done : done + count])
            done += count

    def clear(self, address: int, size: int) -> None:
        """Write zeros."""
        for region, offset, count in self._parts("write", address, size):
            region.clear(offset, count)

    def _parts(self, action: str, address: int, size: int) -> list[tuple[Region, int, int]]:
        parts = []
        while size:
            region = self._region(action, address, size)
            count = min(size, region.end - address)
            parts.append((region, address - region.base, count))
            address, size = address + count, size - count
        return parts

    def _region(self, action: str, address: int, size: int) -> Region:
        recent = self._recent
        if recent.base <= address < recent.end:
            return recent
        found = self._find(address)
        if found is None:
            found = STATIC._find(address)
            if found is None:
                raise MemoryFault(action, address, size, _why_absent(address))
            return found
        self._recent = found
        return found

    def _find(self, address: int) -> Region | None:
        index = bisect_right(self._bases, address) - 1
        if index >= 0 and address < self._regions[index].end:
            return self._regions[index]
        return None

    # --- symbols and activity -----------------------------------------------------------------

    def define_symbol(self, name: str, address: int) -> None:
        """Say what symbol(name) is while this memory is active."""
        self._symbols[name] = address

    def symbol(self, name: str) -> int:
        """The address of a link-time symbol. NotImplementedError where no test defined it."""
        if name not in self._symbols:
            raise NotImplementedError(f"symbol({name!r}): a test says it by Memory.define_symbol()")
        return self._symbols[name]

    def __enter__(self) -> Memory:
        global _active
        self._outer.append(_active)
        _active = self
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        global _active
        _active = self._outer.pop()


def _why_absent(address: int) -> str:
    if STATIC_BASE <= address < STATIC_END:
        return "it lies outside all static storage and all living Buffers and tails"
    if not 0 <= address < ADDRESS_LIMIT:
        return "it is no 64-bit address"
    return "nothing is mapped there"


def round_up(value: int, multiple: int) -> int:
    """The least multiple of `multiple` that is not below `value`."""
    return -(-value // multiple) * multiple


# --- static storage -----------------------------------------------------------------------------

STATIC = Memory()
_active = STATIC
_next_static = STATIC_BASE


def active() -> Memory:
    """The memory that raw addresses mean now."""
    return _active


def load(address: int, size: int) -> int:
    """Memory.load() of the active memory."""
    return _active.load(address, size)


def store(address: int, size: int, value: int) -> None:
    """Memory.store() of the active memory."""
    _active.store(address, size, value)


def allocate_static(size: int, align: int) -> int:
    """Zeroed storage for good; its address."""
    if size <= BLOCK_LIMIT:
        return adopt(bytearray(max(size, 1)), align)
    address = _reserve(size, align)
    STATIC.map(address, size)
    return address


def adopt(data: bytearray, align: int) -> int:
    """Give an address of their own to bytes that somebody holds, until release()."""
    address = _reserve(len(data), align)
    if data:
        STATIC._add(Block(address, data))
    return address


def release(address: int, data: bytearray) -> None:
    """The bytes that were adopted at `address` are gone."""
    if data:
        STATIC.unmap(address)


def _reserve(size: int, align: int) -> int:
    global _next_static
    if align <= 0 or align & (align - 1):
        raise ValueError(f"an alignment is a power of two, not {align}")
    address = round_up(_next_static, align)
    _next_static = address + size + GUARD
    return address
