"""The collector: mark what can be reached, sort the pages by what lives in them, sweep later.

Objects do not move. References in objects and in global variables are known (TypeInfo, __gcroots_start); on
the stack and in registers every word that could be an address inside an object is taken for one. Marking
keeps the objects that are still to be looked into on a small stack; when that is full, the page is put into
a list instead and its marked objects are all looked into once more: no memory is needed, however deep the
graph. Pages without a live object go back to the page frames at once; pages with some are swept when their
size class needs cells (cells.py). Next: heap.py.
"""

from __future__ import annotations

from collections.abc import Callable

from pyuk.arch.x86_64.paging import PAGE_BYTES, PAGE_MASK
from pyuk.kernel import cells, frames, log
from pyuk.kernel.cells import MARK_BYTES, PLAIN, cell_bytes, is_marked
from pyuk.kernel.frames import CELLS, LARGE, LARGE_REST, REGIONS, Frame, Region, find_frame, frame_at, past
from pyuk.lang import Array, inline, noinline, u64
from pyuk.lang.intrinsics import frame_address, popcount
from pyuk.lang.objects import TypeInfo
from pyuk.lang.raw import Ptr, view

MARK_STACK = 512
LEAST_BUDGET = 256 << 10  # bytes between two collections, however little lives
LEAST_BUDGET_SHARE = 64  # of memory, on a larger machine
MOST_LEAST_BUDGET = 4 << 20
GROWTH = 2  # so many times what lives may be used before the next collection
MASK64 = 0xFFFF_FFFF_FFFF_FFFF
CONSERVATIVE = 0xFFFF_FFFF_FFFF_FFFF  # as a TypeInfo's pointer_count: every word may be a reference

TO_SCAN: Array[u64, MARK_STACK] = Array[u64, MARK_STACK]()
to_scan_count: u64 = 0
pending_pages: u64 = 0  # list of the pages whose marked objects are to be scanned again

stack_top: u64 = 0
roots_start: u64 = 0  # u64[]: addresses of the global variables that hold references
roots_end: u64 = 0
mark_more: Callable[[], None]
has_more: bool = False

budget: int = LEAST_BUDGET  # bytes of cells that may still be used before the next collection
collections: int = 0
live_bytes: int = 0  # after the last collection


def set_roots(stack: u64, globals_start: u64, globals_end: u64) -> None:
    """Say where the stack ends that collections are asked for on, and where references in globals are."""
    global stack_top, roots_start, roots_end, budget
    stack_top = stack
    roots_start = globals_start
    roots_end = globals_end
    budget = least_budget()


def mark_also(what: Callable[[], None]) -> None:
    """Let `what` mark the stacks of whoever does not run, in every collection."""
    global mark_more, has_more
    mark_more = what
    has_more = True


