"""The two ways in which a loader tells about the machine: multiboot 1 and PVH.

Tables are walked with bounded counts, and only where they lie in memory that is mapped: whatever is odd
about one, the walk ends and the next begins. Source: multiboot 0.6.96 §3.3; Xen's
include/public/arch-x86/hvm/start_info.h. Next: cmdline.py.
"""

from __future__ import annotations

from pyuk.kernel import bootinfo
from pyuk.kernel.bootinfo import add_memory, add_module, is_readable, reserve, set_command_line
from pyuk.lang import Array, Struct, sizeof, u32, u64
from pyuk.lang.raw import view

MULTIBOOT = 1  # as boot/ passes them to kernel_main()
PVH = 2
MAX_ENTRIES = 256  # how many entries of a table are looked at
USABLE = 1  # the type of memory in both protocols' maps: ACPI 6.5 table 15.3


def read_boot_info(protocol: u64, info: u64) -> None:
    """Fill the lists of bootinfo.py from what the loader left at `info`."""
    if protocol == MULTIBOOT and is_readable(info, sizeof(MultibootInfo)):
        reserve(info, info + sizeof(MultibootInfo))
        read_multiboot(view(MultibootInfo, info))
    elif protocol == PVH and is_readable(info, sizeof(PvhInfo)):
        reserve(info, info + sizeof(PvhInfo))
        read_pvh(view(PvhInfo, info))


# --- multiboot -----------------------------------------------------------------------------------

HAS_MEMORY = 1 << 0  # which fields of the information hold
HAS_COMMAND_LINE = 1 << 2
HAS_MODULES = 1 << 3
HAS_MAP = 1 << 6


class MultibootInfo(Struct):
    """The information, up to the memory map."""

    flags: u32
    mem_lower: u32
    mem_upper: u32  # KiB from 1 MiB up to the first hole
    boot_device: u32
    cmdline: u32
    mods_count: u32
    mods_addr: u32
    syms: Array[u32, 4]
    mmap_length: u32
    mmap_addr: u32


class MultibootModule(Struct):
    """An entry of the list of modules."""

    mod_start: u32
    mod_end: u32
    string: u32
    reserved: u32


class MultibootMemory(Struct, packed=True):
    """An entry of the memory map; `size` says how many bytes follow it."""

    size: u32
    base_addr: u64
    length: u64
    kind: u32


def read_multiboot(info: MultibootInfo) -> None:
    """The information of a multiboot loader."""
    if info.flags & HAS_COMMAND_LINE != 0:
        set_command_line(info.cmdline)
    if info.flags & HAS_MODULES != 0:
        read_multiboot_modules(info.mods_addr, min(info.mods_count, MAX_ENTRIES))
    if info.flags & HAS_MAP != 0:
        read_multiboot_map(info.mmap_addr, info.mmap_length)
    if info.flags & HAS_MEMORY != 0 and bootinfo.usable_count == 0:
        add_memory(bootinfo.LOW_MEMORY_END, info.mem_upper * 1024, True)


def read_multiboot_modules(address: u64, count: int) -> None:
    """The list of modules."""
    for _ in range(count):
        if not is_readable(address, sizeof(MultibootModule)):
            return
        module = view(MultibootModule, address)
        add_module(module.mod_start, module.mod_end)
        address += sizeof(MultibootModule)


def read_multiboot_map(address: u64, length: u64) -> None:
    """The memory map: entries of various sizes."""
    end: u64 = address + length
    for _ in range(MAX_ENTRIES):
        if address + sizeof(MultibootMemory) > end or not is_readable(address, sizeof(MultibootMemory)):
            return
        entry = view(MultibootMemory, address)
        add_memory(entry.base_addr, entry.length, entry.kind == USABLE)
        address += max(entry.size, sizeof(MultibootMemory) - 4) + 4


# --- PVH -----------------------------------------------------------------------------------------


class PvhInfo(Struct):
    """hvm_start_info; the memory map is there from version 1 on."""

    magic: u32
    version: u32
    flags: u32
    nr_modules: u32
    modlist_paddr: u64
    cmdline_paddr: u64
    rsdp_paddr: u64
    memmap_paddr: u64
    memmap_entries: u32
    reserved: u32


class PvhModule(Struct):
    """hvm_modlist_entry."""

    paddr: u64
    size: u64
    cmdline_paddr: u64
    reserved: u64


class PvhMemory(Struct):
    """hvm_memmap_table_entry."""

    addr: u64
    size: u64
    kind: u32
    reserved: u32


PVH_MAGIC = 0x336E_C578


def read_pvh(info: PvhInfo) -> None:
    """The start info of a PVH loader."""
    if info.magic != PVH_MAGIC:
        return
    set_command_line(info.cmdline_paddr)
    bootinfo.set_acpi_rsdp(info.rsdp_paddr)
    read_pvh_modules(info.modlist_paddr, min(info.nr_modules, MAX_ENTRIES))
    if info.version >= 1:
        read_pvh_map(info.memmap_paddr, min(info.memmap_entries, MAX_ENTRIES))


def read_pvh_modules(address: u64, count: int) -> None:
    """The list of modules."""
    for _ in range(count):
        if not is_readable(address, sizeof(PvhModule)):
            return
        module = view(PvhModule, address)
        add_module(module.paddr, min(module.paddr + module.size, bootinfo.PADDR_END))
        address += sizeof(PvhModule)


def read_pvh_map(address: u64, count: int) -> None:
    """The memory map."""
    for _ in range(count):
        if not is_readable(address, sizeof(PvhMemory)):
            return
        entry = view(PvhMemory, address)
        add_memory(entry.addr, entry.size, entry.kind == USABLE)
        address += sizeof(PvhMemory)
