"""What each CPU owns: one block of memory, to which its GS base points.

`Cpu.this()` is the running CPU's block; it reads gs:0, where the block keeps its own address.
Next: segments.py, which fills the GDT and the TSS.
"""

from __future__ import annotations

from pyuk.arch.x86_64.cpu import MSR_GS_BASE, write_msr
from pyuk.lang import Array, Struct, percpu, u16, u32, u64
from pyuk.lang.raw import addressof

GDT_ENTRIES = 5  # null, code, data, and the TSS, which takes two


class Tss(Struct, packed=True):
    """Task state: where the processor finds stacks.  Source: SDM 3A §8.7, figure 8-11."""

    reserved0: u32
    rsp: Array[u64, 3]
    reserved1: u64
    ist: Array[u64, 7]  # IST 1 is element 0
    reserved2: u64
    reserved3: u16
    io_map_base: u16


@percpu
class Cpu(Struct):
    """A CPU's block. Only its own CPU writes to it."""

    self_address: u64  # must be first
    number: u32  # 0 is the CPU that booted
    reserved: u32
    gdt: Array[u64, GDT_ENTRIES]
    tss: Tss


BOOT_CPU: Cpu = Cpu()


def install_block(cpu: Cpu, number: u32) -> None:
    """Make `cpu` the running CPU's block.  Source: SDM 3A §3.4.4.1 (GS base in 64-bit mode)."""
    cpu.self_address = addressof(cpu)
    cpu.number = number
    write_msr(MSR_GS_BASE, addressof(cpu))
