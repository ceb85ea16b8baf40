"""What the loader said about the machine: its memory, the command line, the modules.

The lists are filled by protocols.py. Nothing that a loader says is trusted: what does not lie in mapped
memory is taken for absent, and memory that two entries claim is used once, or not at all where one of them
reserves it. Next: protocols.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64.paging import PAGE_BYTES
from pyuk.lang import Array, Struct, u8, u64
from pyuk.lang.raw import Ptr

MAX_RANGES = 64
MAX_MODULES = 8
MAX_TEXT = 1 << 20  # bytes of a command line
LOW_MEMORY_END = 1 << 20  # below are the firmware's data, its ROMs, and where other CPUs start
LOWEST_ADDRESS = PAGE_BYTES  # the page at 0 is never mapped
PADDR_END = 1 << 52  # SDM 3A §4.1.4: addresses have at most 52 bits


class Range(Struct):
    """Physical memory from start up to end."""

    start: u64
    end: u64


USABLE: Array[Range, MAX_RANGES] = Array[Range, MAX_RANGES]()
RESERVED: Array[Range, MAX_RANGES] = Array[Range, MAX_RANGES]()
MODULES: Array[Range, MAX_MODULES] = Array[Range, MAX_MODULES]()
usable_count: int = 0
reserved_count: int = 0
module_count: int = 0
command_line: u64 = 0  # where it is
command_line_bytes: int = 0
command_line_is_lost: bool = False  # there is one, and it cannot be read
acpi_rsdp: u64 = 0  # 0 where the loader did not say

readable_end: u64 = 0
hole: u64 = 0


def begin(image: u64, past_image: u64, mapped_end: u64, guard: u64) -> None:
    """Reserve the kernel's image and low memory. Memory is mapped up to mapped_end but for a page at guard."""
    global readable_end, hole
    readable_end = mapped_end
    hole = guard
    reserve(0, LOW_MEMORY_END)
    reserve(image, past_image)


def is_readable(address: u64, size: u64) -> bool:
    """Whether something of the loader's can lie there: in memory that is mapped."""
    return (LOWEST_ADDRESS <= address and address + size <= readable_end
            and (address + size <= hole or hole + PAGE_BYTES <= address))


# --- the lists ---------------------------------------------------------------------------------


def append(ranges: Array[Range, MAX_RANGES], count: int, start: u64, end: u64) -> int:
    """Add a range to a list that has `count`; the new count. A full list's last range grows over it."""
    if count == MAX_RANGES:
        count -= 1
        start = min(start, ranges[count].start)
        end = max(end, ranges[count].end)
    ranges[count].start = start
    ranges[count].end = end
    return count + 1


def reserve(start: u64, end: u64) -> None:
    """Note memory that is not to be used."""
    global reserved_count
    if start < end:
        reserved_count = append(RESERVED, reserved_count, start, end)


def add_memory(start: u64, length: u64, usable: bool) -> None:
    """Note an entry of a memory map."""
    global usable_count
    end = min(start + length, PADDR_END)
    if not usable:
        reserve(start, end)
    elif start < end and usable_count < MAX_RANGES:
        usable_count = append(USABLE, usable_count, start, end)


def add_module(start: u64, end: u64) -> None:
    """Note a file that the loader put into memory."""
    global module_count
    if start < end <= PADDR_END:
        reserve(start, end)
        if module_count < MAX_MODULES:
            MODULES[module_count].start = start
            MODULES[module_count].end = end
            module_count += 1


def set_command_line(address: u64) -> None:
    """Note the command line, where it is readable and ends in a zero byte; 0 is the address of none."""
    global command_line, command_line_bytes, command_line_is_lost
    length = 0
    while length < MAX_TEXT and is_readable(address, length + 1):
        if Ptr[u8](address)[length] == 0:
            reserve(address, address + length + 1)
            command_line = address
            command_line_bytes = length
            return
        length += 1
    command_line_is_lost = address != 0


def set_acpi_rsdp(address: u64) -> None:
    """Note where the ACPI tables begin."""
    global acpi_rsdp
    acpi_rsdp = address


# --- free memory -------------------------------------------------------------------------------


def free_range(index: int, start: u64) -> tuple[u64, u64]:
    """The first part of USABLE[index], from `start` on, that is neither reserved nor in an earlier entry.

    An empty one, (x, x), where there is no more.
    """
    end: u64 = USABLE[index].end
    start = max(start, USABLE[index].start)
    moved = True
    while moved and start < end:
        past: u64 = past_blocker(USABLE, index, past_blocker(RESERVED, reserved_count, start))
        moved = past > start
        start = past
    end = first_blocker(USABLE, index, start, first_blocker(RESERVED, reserved_count, start, end))
    return start, max(start, end)


def past_blocker(ranges: Array[Range, MAX_RANGES], count: int, address: u64) -> u64:
    """The end of a range that holds the address; the address itself where none does."""
    for i in range(count):
        if ranges[i].start <= address < ranges[i].end:
            return ranges[i].end
    return address


def first_blocker(ranges: Array[Range, MAX_RANGES], count: int, start: u64, end: u64) -> u64:
    """Where the first range between start and end begins; `end` where none does."""
    for i in range(count):
        if start <= ranges[i].start < end:
            end = ranges[i].start
    return end
