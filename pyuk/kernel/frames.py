"""Page frames: who has which 4 KiB of memory.

Memory comes in regions. A region's frames are handed out from its start upward the first time, so that
memory is not touched before it is needed: frames from `carved` on have no owner and no entry that means
anything. Frames that come back are kept as runs of neighbours, in bins by length, and are used first.

Each frame has a Frame entry in the table at its region's start; there the collector keeps its marks.
The links of a free run lie in the run itself. Next: cells.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64.paging import PAGE_BYTES, PAGE_MASK
from pyuk.lang import Array, Struct, inline, noinline, sizeof, u8, u32, u64
from pyuk.lang.intrinsics import count_leading_zeros
from pyuk.lang.raw import Ptr, addressof, unchecked_get, view

FREE = 0
TAKEN = 1  # by the kernel
CELLS = 2  # by the heap: objects of one size class
LARGE = 3  # by the heap: the first frame of a large object
LARGE_REST = 4

MAX_REGIONS = 16
BINS = 32  # bin i has the runs of 2**i to 2**(i + 1) - 1 frames
MAX_RUN = (1 << 32) - 1
MASK64 = 0xFFFF_FFFF_FFFF_FFFF


class Frame(Struct):
    """What is known of a page frame.

    run: how many frames the run has; at the first frame of every run and the last of a free one.
    next: the page that follows in a list of the heap; in LARGE_REST, the object's first page.
    marks: one bit for every 32 bytes, set where a live object begins.
    """

    kind: u8
    size_class: u8
    pending: u8
    reserved: u8
    run: u32
    next: u64
    marks: Array[u64, 2]


class Region(Struct):
    """Memory from `base` to `end`; frames below `carved` have been handed out at least once."""

    base: u64
    carved: u64
    end: u64
    table: u64  # of the Frame entries


class FreeRun(Struct):
    """What a free run holds at its start."""

    next: u64
    previous: u64


FRAME_ENTRY_BYTES = sizeof(Frame)
ENTRIES_PER_FRAME = PAGE_BYTES // FRAME_ENTRY_BYTES

REGIONS: Array[Region, MAX_REGIONS] = Array[Region, MAX_REGIONS]()
FREE_RUNS: Array[u64, BINS] = Array[u64, BINS]()  # the first run of each bin, or 0
region_count: int = 0
total_frames: int = 0
free_frames: int = 0
held_back: u64 = 0  # a run that is given back before memory runs out: hold_back()
is_busy: bool = False  # allocate() or free() runs: a fault that comes from there cannot call them


@inline
def past(page: u64, count: int) -> u64:
    """The address `count` frames after a page."""
    return (page + count * PAGE_BYTES) & MASK64


@inline
def frames_between(start: u64, end: u64) -> int:
    """How many frames [start, end) has; start is not above end."""
    return ((end - start) & MASK64) // PAGE_BYTES


# --- regions -----------------------------------------------------------------------------------


def add_region(base: u64, length: u64) -> int:
    """Give the memory [base, base + length) to the allocator; nothing in it is touched yet.

    Returns how many frames that makes: 0 where it is too small or there are too many regions.
    """
    global region_count, total_frames, free_frames
    start: u64 = (base + PAGE_BYTES - 1) & PAGE_MASK
    end: u64 = (base + length) & PAGE_MASK
    frames = (end - start) // PAGE_BYTES if start < end else 0
    table_frames = (frames + ENTRIES_PER_FRAME) // (ENTRIES_PER_FRAME + 1)
    if frames <= table_frames or region_count == MAX_REGIONS:
        return 0
    region = new_region_at(start)
    region.table = start
    region.base = past(start, table_frames)
    region.carved = region.base
    region.end = end
    region_count += 1
    total_frames += frames - table_frames
    free_frames += frames - table_frames
    return frames - table_frames


def new_region_at(start: u64) -> Region:
    """An entry of REGIONS, which is in the order of addresses: low memory is used first."""
    index = region_count
    while index > 0 and REGIONS[index - 1].base > start:
        before = REGIONS[index - 1]
        region = REGIONS[index]
        region.table = before.table
        region.base = before.base
        region.carved = before.carved
        region.end = before.end
        index -= 1
    return REGIONS[index]


def region_of(address: u64) -> Region:
    """The region that holds the address of a frame that was handed out. ValueError where none does."""
    for i in range(region_count):
        region = REGIONS[i]
        if region.base <= address < region.carved:
            return region
    raise ValueError("no page frame")


def overlaps(start: u64, end: u64) -> bool:
    """Whether any of [start, end) is memory of the allocator's."""
    for i in range(region_count):
        if start < REGIONS[i].end and REGIONS[i].table < end:
            return True
    return False


