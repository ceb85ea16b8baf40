"""Page tables: which addresses there are, and what may be done at each.

The kernel lives in one identity-mapped address space: a virtual address is the physical one. Every page is
writable or executable and never both: nothing here maps a page that is. Tables are made of page frames
that the caller's `new_table` gives (any contents); it raises where there are none left.

A level is 4 for the root (PML4) down to 1; an entry of level 1, 2 or 3 can be a page, of 4 KiB, 2 MiB or
1 GiB. Source: SDM 3A §4.5 (4-level paging), tables 4-15 to 4-20. Next chapter: pyuk/kernel.
"""

from __future__ import annotations

from collections.abc import Callable

from pyuk.arch.x86_64.cpu import invalidate_page, read_cr3, write_cr3
from pyuk.lang import Array, Struct, inline, replaceable, u64
from pyuk.lang.raw import addressof, clear_memory, view

PAGE_BYTES = 4096
PAGE_MASK = 0xFFFF_FFFF_FFFF_F000
LARGE_PAGE_BYTES = 2 << 20
ENTRIES = 512

PTE_P = 1 << 0  # present
PTE_W = 1 << 1  # writable
PTE_PWT = 1 << 3  # with PCD: uncached, as a device's registers must be (SDM 3A §4.9, table 12-11)
PTE_PCD = 1 << 4
PTE_A = 1 << 5  # set by the processor: the page was used, and written to
PTE_D = 1 << 6
PTE_PS = 1 << 7  # a page, where the level has tables otherwise
PTE_GUARD = 1 << 9  # ours, in an entry that is not present: the guard page of a stack
PTE_NX = 1 << 63
PADDR_MASK = 0x000F_FFFF_FFFF_F000
MASK64 = 0xFFFF_FFFF_FFFF_FFFF
NOT_USED = MASK64 & ~(PTE_A | PTE_D)
FLAGS_MASK = 0xFFF0_0000_0000_0FFF
FLAGS_WITHOUT_PS = 0xFFF0_0000_0000_0F7F

READ_ONLY = PTE_P | PTE_NX
READ_WRITE = PTE_P | PTE_W | PTE_NX
EXECUTE = PTE_P
DEVICE = PTE_P | PTE_W | PTE_NX | PTE_PWT | PTE_PCD
TABLE = PTE_P | PTE_W


class PageTable(Struct):
    """One table, in a page frame of its own."""

    entry: Array[u64, ENTRIES]


root: u64 = 0
largest_page_level: int = 2


def use_tables(pml4: u64, gib_pages: bool) -> None:
    """Say which tables the functions below work on: those that CR3 holds."""
    global root, largest_page_level
    root = pml4 & PADDR_MASK
    largest_page_level = 3 if gib_pages else 2


@inline
def page_bytes(level: int) -> u64:
    """How much memory one entry of a level covers."""
    return 1 << ((3 + 9 * level) & 63)


@inline
def slot_of(vaddr: u64, level: int) -> int:
    """The index of the entry for vaddr in a table of that level."""
    return (vaddr >> ((3 + 9 * level) & 63)) & (ENTRIES - 1)


# --- translations that processors remember -------------------------------------------------------
# With more processors than one, here is where the others are told.


@replaceable
def forget_page(vaddr: u64) -> None:
    """No translation of this page is good any more.  Source: SDM 3A §4.10.4.1."""
    invalidate_page(vaddr)


@replaceable
def forget_all() -> None:
    """No translation is good any more."""
    write_cr3(read_cr3())


# --- looking -----------------------------------------------------------------------------------


def find_entry(vaddr: u64) -> tuple[PageTable, int, int]:
    """The entry that maps vaddr, or that leaves it unmapped: its table, its slot there, its level."""
    return find_level(vaddr, 1)


@inline
def find_level(vaddr: u64, level: int) -> tuple[PageTable, int, int]:
    """The same, but no deeper than that level."""
    table = view(PageTable, root)
    current = 4
    while current > level:
        entry = table.entry[slot_of(vaddr, current)]
        if entry & PTE_P == 0 or entry & PTE_PS != 0:
            break
        table = view(PageTable, entry & PADDR_MASK)
        current -= 1
    return table, slot_of(vaddr, current), current


def entry_for(vaddr: u64) -> u64:
    """The entry itself: its flags and the physical address of the page; bit 0 is clear where none is mapped."""
    table, slot, _ = find_entry(vaddr)
    return table.entry[slot]


def is_mapped(vaddr: u64) -> bool:
    """Whether an access to vaddr can succeed. Addresses in the upper half are none of ours."""
    return vaddr >> 47 == 0 and entry_for(vaddr) & PTE_P != 0


def is_guard(vaddr: u64) -> bool:
    """Whether vaddr lies in the guard page of a stack."""
    return vaddr >> 47 == 0 and entry_for(vaddr) & (PTE_P | PTE_GUARD) == PTE_GUARD


def mapped_end(vaddr: u64) -> u64:
    """The first address from vaddr on that is not mapped."""
    while True:
        table, slot, level = find_entry(vaddr)
        if table.entry[slot] & PTE_P == 0:
            return vaddr
        vaddr = (vaddr | (page_bytes(level) - 1)) + 1


# --- changing ----------------------------------------------------------------------------------


def refuse_writable_code(flags: u64) -> None:
    """W^X. ValueError."""
    if flags & (PTE_W | PTE_NX) == PTE_W:
        raise ValueError("a page is writable or executable, not both")


