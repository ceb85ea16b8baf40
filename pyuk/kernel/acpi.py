"""ACPI tables: where they are, and how one of them says that the machine is switched off.

The tables lie in memory that the loader's map reserves: they are mapped when they are looked at. A table
that is odd is none. Source: ACPI 6.5 §5.2.5 (finding the tables), §5.2.9 (FADT). Next: appentry.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64 import paging
from pyuk.arch.x86_64.paging import PAGE_BYTES, PAGE_MASK, READ_ONLY
from pyuk.arch.x86_64.ports import inw, outb, outw
from pyuk.kernel import bootinfo, frames
from pyuk.kernel.memory import new_table
from pyuk.lang import Array, Struct, sizeof, u8, u32, u64
from pyuk.lang.intrinsics import pause
from pyuk.lang.raw import Ptr, view

BIOS_START = 0xE_0000  # where a PC's firmware leaves the RSDP: ACPI 6.5 §5.2.5.1
BIOS_END = 0x10_0000
RSDP_ALIGN = 16
RSDP_CHECKED = 20  # bytes of it that add up to 0
RSDP_SIGNATURE = 0x2052_5450_2044_5352  # "RSD PTR "
FADT = 0x5043_4146  # "FACP"
S5 = 0x5F35_535F  # "_S5_", the name of the object that says how to switch off
OLD_FADT_BYTES = 72  # of the fields up to pm1b_control: all that is needed for switching off
MAX_TABLE = 1 << 20
SPARE_FRAMES = 8  # for page tables


class Rsdp(Struct, packed=True):
    """The way in."""

    signature: u64
    checksum: u8
    oem: Array[u8, 6]
    revision: u8
    rsdt: u32
    length: u32  # from here on: revision 2
    xsdt: u64


class Header(Struct, packed=True):
    """How every table begins; `length` counts the header, too."""

    signature: u32
    length: u32
    rest: Array[u8, 28]


class Fadt(Struct, packed=True):
    """The fixed description, up to the control registers of power management."""

    header: Header
    firmware_control: u32
    dsdt: u32
    reserved: u32
    smi_command: u32
    acpi_enable: u8
    others: Array[u8, 11]
    pm1a_control: u32
    pm1b_control: u32
    pm2_control: u32
    pm_timer: u32
    more: Array[u8, 60]
    x_dsdt: u64  # in place of dsdt, where that is 0


# --- finding -----------------------------------------------------------------------------------


def find_rsdp() -> u64:
    """Where the RSDP is; 0 where there is none."""
    if bootinfo.acpi_rsdp != 0:
        return bootinfo.acpi_rsdp if see(bootinfo.acpi_rsdp, sizeof(Rsdp)) else 0
    for address in range(BIOS_START, BIOS_END, RSDP_ALIGN):
        if view(Rsdp, address).signature == RSDP_SIGNATURE and sum_of(address, RSDP_CHECKED) == 0:
            return address
    return 0


def sum_of(address: u64, count: int) -> int:
    """The sum of so many bytes, modulo 256."""
    total = 0
    for i in range(count):
        total = (total + Ptr[u8](address)[i]) & 0xFF
    return total


def find_table(signature: u32) -> u64:
    """Where the table with that signature is, all of it mapped; 0 where there is none."""
    rsdp = find_rsdp()
    if rsdp == 0:
        return 0
    if view(Rsdp, rsdp).rsdt != 0:
        return find_in(view(Rsdp, rsdp).rsdt, 1, signature)
    return find_in(view(Rsdp, rsdp).xsdt, 2, signature) if view(Rsdp, rsdp).revision >= 2 else 0


def find_in(address: u64, words: int, signature: u32) -> u64:
    """find_table() among those that a root table lists by addresses of so many words of 32 bits."""
    root = see_table(address)
    if root == 0:
        return 0
    word = Ptr[u32](root + sizeof(Header))
    for i in range((view(Header, root).length - sizeof(Header)) // (4 * words)):
        table = see_table(word[i] if words == 1 else word[2 * i + 1] << 32 | word[2 * i])
        if table != 0 and view(Header, table).signature == signature:
            return table
    return 0


def find_dsdt() -> u64:
    """Where the table with the machine's AML is, all of it mapped; 0 where there is none."""
    table = find_table(FADT)
    if table == 0:
        return 0
    fadt = view(Fadt, table)
    if fadt.header.length >= OLD_FADT_BYTES and fadt.dsdt != 0:
        return see_table(fadt.dsdt)
    return see_table(fadt.x_dsdt) if fadt.header.length >= sizeof(Fadt) else 0