@inline
def find_frame(address: u64) -> u64:
    """Where the Frame entry for any address is; 0 where the address is in no frame that was handed out."""
    for i in range(region_count):
        region = unchecked_get(REGIONS, i)
        if region.base <= address < region.carved:
            offset = (address - region.base) & MASK64
            return (region.table + offset // PAGE_BYTES * FRAME_ENTRY_BYTES) & MASK64
    return 0


@noinline
def frame_at(page: u64) -> Frame:
    """The Frame entry of a page that was handed out."""
    return view(Frame, find_frame(page))


# --- allocating --------------------------------------------------------------------------------


@noinline
def allocate(count: int) -> u64:
    """The address of `count` frames in a row, whatever is in them; 0 where there are none."""
    page = take(count)
    if page == 0 and held_back != 0:
        give_back()
        page = take(count)
    return page


@noinline
def take(count: int) -> u64:
    """allocate(), without what is held back."""
    global free_frames, is_busy
    is_busy = True
    page = take_free_run(count)
    if page == 0:
        page = carve(count)
    if page != 0:
        paint(page, count, TAKEN)
        free_frames -= count
    is_busy = False
    return page


def take_free_run(count: int) -> u64:
    """`count` frames off a free run, from the bins that can have one; 0 where none has."""
    for index in range(bin_of(count), BINS):
        page = FREE_RUNS[index]
        while page != 0:
            length = frame_at(page).run
            if length >= count:
                unlink_run(page)
                if length > count:
                    insert_run(past(page, count), length - count)
                return page
            page = view(FreeRun, page).next
    return 0


def carve(count: int) -> u64:
    """`count` frames that were never handed out; 0 where no region has so many."""
    for i in range(region_count):
        region = REGIONS[i]
        page = region.carved
        if frames_between(page, region.end) >= count:
            region.carved = past(page, count)
            return page
    return 0


@noinline
def paint(page: u64, count: int, kind: u8) -> None:
    """Give every frame of a run an entry that says `kind`, and the first one the run's length."""
    first = frame_at(page)
    entry = Ptr[u64](addressof(first))  # kind is the lowest byte of a word: the rest of the entry is zero
    for i in range(count):
        entry[4 * i] = kind
        entry[4 * i + 1] = 0
        entry[4 * i + 2] = 0
        entry[4 * i + 3] = 0
    first.run = count


# --- freeing -----------------------------------------------------------------------------------


def free(page: u64) -> None:
    """Take back a run that allocate() gave, whole. Nothing may refer to it any more."""
    release(region_of(page), page)


def release(region: Region, page: u64) -> None:
    """free() in the region that holds the page."""
    global free_frames, is_busy
    is_busy = True
    count: int = frame_at(page).run
    free_frames += count
    paint(page, count, FREE)
    after = past(page, count)
    if after < region.carved and frame_at(after).kind == FREE:
        count += frame_at(after).run
        unlink_run(after)
    if page > region.base and frame_at(past(page, -1)).kind == FREE:
        before: int = frame_at(past(page, -1)).run
        page = past(page, -before)
        count += before
        unlink_run(page)
    if past(page, count) == region.carved:
        region.carved = page  # as if it had never been touched
    else:
        insert_run(page, count)
    is_busy = False


# --- where memory begins -------------------------------------------------------------------------


def hold_back(count: int) -> None:
    """Leave out so many frames, so that what is allocated next lies elsewhere; none where there are too few."""
    global held_back
    if count > 0:
        held_back = take(count)


def give_back() -> None:
    """Let the frames that are held back be used."""
    global held_back
    page = held_back
    held_back = 0
    for i in range(region_count):
        if REGIONS[i].base <= page < REGIONS[i].carved:
            release(REGIONS[i], page)


# --- bins --------------------------------------------------------------------------------------


def bin_of(count: int) -> int:
    """The bin for runs of that many frames: its logarithm."""
    return 63 - count_leading_zeros(count)


@noinline
def insert_run(page: u64, count: int) -> None:
    """Put a free run, which is painted so, into its bin."""
    frame_at(page).run = count
    frame_at(past(page, count - 1)).run = count
    index = bin_of(count)
    run = view(FreeRun, page)
    run.previous = 0
    run.next = FREE_RUNS[index]
    if run.next != 0:
        view(FreeRun, run.next).previous = page
    FREE_RUNS[index] = page


@noinline
def unlink_run(page: u64) -> None:
    """Take a free run out of its bin."""
    run = view(FreeRun, page)
    if run.next != 0:
        view(FreeRun, run.next).previous = run.previous
    if run.previous != 0:
        view(FreeRun, run.previous).next = run.next
    else:
        FREE_RUNS[bin_of(frame_at(page).run)] = run.next
