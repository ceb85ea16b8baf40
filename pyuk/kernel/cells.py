"""Cells: pages cut into pieces of one size, which is what small objects are made of.

A size class is 32 bytes, or one of four sizes between a power of two and the next, up to 2 KiB. Objects
without references have pages, and so classes, of their own: the collector need not look into them. A cell
begins with its object's TypeInfo, or with 0 where it is free. A free cell is all zero, but for its second
word, which is the next free one. Cells that died are found page by page when their class runs out of free
ones: the collector only puts the pages that have some into `UNSWEPT`. Next: collector.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64.paging import PAGE_BYTES
from pyuk.kernel import frames
from pyuk.kernel.frames import CELLS, Frame, frame_at
from pyuk.lang import Array, const, inline, u16, u64
from pyuk.lang.intrinsics import count_leading_zeros
from pyuk.lang.raw import Ptr, clear_memory

SMALLEST_CELL = 32
LARGEST_CELL = 2048
CLASSES = 25
PLAIN = 32  # added to the class of objects without references
CLASS_MASK = PLAIN - 1
LISTS = 2 * PLAIN
MARK_BYTES = 32  # a mark bit stands for so many bytes: cells are not smaller
MASK64 = 0xFFFF_FFFF_FFFF_FFFF

CELL_BYTES: Array[u16, CLASSES] = const([
    32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256,
    320, 384, 448, 512, 640, 768, 896, 1024, 1280, 1536, 1792, 2048])

FREE_CELLS: Array[u64, LISTS] = Array[u64, LISTS]()  # the first free cell of each class, or 0
UNSWEPT: Array[u64, LISTS] = Array[u64, LISTS]()  # the first page with dead cells of each class, or 0


@inline
def class_of(size: u64) -> int:
    """The class of the smallest cells that hold `size` bytes, which is at most LARGEST_CELL."""
    if size <= SMALLEST_CELL:
        return 0
    top = 63 - count_leading_zeros(size - 1)  # 5 to 10
    return ((top << 2) + ((size - 1) >> (top - 2) & 3) - 19) & CLASS_MASK


@inline
def cell_bytes(size_class: int) -> u64:
    """The size of a class's cells."""
    return CELL_BYTES[size_class & CLASS_MASK]


def is_marked(frame: Frame, offset: int) -> bool:
    """Whether the object at that offset of the page is marked."""
    bit = offset // MARK_BYTES
    return frame.marks[bit >> 6 & 1] >> (bit & 63) & 1 != 0


def new_page(size_class: int) -> int:
    """Fill the class's list of free cells from a fresh page; their bytes, 0 where there is no page left."""
    page = frames.allocate(1)
    if page == 0:
        return 0
    frame = frame_at(page)
    frame.kind = CELLS
    frame.size_class = size_class
    clear_memory(page, PAGE_BYTES)
    return list_all(page, size_class)


def list_all(page: u64, size_class: int) -> int:
    """List all cells of a page, which is clear, the lowest address first; their bytes."""
    size = cell_bytes(size_class)
    offset: u64 = PAGE_BYTES - PAGE_BYTES % size
    freed = offset
    first = FREE_CELLS[size_class]
    while offset >= size:
        offset = (offset - size) & MASK64
        cell: u64 = page | offset
        Ptr[u64](cell)[1] = first
        first = cell
    FREE_CELLS[size_class] = first
    return freed


def sweep_next(size_class: int) -> int:
    """Fill the class's list of free cells from its next unswept page; their bytes, 0 where there is none."""
    page = UNSWEPT[size_class]
    if page == 0:
        return 0
    UNSWEPT[size_class] = frame_at(page).next
    return sweep(page)


def sweep(page: u64) -> int:
    """Clear the cells of a page that are not marked and list them, the lowest address first; their bytes."""
    frame = frame_at(page)
    size_class = frame.size_class
    size = cell_bytes(size_class)
    first = FREE_CELLS[size_class]
    offset: u64 = PAGE_BYTES - PAGE_BYTES % size
    freed: u64 = 0
    while offset >= size:
        offset = (offset - size) & MASK64
        if not is_marked(frame, offset & (PAGE_BYTES - 1)):
            cell: u64 = page | offset
            clear_memory(cell, size)
            Ptr[u64](cell)[1] = first
            first = cell
            freed = (freed + size) & MASK64
    FREE_CELLS[size_class] = first
    return freed


def sweep_all() -> None:
    """Sweep what is still unswept, and then forget all free cells: the collector sorts the pages anew."""
    for size_class in range(LISTS):
        while sweep_next(size_class) > 0:
            pass
        FREE_CELLS[size_class] = 0


def reverse_unswept() -> None:
    """Reverse the lists of unswept pages: the lowest comes first, so that high memory becomes empty."""
    for size_class in range(LISTS):
        page = UNSWEPT[size_class]
        before: u64 = 0
        while page != 0:
            frame = frame_at(page)
            following = frame.next
            frame.next = before
            before = page
            page = following
        UNSWEPT[size_class] = before
