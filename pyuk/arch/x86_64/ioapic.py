"""I/O APICs: they turn the interrupt lines of devices (GSIs, global system interrupts) into vectors.

A line is masked until somebody routes it.
Source: Intel 82093AA datasheet (290566) §3.0 (registers). Next: idt.py.
"""

from __future__ import annotations

from pyuk.lang import Array, Struct, Volatile, u32, u64
from pyuk.lang.raw import view

REGISTERS_BYTES = 0x20
VERSION = 0x01  # numbers of registers
FIRST_ENTRY = 0x10  # two registers for each line: the low half first

ACTIVE_LOW = 1 << 13  # of an entry's low half
LEVEL = 1 << 15
MASKED = 1 << 16


class IoApic(Struct):
    """What is in memory: one register is chosen, and then read or written."""

    select: Volatile[u32]
    reserved: Array[u32, 3]
    window: Volatile[u32]


def read(paddr: u64, register: u32) -> u32:
    """A register of the I/O APIC at that address."""
    io = view(IoApic, paddr)
    io.select = register
    return io.window


def write(paddr: u64, register: u32, value: u32) -> None:
    """Set a register."""
    io = view(IoApic, paddr)
    io.select = register
    io.window = value


def line_count(paddr: u64) -> int:
    """How many lines it has."""
    return (read(paddr, VERSION) >> 16 & 0xFF) + 1


def mask_all(paddr: u64) -> None:
    """Let no line through."""
    for line in range(line_count(paddr)):
        write(paddr, FIRST_ENTRY + 2 * line, MASKED)


def route(paddr: u64, line: u32, vector: u32, flags: u32, apic_id: u32) -> None:
    """Send a line's interrupts to one CPU by a vector. flags: LEVEL, ACTIVE_LOW, MASKED."""
    low = FIRST_ENTRY + 2 * line
    write(paddr, low, MASKED)
    write(paddr, low + 1, (apic_id & 0xFF) << 24)
    write(paddr, low, vector | flags)


def mask(paddr: u64, line: u32, masked: bool) -> None:
    """Hold a line's interrupts back, or let them through."""
    low = FIRST_ENTRY + 2 * line
    entry = read(paddr, low)
    write(paddr, low, entry | MASKED if masked else entry & ~MASKED & 0xFFFF_FFFF)
