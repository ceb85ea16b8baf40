"""A machine at one moment: the bytes of its memory and the registers of its processors.

Next: paging.py, which turns virtual addresses into physical ones.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator

from pyuk.inside import paging

PAGE_BYTES = 4096

Registers = dict[str, int]  # by QEMU's names: RAX ... R15, RIP, RFL, CR0, CR2, CR3, CR4


class NoMemory(Exception):
    """There is nothing at an address, or nothing that was kept."""

    def __init__(self, address: int) -> None:
        super().__init__(f"nothing can be read at {address:#x}")
        self.address = address


class Snapshot(ABC):
    """What both kinds of machine have. `registers`: of each processor."""

    registers: list[Registers]

    def __init__(self) -> None:
        self._frames: dict[int, int] = {}  # page number -> page frame's address

    @abstractmethod
    def physical(self, paddr: int, size: int) -> bytes:
        """Bytes of physical memory; NoMemory."""

    def read(self, vaddr: int, size: int) -> bytes:
        """Bytes as the first processor's page tables show them; NoMemory."""
        return b"".join(self.physical(paddr, count) for paddr, count in self._pieces(vaddr, size))

    def words(self, vaddr: int, count: int) -> list[int]:
        """Unsigned words of eight bytes."""
        return memoryview(self.read(vaddr, 8 * count)).cast("Q").tolist()

    def word(self, vaddr: int) -> int:
        """One of them."""
        return int.from_bytes(self.read(vaddr, 8), "little")

    def text(self, vaddr: int, limit: int = 4096) -> str:
        """UTF-8 text up to a NUL."""
        found = bytearray()
        while b"\0" not in found and len(found) < limit:
            found += self.read(vaddr + len(found), min(64, PAGE_BYTES - (vaddr + len(found)) % PAGE_BYTES))
        return found.partition(b"\0")[0].decode("utf-8", "replace")

    def walk(self, vaddr: int) -> list[paging.Step]:
        """The entries of the page tables that lead to an address."""
        return paging.walk(self.physical, self.registers[0]["CR3"], vaddr)

    def mappings(self) -> list[paging.Mapping]:
        """Every range of addresses that the page tables map."""
        return paging.mappings(self.physical, self.registers[0]["CR3"])

    def _pieces(self, vaddr: int, size: int) -> Iterator[tuple[int, int]]:
        """A range of virtual addresses as pieces of physical memory, page by page."""
        while size > 0:
            offset = vaddr % PAGE_BYTES
            count = min(size, PAGE_BYTES - offset)
            yield self._frame_of(vaddr) + offset, count
            vaddr += count
            size -= count

    def _frame_of(self, vaddr: int) -> int:
        number = vaddr // PAGE_BYTES
        if number not in self._frames:
            paddr = paging.target(self.walk(vaddr), vaddr) if 0 <= vaddr < 1 << 64 else None
            if paddr is None:
                raise NoMemory(vaddr)
            self._frames[number] = paddr & -PAGE_BYTES
        return self._frames[number]
