"""Bring memory up: from the loader's map to page frames, page tables and stacks.

Memory is used in the order: boot/ mapped the image and what is around it; the free parts of the loader's map
become regions of page frames; out of the lowest of those come the page tables that map the rest; then the
heap may be used. Next: acpi.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64 import paging
from pyuk.arch.x86_64.cpu import read_cr3
from pyuk.arch.x86_64.features import has_gib_pages
from pyuk.arch.x86_64.paging import LARGE_PAGE_BYTES, PAGE_BYTES, PAGE_MASK, READ_WRITE
from pyuk.builtins.recursion import set_stack_bottom
from pyuk.kernel import bootinfo, frames, log
from pyuk.kernel.panic import panic
from pyuk.kernel.placement import random_below
from pyuk.kernel.protocols import read_boot_info
from pyuk.lang import u64
from pyuk.lang.raw import symbol

SMALLEST_STACK = 16  # page frames
LARGEST_STACK = 4096
STACK_SHARE = 16  # the main stack is this part of memory, within those bounds
SHIFT_SHARE = 16  # what is allocated is moved by up to this part of memory, within that bound
LARGEST_SHIFT = 2048
STACK_ALIGN = 16


def find_boot_info(protocol: u64, info: u64) -> None:
    """Read what the loader says; its tables lie in what boot/ mapped."""
    paging.use_tables(read_cr3(), has_gib_pages())
    bootinfo.begin(symbol("__image_start"), symbol("__image_end"), boot_mapped_end(), symbol("boot_stack_guard"))
    read_boot_info(protocol, info)
    if bootinfo.command_line_is_lost:
        log.warning("memory", "the command line cannot be read")


def boot_mapped_end() -> u64:
    """Up to where boot/ mapped memory: whole large pages past the image, one after the other."""
    return paging.mapped_end((symbol("__image_end") + LARGE_PAGE_BYTES - 1) & ~(LARGE_PAGE_BYTES - 1))


def add_memory() -> None:
    """Give the free parts of the memory map to the page-frame allocator, and map what is not mapped yet."""
    mapped = boot_mapped_end()
    for i in range(bootinfo.usable_count):
        start, end = bootinfo.free_range(i, 0)
        while start < end:
            if frames.add_region(start, end - start) == 0:
                log.debug("memory", "left out", "start", start, "bytes", end - start)
            start, end = bootinfo.free_range(i, end)
    if frames.total_frames == 0:
        panic("the loader says of no memory that is free")
    map_regions(mapped)
    log.info("memory", "ready", "frames", frames.free_frames, "regions", frames.region_count)


def map_regions(mapped: u64) -> None:
    """Map the regions from the address `mapped` on: readable and writable, not executable."""
    for i in range(frames.region_count):
        region = frames.REGIONS[i]
        start = max(region.table, mapped)
        if start < region.end:
            paging.map_range(start, start, region.end - start, READ_WRITE, new_table)


def new_table() -> u64:
    """A page frame for a page table."""
    page = frames.allocate(1)
    if page == 0:
        panic("no memory is left for page tables")
    return page


def move_at_random() -> None:
    """Let the main stack and all objects lie where nobody can know beforehand: frames are left out before them."""
    frames.hold_back(random_below(max(min(frames.free_frames // SHIFT_SHARE, LARGEST_SHIFT), 1)))


def map_device(paddr: u64, length: u64) -> None:
    """Map a device's registers, uncached. What is mapped already stays as it is."""
    page: u64 = paddr & PAGE_MASK
    while page < paddr + length:
        if not paging.is_mapped(page):
            paging.map_range(page, page, PAGE_BYTES, paging.DEVICE, new_table)
        page += PAGE_BYTES


def new_stack(count: int) -> u64:
    """The top of a new stack of `count` page frames, with a guard page below; 0 where there is no memory."""
    guard = frames.allocate(count + 1)
    if guard == 0:
        return 0
    paging.guard_page(guard, new_table)
    return guard + (count + 1) * PAGE_BYTES


def new_main_stack() -> u64:
    """The top of the stack that the application runs on: larger on a larger machine, at a random place in its page."""
    count = min(max(frames.free_frames // STACK_SHARE, SMALLEST_STACK), LARGEST_STACK)
    top = new_stack(count)
    if top == 0:
        panic("no memory is left for a stack")
    set_stack_bottom(top - count * PAGE_BYTES)
    return top - random_below(PAGE_BYTES // STACK_ALIGN) * STACK_ALIGN
