"""The page tables, read as the processor reads them.  Source: SDM 3A §4.5 (4-level paging), tables 4-15 to 4-20.

A level is 4 for the root (PML4) down to 1 (PT); an entry of level 1, 2 or 3 can be a page.
Next: core.py and running.py, where the memory comes from.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

NAMES = {4: "PML4", 3: "PDPT", 2: "PD", 1: "PT"}
ENTRIES = 512
PADDR_MASK = 0x000F_FFFF_FFFF_F000
P, W, US, PWT, PCD, A, D, PS, G = (1 << bit for bit in range(9))
GUARD = 1 << 9  # pyuk's own, in an entry that is not present (pyuk/arch/x86_64/paging.py)
NX = 1 << 63
FLAGS = {"P": P, "W": W, "U": US, "PWT": PWT, "PCD": PCD, "A": A, "D": D, "PS": PS, "G": G, "NX": NX}

ReadPhysical = Callable[[int, int], bytes]


@dataclass(frozen=True)
class Step:
    """One entry on the way to an address. table: the physical address of the table that it stands in."""

    level: int
    table: int
    slot: int
    entry: int

    @property
    def name(self) -> str:
        return NAMES[self.level]

    @property
    def is_present(self) -> bool:
        return self.entry & P != 0

    @property
    def is_page(self) -> bool:
        return self.is_present and (self.level == 1 or (self.level < 4 and self.entry & PS != 0))

    @property
    def size(self) -> int:
        """How many bytes of addresses the entry stands for."""
        return 1 << (3 + 9 * self.level)

    @property
    def paddr(self) -> int:
        """Where the page, or the next table, begins."""
        return self.entry & PADDR_MASK & (-self.size if self.is_page else -4096)

    @property
    def flags(self) -> list[str]:
        """The names of the bits that are set."""
        if not self.is_present:
            return ["guard"] if self.entry & GUARD else []
        return [name for name, bit in FLAGS.items() if self.entry & bit and (name != "PS" or self.level > 1)]


@dataclass(frozen=True)
class Mapping:
    """Neighbouring addresses with the same rights, on pages of the same size. rights: as in `rw-`."""

    vaddr: int
    paddr: int
    length: int
    page_bytes: int
    rights: str
    is_cached: bool


def walk(read: ReadPhysical, cr3: int, vaddr: int) -> list[Step]:
    """The entries that lead to an address, the root's first; the last is a page, or not present."""
    steps: list[Step] = []
    table = cr3 & PADDR_MASK
    for level in (4, 3, 2, 1):
        slot = vaddr >> (3 + 9 * level) & (ENTRIES - 1)
        (entry,) = struct.unpack("<Q", read(table + 8 * slot, 8))
        steps.append(Step(level, table, slot, entry))
        if not steps[-1].is_present or steps[-1].is_page:
            break
        table = steps[-1].paddr
    return steps


def target(steps: list[Step], vaddr: int) -> int | None:
    """The physical address that a walk came to; None where nothing is mapped."""
    last = steps[-1]
    return last.paddr + vaddr % last.size if last.is_page else None


def rights(steps: list[Step]) -> str:
    """What may be done at the end of a walk: every level has to allow it."""
    writable = all(step.entry & W for step in steps)
    executable = not any(step.entry & NX for step in steps)
    return "r" + ("w" if writable else "-") + ("x" if executable else "-")


def mappings(read: ReadPhysical, cr3: int) -> list[Mapping]:
    """All that is mapped, in the order of the addresses, neighbours joined."""
    found: list[Mapping] = []
    for vaddr, steps in _pages(read, cr3 & PADDR_MASK, 4, 0, []):
        page = steps[-1]
        one = Mapping(vaddr, page.paddr, page.size, page.size, rights(steps), page.entry & PCD == 0)
        last = found[-1] if found else None
        if last is not None and (last.vaddr + last.length, last.paddr + last.length) == (vaddr, page.paddr) and (
            last.page_bytes, last.rights, last.is_cached) == (one.page_bytes, one.rights, one.is_cached):
            one = Mapping(last.vaddr, last.paddr, last.length + page.size, page.size, one.rights, one.is_cached)
            found.pop()
        found.append(one)
    return found


def marked_pages(read: ReadPhysical, cr3: int) -> list[int]:
    """The addresses that are not mapped and marked as guards."""
    found = []
    for vaddr, table in _tables(read, cr3 & PADDR_MASK, 4, 0):
        for slot, entry in enumerate(struct.unpack(f"<{ENTRIES}Q", read(table, 8 * ENTRIES))):
            if entry & (P | GUARD) == GUARD:
                found.append(vaddr | slot << 12)
    return found


def _tables(read: ReadPhysical, table: int, level: int, base: int) -> Iterator[tuple[int, int]]:
    """The tables of the last level, with the first address that each is for."""
    if level == 1:
        yield base, table
        return
    for slot, entry in enumerate(struct.unpack(f"<{ENTRIES}Q", read(table, 8 * ENTRIES))):
        step = Step(level, table, slot, entry)
        if step.is_present and not step.is_page:
            yield from _tables(read, step.paddr, level - 1, base | slot << (3 + 9 * level))


def _pages(read: ReadPhysical, table: int, level: int, base: int, above: list[Step]
           ) -> Iterator[tuple[int, list[Step]]]:
    """Every page below a table, with the way to it."""
    for slot, entry in enumerate(struct.unpack(f"<{ENTRIES}Q", read(table, 8 * ENTRIES))):
        if not entry & P:
            continue
        step = Step(level, table, slot, entry)
        vaddr = base | slot << (3 + 9 * level)
        if step.is_page:
            yield (vaddr | -(1 << 48)) % (1 << 64) if vaddr >> 47 else vaddr, [*above, step]
        elif level > 1:
            yield from _pages(read, step.paddr, level - 1, vaddr, [*above, step])
