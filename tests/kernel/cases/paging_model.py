"""Page tables against a dict of pages: on tables of their own, in all three executions.

Each run returns 0, or what is wrong.
"""

from pyuk.arch.x86_64 import paging
from pyuk.arch.x86_64.paging import (
    DEVICE, EXECUTE, NOT_USED, PADDR_MASK, PAGE_BYTES, PTE_P, PTE_PS, READ_ONLY, READ_WRITE, PageTable,
)
from pyuk.kernel import frames
from pyuk.lang import u64
from pyuk.lang.raw import clear_memory, view

LARGE = 2 << 20
GIB = 1 << 30
BASES = [LARGE, 3 * LARGE - 3 * PAGE_BYTES, GIB - LARGE, GIB, 512 * GIB - 2 * LARGE]
COUNTS = [1, 2, 511, 512, 513, 1024]
KINDS = 4

seed = 1


def rnd(n: int) -> int:
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) & 0xFFFF_FFFF_FFFF
    return (seed >> 20) % n


def new_table() -> u64:
    page = frames.allocate(1)
    if page == 0:
        raise MemoryError
    return page


def free_tables(table: u64, level: int) -> None:
    """Give a table's page frame back, and those of the tables below."""
    for slot in range(512):
        entry = view(PageTable, table).entry[slot]
        if level > 1 and entry & (PTE_P | PTE_PS) == PTE_P:
            free_tables(entry & PADDR_MASK, level - 1)
    frames.free(table)


def flags_of(kind: int) -> u64:
    if kind == 0:
        return READ_ONLY
    if kind == 1:
        return READ_WRITE
    return EXECUTE if kind == 2 else DEVICE


def told(paddr: u64, flags: u64) -> int:
    """A page's address with its flags, of which the highest is moved to where an int has room."""
    return paddr & 0x0FFF_FFFF_FFFF_F000 | flags & 0xFFF | (flags >> 63) << 62


def seen(vaddr: u64) -> int:
    """What the processor would find there, or -1; not by the code that is tested."""
    table = paging.root
    shift = 39
    while True:
        entry = view(PageTable, table).entry[vaddr >> shift & 511]
        if entry & PTE_P == 0:
            return -1
        if shift == 12 or entry & PTE_PS != 0:
            paddr: u64 = (entry & PADDR_MASK) + (vaddr & ((1 << shift) - 1))
            flags: u64 = entry & NOT_USED
            return told(paddr, flags & ~PTE_PS if shift > 12 else flags)
        table = entry & PADDR_MASK
        shift -= 9


def join_around(page: int, model: dict[int, int]) -> int:
    """Join what can be joined there; whether that was possible, the model says, too."""
    large = page & ~(LARGE - 1)
    whole = all(large + i * PAGE_BYTES in model for i in range(512))
    alike = whole and all(model[large + i * PAGE_BYTES] == model[large] for i in range(512))
    was_large = paging.find_entry(large)[2] > 1
    table = paging.join(large, 2)
    if (table != 0) != (alike and not was_large):
        return 5
    if table != 0:
        frames.free(table)
        if paging.find_entry(large)[2] != 2:
            return 6
    return 0


def steps_of(steps: int, model: dict[int, int]) -> int:
    """Random steps on the tables and on the model, and looks at both."""
    for _ in range(steps):
        start = BASES[rnd(len(BASES))] + rnd(1100) * PAGE_BYTES
        pages = [start + i * PAGE_BYTES for i in range(COUNTS[rnd(len(COUNTS))])]
        if rnd(3) == 0:
            pages = [page & ~(LARGE - 1) for page in pages[:1]]
            pages = [pages[0] + i * PAGE_BYTES for i in range(512)]
        length = len(pages) * PAGE_BYTES
        flags = rnd(KINDS)
        what = rnd(6)
        there = sum(page in model for page in pages)
        if what < 2 and there == 0:
            paging.map_range(pages[0], pages[0], length, flags_of(flags), new_table)
            model.update({page: flags for page in pages})
        elif what == 2 and there == len(pages):
            paging.protect(pages[0], length, flags_of(flags), new_table)
            model.update({page: flags for page in pages})
        elif what == 3 and rnd(2) == 0:
            paging.unmap(pages[0], length, new_table)
            for page in pages:
                model.pop(page, 0)
        elif what == 4 and rnd(3) == 0:
            paging.guard_page(pages[0], new_table)
            model.pop(pages[0], 0)
            if not paging.is_guard(pages[0]):
                return 1
        else:
            wrong = join_around(pages[0], model)
            if wrong != 0:
                return wrong
        for page in (pages[0], pages[-1], pages[-1] + PAGE_BYTES, pages[rnd(len(pages))]):
            if seen(page) != (told(page, flags_of(model[page])) if page in model else -1):
                return 2
            if paging.is_mapped(page + 99) != (page in model):
                return 3
    for page, flags in model.items():
        if seen(page) != told(page, flags_of(flags)):
            return 4
    return 0


def tables(start: int, steps: int) -> int:
    """Map, protect, unmap, guard and join at random; afterwards every page frame is there again."""
    global seed
    seed = start
    kept_root, kept_level = paging.root, paging.largest_page_level
    before = frames.free_frames
    root = new_table()
    clear_memory(root, PAGE_BYTES)
    paging.use_tables(root, start % 2 == 0)
    wrong = steps_of(steps, {})
    free_tables(root, 4)
    paging.use_tables(kept_root, kept_level == 3)
    held = before - frames.free_frames  # what the heap has taken meanwhile is not known in a machine
    return wrong if wrong != 0 or held < 2000 else 7
