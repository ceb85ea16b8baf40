"""What a simulated memory is made of: RAM, bytes that somebody holds, and the registers of device models.

Read next: memory.py.
"""

from __future__ import annotations

from typing import Protocol

PAGE_SIZE = 4096
PAGE_SHIFT = 12


class MemoryFault(Exception):
    """An access to memory that is not there, or not so. Compiled code would page-fault, or worse."""

    def __init__(self, action: str, address: int, size: int, why: str) -> None:
        self.action, self.address, self.size, self.why = action, address, size, why
        super().__init__(f"{action} of {size} byte{'s' * (size != 1)} at {address:#x}: {why}")


class Device(Protocol):
    """A model of a device's registers: what a test maps with map_device(). Offsets and widths in bytes."""

    def read(self, offset: int, width: int) -> int:
        """What the CPU gets that reads `width` bytes at `offset`, as a little-endian number."""

    def write(self, offset: int, width: int, value: int) -> None:
        """The CPU writes `width` bytes at `offset`."""


class Region:
    """The memory at [base, end). Offsets are checked by the Memory that holds it."""

    kind = "memory"

    def __init__(self, base: int, size: int) -> None:
        self.base, self.size, self.end = base, size, base + size

    def load(self, offset: int, size: int) -> int:
        return int.from_bytes(self.read(offset, size), "little")

    def store(self, offset: int, size: int, value: int) -> None:
        self.write(offset, value.to_bytes(size, "little"))

    def read(self, offset: int, size: int) -> bytes:
        raise NotImplementedError

    def write(self, offset: int, data: bytes) -> None:
        raise NotImplementedError

    def clear(self, offset: int, size: int) -> None:
        self.write(offset, bytes(size))


class Block(Region):
    """A few bytes that somebody holds."""

    def __init__(self, base: int, data: bytearray) -> None:
        super().__init__(base, len(data))
        self.data = data

    def read(self, offset: int, size: int) -> bytes:
        return bytes(self.data[offset : offset + size])

    def write(self, offset: int, data: bytes) -> None:
        self.data[offset : offset + len(data)] = data


class Ram(Region):
    """Any amount of memory, of which only the pages written to exist. Reads as zeros at first."""

    def __init__(self, base: int, size: int, *, writable: bool = True) -> None:
        super().__init__(base, size)
        self.writable = writable
        self.pages: dict[int, bytearray] = {}

    def read(self, offset: int, size: int) -> bytes:
        parts = []
        while size:
            number, within = offset >> PAGE_SHIFT, offset & (PAGE_SIZE - 1)
            count = min(size, PAGE_SIZE - within)
            page = self.pages.get(number)
            parts.append(bytes(count) if page is None else bytes(page[within : within + count]))
            offset, size = offset + count, size - count
        return b"".join(parts)

    def write(self, offset: int, data: bytes) -> None:
        if not self.writable:
            raise MemoryFault("write", self.base + offset, len(data), "the memory is read-only")
        self.fill(offset, data)

    def fill(self, offset: int, data: bytes) -> None:
        """Write, whether writable or not."""
        done = 0
        while done < len(data):
            number, within = (offset + done) >> PAGE_SHIFT, (offset + done) & (PAGE_SIZE - 1)
            part = data[done : done + PAGE_SIZE - within]
            self.pages.setdefault(number, bytearray(PAGE_SIZE))[within : within + len(part)] = part
            done += len(part)

    def clear(self, offset: int, size: int) -> None:
        if not self.writable:
            raise MemoryFault("write", self.base + offset, size, "the memory is read-only")
        while size:
            number, within = offset >> PAGE_SHIFT, offset & (PAGE_SIZE - 1)
            count = min(size, PAGE_SIZE - within)
            page = self.pages.get(number)
            if page is not None:
                page[within : within + count] = bytes(count)
            offset, size = offset + count, size - count


class Registers(Region):
    """A device's window: each load and store is one access of the device, of the same width."""

    kind = "device"

    def __init__(self, base: int, size: int, device: Device) -> None:
        super().__init__(base, size)
        self.device = device

    def load(self, offset: int, size: int) -> int:
        value = self.device.read(offset, size)
        if not 0 <= value < 1 << (8 * size):
            raise ValueError(f"the device at {self.base:#x} gave {value:#x} for {size} bytes at {offset:#x}")
        return value

    def store(self, offset: int, size: int, value: int) -> None:
        self.device.write(offset, size, value)

    def read(self, offset: int, size: int) -> bytes:
        raise MemoryFault("read", self.base + offset, size, "a device has registers, which have a width each")

    def write(self, offset: int, data: bytes) -> None:
        why = "a device has registers, which have a width each"
        raise MemoryFault("write", self.base + offset, len(data), why)
