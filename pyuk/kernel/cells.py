"""Cells: pages cut into pieces of one size, which is what small objects are made of.

A size class is 32 bytes, or one of four sizes between a power of two and the next, up to 2 KiB. A cell
begins with its object's TypeInfo, or with 0 where it is free; the second word of a free cell is the next
free one. Cells that died are found page by page when their class runs out of free ones: the collector only
puts the pages that have some into `UNSWEPT`. Next: collector.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64.paging import PAGE_BYTES
from pyuk.kernel import frames
from pyuk.kernel.frames import CELLS, Frame, frame_at
from pyuk.lang import Array, inline, u64
from pyuk.lang.intrinsics import count_leading_zeros
from pyuk.lang.raw import Ptr

SMALLEST_CELL = 32
LARGEST_CELL = 2048
CLASSES = 25
LISTS = 32  # a power of two, so that class_of() cannot leave it
MARK_BYTES = 32  # a mark bit stands for so many bytes: cells are not smaller

FREE_CELLS: Array[u64, LISTS] = Array[u64, LISTS]()  # the first free cell of each class, or 0
UNSWEPT: Array[u64, LISTS] = Array[u64, LISTS]()  # the first page with dead cells of each class, or 0


@inline
def class_of(size: u64) -> int:
    """The class of the smallest cells that hold `size` bytes, which is at most LARGEST_CELL."""
    if size <= SMALLEST_CELL:
        return 0
    top = 63 - count_leading_zeros(size - 1)  # 5 to 10
    return ((top << 2) + ((size - 1) >> (top - 2) & 3) - 19) & (LISTS - 1)


@inline
def cell_bytes(size_class: int) -> int:
    """The size of a class's cells."""
    if size_class == 0:
        return SMALLEST_CELL
    quarter = (size_class - 1) & 3
    return (5 + quarter) << (3 + ((size_class - 1) >> 2))


def cells_per_page(size_class: int) -> int:
    """How many cells a page has."""
    return PAGE_BYTES // cell_bytes(size_class)


def is_marked(frame: Frame, offset: int) -> bool:
    """Whether the object at that offset of the page is marked."""
    bit = offset // MARK_BYTES
    return frame.marks[bit >> 6] >> (bit & 63) & 1 != 0


def new_page(size_class: int) -> int:
    """Fill the class's list of free cells from a fresh page; their bytes, 0 where there is no page left."""
    page = frames.allocate(1)
    if page == 0:
        return 0
    frame = frame_at(page)
    frame.kind = CELLS
    frame.size_class = size_class
    return sweep(page)


def sweep_next(size_class: int) -> int:
    """Fill the class's list of free cells from its next unswept page; their bytes, 0 where there is none."""
    page = UNSWEPT[size_class]
    if page == 0:
        return 0
    UNSWEPT[size_class] = frame_at(page).next
    return sweep(page)


def sweep(page: u64) -> int:
    """Put the cells of a page that are not marked into their class's list, the lowest first; their bytes."""
    freed = 0
    frame = frame_at(page)
    size_class = frame.size_class
    size = cell_bytes(size_class)
    first = FREE_CELLS[size_class]
    offset = (PAGE_BYTES // size - 1) * size
    while offset >= 0:
        if not is_marked(frame, offset):
            cell = Ptr[u64](page + offset)
            cell[0] = 0
            cell[1] = first
            first = cell.addr
            freed += size
        offset -= size
    FREE_CELLS[size_class] = first
    return freed


def sweep_all() -> None:
    """Sweep what is still unswept, and then forget all free cells: the collector sorts the pages anew."""
    for size_class in range(CLASSES):
        while sweep_next(size_class) > 0:
            pass
        FREE_CELLS[size_class] = 0
