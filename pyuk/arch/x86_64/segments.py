"""The GDT and the TSS of a CPU, and the stacks that its worst exceptions run on.

Long mode uses segments for little: a code and a data descriptor, and the TSS for its stack table. An
exception whose gate names an IST entry starts on that stack, however bad rsp is. Each such stack has a guard
page below it. Source: SDM 3A §3.4.5, §3.5 (descriptors), §6.14.5 (IST). Next: trapframe.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64.cpu import TablePointer, load_gdt, load_task_register
from pyuk.arch.x86_64.percpu import GDT_ENTRIES, Cpu, Tss
from pyuk.lang import sizeof, u64
from pyuk.lang.raw import addressof, asm, stub

KERNEL_CODE = 0x08  # selectors, the same as in boot/tables.py
KERNEL_DATA = 0x10
TSS = 0x18

CODE_DESCRIPTOR = 0x00AF_9B00_0000_FFFF  # present, readable, accessed, 64-bit
DATA_DESCRIPTOR = 0x00CF_9300_0000_FFFF  # present, writable, accessed
TSS_PRESENT = 0x0000_8900_0000_0000  # a 64-bit TSS that is not busy: SDM 3A table 3-2

IST_FATAL = 1  # double fault and machine check
IST_NMI = 2
IST_PAGE_FAULT = 3
IST_COUNT = 3
GUARD_BYTES = 4096
STACK_BYTES = 8192

GDT_POINTER: TablePointer = TablePointer()


@stub
def trap_stacks() -> u64:
    """The address of the boot CPU's IST stacks: IST_COUNT times a guard page with a stack above it."""
    asm("""
        mov eax, offset trap_stacks_start
        ret
        .section bss
        .align 4096
    trap_stacks_start:
        .skip 3 * (4096 + 8192)
    """)


def guard_of(stacks: u64, ist: int) -> u64:
    """The address of the guard page below an IST stack."""
    return stacks + (ist - 1) * (GUARD_BYTES + STACK_BYTES)


def tss_descriptor(base: u64, limit: u64) -> u64:
    """The lower half of the descriptor; the upper one is bits 32 to 63 of base.  Source: SDM 3A figure 8-4."""
    return limit | (base & 0xFF_FFFF) << 16 | TSS_PRESENT | (base >> 24 & 0xFF) << 56


def load_segments(cpu: Cpu, stacks: u64) -> None:
    """Fill the CPU's GDT and TSS and use them. The segments loaded now are the same in both tables."""
    for ist in range(1, IST_COUNT + 1):
        cpu.tss.ist[ist - 1] = guard_of(stacks, ist) + GUARD_BYTES + STACK_BYTES
    cpu.tss.io_map_base = sizeof(Tss)  # no I/O permission map
    base = addressof(cpu.tss)
    cpu.gdt[1] = CODE_DESCRIPTOR
    cpu.gdt[2] = DATA_DESCRIPTOR
    cpu.gdt[3] = tss_descriptor(base, sizeof(Tss) - 1)
    cpu.gdt[4] = base >> 32
    GDT_POINTER.limit = GDT_ENTRIES * 8 - 1
    GDT_POINTER.base = addressof(cpu.gdt)
    load_gdt(GDT_POINTER)
    load_task_register(TSS)
