"""The interrupt descriptor table: where the processor goes for each vector, and on which stack.

All gates are interrupt gates: they come with interrupts disabled. One table serves all CPUs.
Source: SDM 3A §6.14.1, figure 6-8. Next: paging.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64.cpu import TablePointer, load_idt
from pyuk.arch.x86_64.segments import IST_FATAL, IST_NMI, IST_PAGE_FAULT, KERNEL_CODE
from pyuk.arch.x86_64.trapentry import ENTRY_BYTES, VECTORS, trap_entries
from pyuk.lang import Array, Struct, u8, u16, u32, u64
from pyuk.lang.raw import addressof

INTERRUPT_GATE = 0x8E  # present, for ring 0, 64-bit interrupt gate

NMI = 2
DOUBLE_FAULT = 8
PAGE_FAULT = 14
MACHINE_CHECK = 18


class Gate(Struct):
    """An entry of the table."""

    offset_low: u16
    selector: u16
    ist: u8
    kind: u8
    offset_middle: u16
    offset_high: u32
    reserved: u32


IDT: Array[Gate, VECTORS] = Array[Gate, VECTORS]()
IDT_POINTER: TablePointer = TablePointer()


def ist_of(vector: int) -> int:
    """The IST stack that a vector runs on, or 0 for the stack that it interrupts."""
    if vector == PAGE_FAULT:  # a stack overflow is one
        return IST_PAGE_FAULT
    if vector == NMI:
        return IST_NMI
    return IST_FATAL if vector == DOUBLE_FAULT or vector == MACHINE_CHECK else 0


def fill_idt() -> None:
    """Point every gate at its entry. Once, by the boot CPU."""
    first = trap_entries()
    for vector in range(VECTORS):
        gate = IDT[vector]
        entry: u64 = first + vector * ENTRY_BYTES
        gate.offset_low = entry & 0xFFFF
        gate.offset_middle = entry >> 16 & 0xFFFF
        gate.offset_high = entry >> 32
        gate.selector = KERNEL_CODE
        gate.ist = ist_of(vector)
        gate.kind = INTERRUPT_GATE
    IDT_POINTER.limit = VECTORS * 16 - 1
    IDT_POINTER.base = addressof(IDT)


def load_table() -> None:
    """Let the running CPU use the table."""
    load_idt(IDT_POINTER)