def see_table(address: u64) -> u64:
    """The address of a table, once all of it is mapped; 0 where its length is odd."""
    if address == 0 or not see(address, sizeof(Header)):
        return 0
    length = view(Header, address).length
    return address if sizeof(Header) <= length <= MAX_TABLE and see(address, length) else 0


def see(address: u64, length: int) -> bool:
    """Map what of [address, address + length) is not mapped; False where that cannot be."""
    page: u64 = address & PAGE_MASK
    while page < address + length:
        if not paging.is_mapped(page):
            if page == 0 or page >> 47 != 0 or frames.free_frames < SPARE_FRAMES:
                return False
            paging.map_range(page, page, PAGE_BYTES, READ_ONLY, new_table)
        page += PAGE_BYTES
    return True


# --- switching off -----------------------------------------------------------------------------

SCI_ENABLED = 1 << 0  # bits of a PM1 control register: ACPI 6.5 table 4.13
SLEEP_ENABLE = 1 << 13
SLEEP_TYPE_SHIFT = 10
MAX_POLLS = 1 << 20

PACKAGE_OP = 0x12  # AML: ACPI 6.5 §20.2
BYTE_PREFIX = 0x0A


def power_off() -> None:
    """Switch the machine off, if its tables say how; it may take a moment."""
    table = find_table(FADT)
    if table == 0 or view(Header, table).length < OLD_FADT_BYTES:
        return
    fadt = view(Fadt, table)
    dsdt = find_dsdt()
    types = sleep_types(dsdt) if dsdt != 0 else -1
    if types < 0 or fadt.pm1a_control == 0 or fadt.pm1a_control > 0xFFFF:
        return
    enable(fadt)
    outw(fadt.pm1a_control & 0xFFFF, (types & 7) << SLEEP_TYPE_SHIFT | SLEEP_ENABLE)
    if fadt.pm1b_control != 0:
        outw(fadt.pm1b_control & 0xFFFF, (types >> 8 & 7) << SLEEP_TYPE_SHIFT | SLEEP_ENABLE)


def enable(fadt: Fadt) -> None:
    """Take power management over from the firmware, where it still has it: ACPI 6.5 §16.3.1."""
    if fadt.smi_command == 0 or fadt.acpi_enable == 0 or inw(fadt.pm1a_control & 0xFFFF) & SCI_ENABLED != 0:
        return
    outb(fadt.smi_command & 0xFFFF, fadt.acpi_enable)
    for _ in range(MAX_POLLS):
        if inw(fadt.pm1a_control & 0xFFFF) & SCI_ENABLED != 0:
            return
        pause()


def sleep_types(dsdt: u64) -> int:
    """The values of SLP_TYPa and SLP_TYPb for state S5, in bits 0 to 7 and 8 to 15; -1 where they are not said.

    AML is not interpreted: the package `_S5_ = {a, b, ...}` has one form in all tables.
    """
    byte = Ptr[u8](dsdt)
    last = view(Header, dsdt).length - 12  # what is read from a name on
    for at in range(sizeof(Header), last):
        name = byte[at] | byte[at + 1] << 8 | byte[at + 2] << 16 | byte[at + 3] << 24
        if name == S5 and byte[at + 4] == PACKAGE_OP:
            first = at + 7 + (byte[at + 5] >> 6)  # past the package's length and its count of elements
            if first + 4 > view(Header, dsdt).length:
                return -1
            second = first + (2 if byte[first] == BYTE_PREFIX else 1)
            return element(byte, first) | element(byte, second) << 8
    return -1


def element(byte: Ptr[u8], at: int) -> int:
    """A small number in AML: ZeroOp, OneOp, or a byte after its prefix."""
    return byte[at + 1] if byte[at] == BYTE_PREFIX else byte[at]