def least_budget() -> int:
    """How much may be used before a collection when little lives: more where there is much memory."""
    share = frames.total_frames * (PAGE_BYTES // LEAST_BUDGET_SHARE)
    return min(max(share, LEAST_BUDGET), MOST_LEAST_BUDGET)


def spend(size: u64) -> None:
    """Note that `size` bytes of memory were made usable."""
    global budget
    budget -= size


def is_due() -> bool:
    """Whether as much was used since the last collection as it allowed."""
    return budget < 0


# --- the whole ---------------------------------------------------------------------------------


@noinline
def collect_with_registers() -> None:
    """Collect. The compiler makes this function save all registers in its frame, where collect() looks."""
    if stack_top != 0:
        collect()


@noinline
def collect() -> None:
    """Mark and sort. References of this function's callers are in their frames, above its own."""
    global collections
    collections += 1
    cells.sweep_all()
    clear_marks()
    mark_globals()
    mark_range(frame_address(), stack_top)
    if has_more:
        mark_more()
    sort_pages()
    log.debug("collector", "collected", "live_bytes", live_bytes, "free_frames", frames.free_frames)


def mark_globals() -> None:
    """Mark what global variables refer to, and all that can be reached from there."""
    slot = roots_start
    while slot < roots_end:
        mark_reference(Ptr[u64](Ptr[u64](slot)[0])[0])
        scan_all()
        slot += 8


def mark_range(start: u64, end: u64) -> None:
    """Mark what the words of a stack may refer to, and all that can be reached from there."""
    word = Ptr[u64](start)
    for i in range((end - start) // 8):
        mark_word(word[i])
        scan_all()


# --- marking -----------------------------------------------------------------------------------


def mark_word(word: u64) -> None:
    """Mark the object that the word points to or into, if it does."""
    entry = find_frame(word)
    if entry == 0:
        return
    frame = view(Frame, entry)
    if frame.kind == CELLS:
        size = cell_bytes(frame.size_class)
        offset = (word & ~PAGE_MASK) // size * size
        cell: u64 = (word & PAGE_MASK) + offset
        if offset + size <= PAGE_BYTES and Ptr[u64](cell)[0] != 0:
            mark_object(cell, frame)
    elif frame.kind == LARGE:
        mark_object(word & PAGE_MASK, frame)
    elif frame.kind == LARGE_REST:
        mark_object(frame.next, frame_at(frame.next))


@inline
def mark_reference(reference: u64) -> None:
    """Mark the object at that address; null and static objects are in no page frame."""
    entry = find_frame(reference)
    if entry != 0:
        mark_object(reference, view(Frame, entry))


def mark_object(address: u64, frame: Frame) -> None:
    """Mark an object, and note that it is to be scanned if that is new, and it has references."""
    bit = (address & (PAGE_BYTES - 1)) // MARK_BYTES
    word = frame.marks[bit >> 6]
    if word >> (bit & 63) & 1 == 0:
        frame.marks[bit >> 6] = word | 1 << (bit & 63)
        if frame.size_class & PLAIN == 0:
            scan_later(address, frame)


@inline
def scan_later(address: u64, frame: Frame) -> None:
    """Note an object, or its page where there is no room for it."""
    global to_scan_count, pending_pages
    if to_scan_count < MARK_STACK:
        TO_SCAN[to_scan_count] = address
        to_scan_count += 1
    elif frame.pending == 0:
        frame.pending = 1
        frame.next = pending_pages
        pending_pages = address & PAGE_MASK


# --- scanning ----------------------------------------------------------------------------------


def scan_all() -> None:
    """Scan until nothing is left to scan."""
    global pending_pages
    scan_noted()
    while pending_pages != 0:
        page = pending_pages
        frame = frame_at(page)
        pending_pages = frame.next
        frame.pending = 0
        scan_page(page, frame)


def scan_noted() -> None:
    """Scan the objects on the stack and those that they put there."""
    global to_scan_count
    while to_scan_count > 0:
        to_scan_count -= 1
        scan_object(TO_SCAN[to_scan_count])


def scan_page(page: u64, frame: Frame) -> None:
    """Scan all marked objects of a page: some of them were not noted."""
    size = PAGE_BYTES if frame.kind == LARGE else cell_bytes(frame.size_class)
    offset = 0
    while offset + size <= PAGE_BYTES:
        if is_marked(frame, offset):
            scan_object(page + offset)
            scan_noted()
        offset += size


def scan_object(address: u64) -> None:
    """Mark what an object refers to."""
    info = view(TypeInfo, Ptr[u64](address)[0])
    if info.pointer_count == CONSERVATIVE:
        scan_words(address)
        return
    scan_part(address, info.pointers, info.pointer_count)
    if info.tail_pointer_count != 0:
        element: u64 = address + info.size
        for _ in range(Ptr[u64](address)[1]):
            scan_part(element, info.tail_pointers, info.tail_pointer_count)
            element = (element + info.tail_stride) & MASK64


def scan_part(start: u64, offsets: u64, count: u64) -> None:
    """Mark what the references at these offsets from `start` refer to."""
    offset = Ptr[u64](offsets)
    word = Ptr[u64](start)
    for i in range(count):
        mark_reference(word[offset[i] >> 3])


def scan_words(address: u64) -> None:
    """Mark what the words of an object may refer to: a coroutine's frame is laid out by LLVM."""
    frame = frame_at(address)
    size = frame.run * PAGE_BYTES if frame.kind == LARGE else cell_bytes(frame.size_class)
    word = Ptr[u64](address)
    for i in range(1, size // 8):
        mark_word(word[i])


# --- pages -------------------------------------------------------------------------------------


def clear_marks() -> None:
    """Take all marks off the heap's pages."""
    for i in range(frames.region_count):
        region = REGIONS[i]
        page = region.base
        while page < region.carved:
            frame = frame_at(page)
            frame.marks[0] = 0
            frame.marks[1] = 0
            page = past(page, frame.run)


def sort_pages() -> None:
    """Give back the pages without a live object, list those with dead cells, and set the next budget."""
    global budget, live_bytes
    live_bytes = 0
    dead: u64 = 0
    for i in range(frames.region_count):
        dead = sort_region(REGIONS[i], dead)
    cells.reverse_unswept()
    free_pages(dead)
    room = frames.free_frames * (PAGE_BYTES // 2)  # the rest stays whole, for large objects
    budget = max(live_bytes, min(GROWTH * live_bytes, room), least_budget())


def sort_region(region: Region, dead: u64) -> u64:
    """Sort the pages of a region; the list `dead` with those that are not needed any more."""
    page = region.base
    while page < region.carved:
        frame = frame_at(page)
        if frame.kind == CELLS or frame.kind == LARGE:
            if frame.marks[0] | frame.marks[1] == 0:
                frame.next = dead
                dead = page
            else:
                count_live(page, frame)
        page = past(page, frame.run)
    return dead


def count_live(page: u64, frame: Frame) -> None:
    """Add what lives in a page to the figures; list the page for sweeping if some of its cells do not."""
    global live_bytes
    if frame.kind == LARGE:
        live_bytes += frame.run * PAGE_BYTES
        return
    size_class = frame.size_class
    count = popcount(frame.marks[0]) + popcount(frame.marks[1])
    live_bytes += count * cell_bytes(size_class)
    if count < PAGE_BYTES // cell_bytes(size_class):
        frame.next = cells.UNSWEPT[size_class]
        cells.UNSWEPT[size_class] = page


def free_pages(dead: u64) -> None:
    """Give a list of pages and large objects back to the page frames."""
    while dead != 0:
        following = frame_at(dead).next
        frames.free(dead)
        dead = following
