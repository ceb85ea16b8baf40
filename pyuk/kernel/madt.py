"""The MADT, ACPI's table of interrupt controllers: where the I/O APICs are, and which lines the old IRQs are.

A machine without one is taken to have what all PCs have. Source: ACPI 6.5 §5.2.12. Next: interrupts.py.
"""

from __future__ import annotations

from pyuk.kernel import acpi
from pyuk.lang import Array, Struct, sizeof, u8, u16, u32, u64
from pyuk.lang.raw import view

MADT = 0x4349_5041  # "APIC"
IO_APIC = 1  # kinds of entries: ACPI 6.5 table 5.21
OVERRIDE = 2
USUAL_IO_APIC = 0xFEC0_0000  # Intel 82093AA datasheet §3.0
MAX_IO_APICS = 8
IRQS = 16
ACTIVE_LOW = 3  # bits 0 to 1 of an override's flags: ACPI 6.5 table 5.26
LEVEL = 3 << 2  # bits 2 to 3


class Madt(Struct, packed=True):
    """Its head; entries of several lengths follow."""

    header: acpi.Header
    local_apic: u32
    flags: u32


class Entry(Struct, packed=True):
    """How every entry begins."""

    kind: u8
    length: u8


class IoApicEntry(Struct, packed=True):
    """An I/O APIC: its first line is the global system interrupt `gsi_base`."""

    head: Entry
    number: u8
    reserved: u8
    paddr: u32
    gsi_base: u32


class OverrideEntry(Struct, packed=True):
    """An ISA interrupt that is not the line of the same number, or not edge-triggered and active high."""

    head: Entry
    bus: u8
    irq: u8
    gsi: u32
    flags: u16


class Found(Struct):
    """An I/O APIC."""

    paddr: u64
    gsi_base: u32
    reserved: u32


IO_APICS: Array[Found, MAX_IO_APICS] = Array[Found, MAX_IO_APICS]()
io_apic_count: int = 0
GSI_OF_IRQ: Array[u32, IRQS] = Array[u32, IRQS]()
FLAGS_OF_IRQ: Array[u16, IRQS] = Array[u16, IRQS]()


def read_table() -> None:
    """Find out what there is."""
    global io_apic_count
    io_apic_count = 0
    for irq in range(IRQS):
        GSI_OF_IRQ[irq] = irq
        FLAGS_OF_IRQ[irq] = 0
    table = acpi.find_table(MADT)
    if table != 0:
        read_entries(table + sizeof(Madt), table + view(acpi.Header, table).length)
    if io_apic_count == 0:
        add_io_apic(USUAL_IO_APIC, 0)


def read_entries(at: u64, end: u64) -> None:
    """Note what the entries in [at, end) say; one that is odd ends them."""
    while at + sizeof(Entry) <= end:
        entry = view(Entry, at)
        if entry.length < sizeof(Entry) or at + entry.length > end:
            return
        if entry.kind == IO_APIC and entry.length >= sizeof(IoApicEntry):
            found = view(IoApicEntry, at)
            add_io_apic(found.paddr, found.gsi_base)
        elif entry.kind == OVERRIDE and entry.length >= sizeof(OverrideEntry):
            note_override(view(OverrideEntry, at))
        at += entry.length


def add_io_apic(paddr: u64, gsi_base: u32) -> None:
    """Note an I/O APIC; what is too many is left out."""
    global io_apic_count
    if io_apic_count < MAX_IO_APICS and paddr != 0:
        IO_APICS[io_apic_count].paddr = paddr
        IO_APICS[io_apic_count].gsi_base = gsi_base
        io_apic_count += 1


def note_override(entry: OverrideEntry) -> None:
    """Note which line an ISA interrupt is, and how it is signalled."""
    if entry.irq < IRQS:
        GSI_OF_IRQ[entry.irq] = entry.gsi
        FLAGS_OF_IRQ[entry.irq] = entry.flags
