"""The heap: memory for objects, which the collector takes back.

allocate() is what every `Cls()` in compiled code comes to. Small objects are cells (cells.py), larger ones
are runs of page frames of their own. The heap has no memory but what frames.allocate() gives, so it runs
wherever that has a region: in the machine, and in a test's arena. Next: bootinfo.py.
"""

from __future__ import annotations

from typing import NoReturn, cast

from pyuk.arch.x86_64.paging import PAGE_BYTES
from pyuk.builtins import exceptions
from pyuk.kernel import cells, collector, frames
from pyuk.kernel.cells import FREE_CELLS, LARGEST_CELL, PLAIN, class_of
from pyuk.kernel.frames import LARGE, LARGE_REST, MAX_RUN, frame_at, past
from pyuk.lang import inline, noinline, u8, u64
from pyuk.lang.objects import TypeInfo
from pyuk.lang.raw import Ptr, clear_memory, view

out_of_memory: MemoryError | None = None


def prepare() -> None:
    """Make the exception that tells of a full heap while there is room for it: a free page frame is needed."""
    global out_of_memory
    out_of_memory = MemoryError()


def allocate(size: u64, info: u64) -> u64:
    """A new object of `size` bytes, header included: all zero but the header, which is `info`.

    info: the address of its TypeInfo. The address returned is a multiple of 8. MemoryError.
    """
    described = view(TypeInfo, info)
    if described.tail_stride != 0:
        size += 1  # so that a pointer past the last element still points into the object
    plain = PLAIN if described.pointer_count | described.tail_pointer_count == 0 else 0
    if size > LARGEST_CELL:
        return allocate_large(size, info, plain)
    return allocate_cell(size, plain, info)


@inline
def allocate_cell(size: u64, plain: u8, info: u64) -> u64:
    """allocate() for at most LARGEST_CELL bytes. plain: PLAIN for an object that holds no references, else 0.

    Compiled code has a copy of this where it makes objects of a size that is known: few instructions are left.
    """
    size_class = class_of(size) + plain
    address = FREE_CELLS[size_class]
    if address == 0:
        address = refill(size_class)
    cell = Ptr[u64](address)
    FREE_CELLS[size_class] = cell[1]
    cell[0] = info
    cell[1] = 0  # the rest is zero already
    return address


@noinline
def refill(size_class: int) -> u64:
    """The first of some free cells, which are in the class's list then. MemoryError."""
    if collector.is_due():
        collector.collect_with_registers()
    made = find_cells(size_class)
    if made == 0:
        collector.collect_with_registers()
        made = find_cells(size_class)
        if made == 0:
            raise_out_of_memory()
    collector.spend(made)
    return FREE_CELLS[size_class]


@noinline
def find_cells(size_class: int) -> int:
    """Make free cells out of a page with dead ones, else of a new page; their bytes."""
    made = cells.sweep_next(size_class)
    return made if made > 0 else cells.new_page(size_class)


@noinline
def allocate_large(size: u64, info: u64, plain: u8) -> u64:
    """allocate() for an object that has page frames of its own."""
    count = (size + PAGE_BYTES - 1) // PAGE_BYTES
    if count > MAX_RUN:
        raise_out_of_memory()
    if collector.is_due():
        collector.collect_with_registers()
    page = frames.allocate(count)
    if page == 0:
        collector.collect_with_registers()
        page = frames.allocate(count)
        if page == 0:
            raise_out_of_memory()
    collector.spend(count * PAGE_BYTES)
    claim(page, count, plain)
    clear_memory(page, count * PAGE_BYTES)
    Ptr[u64](page)[0] = info
    return page


def claim(page: u64, count: int, plain: u8) -> None:
    """Let every frame of a run lead to the object that begins in the first. plain: PLAIN or 0."""
    frame_at(page).kind = LARGE
    frame_at(page).size_class = plain
    for i in range(1, count):
        frame = frame_at(past(page, i))
        frame.kind = LARGE_REST
        frame.next = page


@noinline
def raise_out_of_memory() -> NoReturn:
    """MemoryError: without memory for a new one, the one that was kept ready."""
    spare = out_of_memory
    if spare is None:
        raise MemoryError  # before prepare(), which has the memory that it needs
    raised = cast(exceptions.BaseException, spare)
    raised.__sites_seen__ = 0  # it has been raised before, perhaps
    raised.__raised_from__ = None
    raised.__handled__ = None
    raised.__hides_context__ = False
    raise spare
