"""Stacks for tasks: a mebibyte of addresses each, and page frames as far as it is used.

The addresses lie far above all memory, in slots, from a random one on. A slot's lowest page is a guard page, its
highest ones have frames from the beginning; another page gets one when it is touched first: the fault comes here, in
interrupt context. A few frames are kept for that, since it may be the page-frame allocator itself that touched the
page. When a task ends, all frames of its stack are given back. Next: scheduler.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64 import paging
from pyuk.arch.x86_64.paging import PAGE_BYTES, PAGE_MASK, PTE_P, READ_WRITE
from pyuk.kernel import collector, frames, memory, traps
from pyuk.kernel.placement import random_below
from pyuk.lang import Array, isr, replaceable, u64

LOWEST_SLOT = 0x4000_0000_0000
SLOT_BYTES = 1 << 20
STACK_BYTES = SLOT_BYTES - PAGE_BYTES
PAGES_AT_FIRST = 2
SPARE_FRAMES = 16
LEAST_FREE = 2 * SPARE_FRAMES  # frames, for a new stack: those that there are do grow
MOST_SLOTS = 1 << 20
SLOTS_BEFORE = 1 << 25  # at most: the last of all ends below 2**47
NO_SLOT = 0

SPARE: Array[u64, SPARE_FRAMES] = Array[u64, SPARE_FRAMES]()
spare_count: u64 = 0
first_slot: u64 = LOWEST_SLOT
slots_made: int = 0
FREE_SLOTS: list[u64]  # that nobody has any more; made by watch()
is_watching: bool = False


@replaceable
def new_stack() -> u64:
    """The top of a new stack of STACK_BYTES; 0 where there is no memory."""
    watch()
    if frames.free_frames < LEAST_FREE:
        collector.collect_with_registers()
        if frames.free_frames < LEAST_FREE:
            return 0
    slot = take_slot()
    if slot != 0:
        for i in range(PAGES_AT_FIRST):
            give_frame(slot + SLOT_BYTES - (i + 1) * PAGE_BYTES, frames.allocate(1))
        return slot + SLOT_BYTES
    return 0


@replaceable
def free_stack(top: u64) -> None:
    """Give a stack back that nobody runs on."""
    page: u64 = top - PAGE_BYTES
    while paging.is_mapped(page):
        table, entry, _ = paging.find_entry(page)
        frames.free(table.entry[entry] & paging.PADDR_MASK)
        table.entry[entry] = 0
        paging.forget_page(page)
        page -= PAGE_BYTES
    FREE_SLOTS.append(top - SLOT_BYTES)


def take_slot() -> u64:
    """The addresses of a slot; its page table is there, and its guard page."""
    global slots_made
    if len(FREE_SLOTS) > 0:
        return FREE_SLOTS.pop()
    if slots_made == MOST_SLOTS:
        return NO_SLOT
    slot: u64 = first_slot + slots_made * SLOT_BYTES
    slots_made += 1
    paging.guard_page(slot, memory.new_table)
    return slot


def give_frame(page: u64, frame: u64) -> None:
    """Let a page of a slot be memory."""
    table, entry, _ = paging.find_entry(page)
    table.entry[entry] = frame | READ_WRITE


# --- growing -------------------------------------------------------------------------------------


def watch() -> None:
    """Be told of page faults, and have frames in reserve."""
    global is_watching, FREE_SLOTS, first_slot
    if not is_watching:
        is_watching = True
        first_slot = LOWEST_SLOT + random_below(SLOTS_BEFORE) * SLOT_BYTES
        FREE_SLOTS = []
        traps.set_fault_handler(grow_isr)
    fill_reserve()


def fill_reserve() -> None:
    """Take frames into reserve, as far as there are any."""
    global spare_count
    while spare_count < SPARE_FRAMES:
        frame = frames.allocate(1)
        if frame == 0:
            return
        SPARE[spare_count] = frame
        spare_count += 1


@isr
def grow_isr(address: u64) -> bool:
    """Whether a fault at that address is a stack that grows, and has grown now. Interrupts: off."""
    global spare_count
    page: u64 = address & PAGE_MASK
    if not first_slot <= page < first_slot + slots_made * SLOT_BYTES or page & (SLOT_BYTES - 1) == 0:
        return False
    if not paging.is_mapped(page | (SLOT_BYTES - PAGE_BYTES)) or paging.entry_for(page) & PTE_P != 0:
        return False  # nobody has the slot, or the page is there and it was no touch of it
    if not frames.is_busy:
        fill_reserve()
    if spare_count == 0:
        return False
    spare_count -= 1
    give_frame(page, SPARE[spare_count])
    return True