def map_range(vaddr: u64, paddr: u64, length: u64, flags: u64, new_table: Callable[[], u64]) -> None:
    """Map [vaddr, vaddr + length) to paddr on, by the largest pages that fit. All are multiples of 4 KiB.

    ValueError where a part is mapped already, or for a page that is writable and executable.
    """
    refuse_writable_code(flags)
    end = vaddr + length
    while vaddr < end:
        level = fitting_level(vaddr | paddr, end - vaddr)
        table, slot = make_entry(vaddr, level, new_table)
        while level > 1 and table.entry[slot] & (PTE_P | PTE_PS) == PTE_P:
            level -= 1  # there is a table: some smaller page was here before
            table, slot = make_entry(vaddr, level, new_table)
        if table.entry[slot] & PTE_P != 0:
            raise ValueError("mapped already")
        done: u64 = fill(table, slot, level, paddr | flags, end - vaddr)
        vaddr += done
        paddr += done


def fill(table: PageTable, slot: int, level: int, entry: u64, length: u64) -> u64:
    """Write entries for at most `length` bytes, up to the table's end or the first that is in use; for how many."""
    size = page_bytes(level)
    if level > 1:
        entry |= PTE_PS
    done: u64 = 0
    while slot < ENTRIES and length - done >= size and table.entry[slot] & PTE_P == 0:
        table.entry[slot] = entry + done
        done += size
        slot += 1
    return done


def fitting_level(addresses: u64, length: u64) -> int:
    """The level of the largest page for these bits of addresses and that length."""
    level = largest_page_level
    while level > 1 and (addresses & (page_bytes(level) - 1) != 0 or length < page_bytes(level)):
        level -= 1
    return level


def make_entry(vaddr: u64, level: int, new_table: Callable[[], u64]) -> tuple[PageTable, int]:
    """The entry for vaddr at a level: the tables on the way are made, and larger pages split."""
    table = view(PageTable, root)
    current = 4
    while current > level:
        slot = slot_of(vaddr, current)
        entry = table.entry[slot]
        if entry & PTE_P == 0:
            paddr = new_table()
            clear_memory(paddr, PAGE_BYTES)
            table.entry[slot] = paddr | TABLE
        elif entry & PTE_PS != 0:
            split(table, slot, current, new_table)
        table = view(PageTable, table.entry[slot] & PADDR_MASK)
        current -= 1
    return table, slot_of(vaddr, level)


def split(table: PageTable, slot: int, level: int, new_table: Callable[[], u64]) -> None:
    """Turn a large page into a table of 512 smaller ones that map the same."""
    entry = table.entry[slot]
    flags: u64 = entry & (FLAGS_MASK if level > 2 else FLAGS_WITHOUT_PS)
    paddr: u64 = entry & PADDR_MASK
    size = page_bytes(level - 1)
    smaller = view(PageTable, new_table())
    for i in range(ENTRIES):
        smaller.entry[i] = (paddr + i * size) & MASK64 | flags
    table.entry[slot] = addressof(smaller) | TABLE


def join(vaddr: u64, level: int) -> u64:
    """Turn the smaller pages for vaddr into one page of that level, where they map just what it would.

    The page frame of their table, which nobody needs any more; 0 where they do not.  Source: SDM 3A §4.10.4.
    """
    table, slot, found = find_level(vaddr, level)
    entry = table.entry[slot]
    if found != level or entry & (PTE_P | PTE_PS) != PTE_P:
        return 0
    smaller = view(PageTable, entry & PADDR_MASK)
    first: u64 = smaller.entry[0] & NOT_USED
    is_page: u64 = PTE_P | PTE_PS if level > 2 else PTE_P
    if first & is_page != is_page or first & PADDR_MASK & (page_bytes(level) - 1) != 0:
        return 0
    for i in range(ENTRIES):
        if smaller.entry[i] & NOT_USED != first + i * page_bytes(level - 1):
            return 0
    table.entry[slot] = first | PTE_PS
    forget_all()
    return addressof(smaller)


def protect(vaddr: u64, length: u64, flags: u64, new_table: Callable[[], u64]) -> None:
    """Change what may be done in [vaddr, vaddr + length), which is mapped.

    ValueError where it is not, or for a page that is writable and executable.
    """
    refuse_writable_code(flags)
    change_range(vaddr, length, flags, new_table)


def unmap(vaddr: u64, length: u64, new_table: Callable[[], u64]) -> None:
    """Let every access to [vaddr, vaddr + length) fault."""
    change_range(vaddr, length, 0, new_table)


def guard_page(vaddr: u64, new_table: Callable[[], u64]) -> None:
    """Unmap the page at vaddr and mark it: a fault there is a stack that overflows."""
    table, slot = make_entry(vaddr, 1, new_table)
    table.entry[slot] = PTE_GUARD
    forget_page(vaddr)


def change_range(vaddr: u64, length: u64, flags: u64, new_table: Callable[[], u64]) -> None:
    """Give every page of the range these flags, or none. A large page that reaches out of it is split."""
    end = vaddr + length
    while vaddr < end:
        table, slot, level = find_entry(vaddr)
        entry = table.entry[slot]
        rest: u64 = page_bytes(level) - 1
        if entry & PTE_P == 0:
            if flags != 0:
                raise ValueError("not mapped")
        elif vaddr & rest != 0 or end - vaddr <= rest:
            split(table, slot, level, new_table)
            continue
        else:
            kept: u64 = entry & (PADDR_MASK | PTE_PS) if flags != 0 else 0
            table.entry[slot] = kept | flags
            forget_page(vaddr)
        vaddr = (vaddr | rest) + 1
