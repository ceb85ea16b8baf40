"""The processor's privileged instructions, each as a function.

A stub does its one instruction and no more: what to write into a register is decided by its callers.
Source: SDM 2 for each instruction, SDM 3A §2.5 (control registers). Next: features.py.
"""

from __future__ import annotations

from typing import NoReturn

from pyuk.lang import Struct, u16, u32, u64
from pyuk.lang.raw import asm, stub

MSR_GS_BASE = 0xC000_0101  # SDM 4 table 2-2

FLAG_INTERRUPTS = 1 << 9  # RFLAGS.IF: SDM 1 §3.4.3.3


class CpuidResult(Struct):
    """What CPUID leaves in the four registers."""

    eax: u32
    ebx: u32
    ecx: u32
    edx: u32


class TablePointer(Struct, packed=True):
    """What LGDT and LIDT read.  Source: SDM 3A figure 2-6."""

    limit: u16  # bytes of the table, less one
    base: u64


# --- interrupts ------------------------------------------------------------------------------


@stub
def enable_interrupts() -> None:
    """Let maskable interrupts come, from after the next instruction on.  Source: SDM 2B STI."""
    asm("""
        sti
        ret
    """)


@stub
def disable_interrupts() -> None:
    """Hold maskable interrupts back.  Source: SDM 2A CLI."""
    asm("""
        cli
        ret
    """)


@stub
def read_flags() -> u64:
    """RFLAGS."""
    asm("""
        pushfq
        pop rax
        ret
    """)


@stub
def wait_for_interrupt() -> None:
    """Enable interrupts and sleep until one came: none is lost between the two.  Source: SDM 2B STI."""
    asm("""
        sti
        hlt
        ret
    """)


@stub
def halt() -> NoReturn:
    """Stop this CPU for good: only a reset wakes it."""
    asm("""
    1:  cli
        hlt
        jmp 1b
    """)


# --- control registers and MSRs --------------------------------------------------------------


@stub
def read_cr0() -> u64:
    """CR0: modes."""
    asm("""
        mov rax, cr0
        ret
    """)


@stub
def write_cr0(value: u64) -> None:
    """Set CR0."""
    asm("""
        mov cr0, rdi
        ret
    """)


@stub
def read_cr2() -> u64:
    """CR2: the address whose access caused the last page fault."""
    asm("""
        mov rax, cr2
        ret
    """)


@stub
def read_cr3() -> u64:
    """CR3: the physical address of the PML4, and two cache flags."""
    asm("""
        mov rax, cr3
        ret
    """)


@stub
def write_cr3(value: u64) -> None:
    """Switch page tables; forgets all cached translations of pages that are not global."""
    asm("""
        mov cr3, rdi
        ret
    """)


@stub
def read_cr4() -> u64:
    """CR4: extensions that are switched on."""
    asm("""
        mov rax, cr4
        ret
    """)


@stub
def write_cr4(value: u64) -> None:
    """Set CR4; a bit that the processor does not have is a general-protection fault."""
    asm("""
        mov cr4, rdi
        ret
    """)


@stub
def read_msr(register: u32) -> u64:
    """A model-specific register.  Source: SDM 2B RDMSR."""
    asm("""
        mov ecx, edi
        rdmsr
        shl rdx, 32
        or rax, rdx
        ret
    """)


@stub
def write_msr(register: u32, value: u64) -> None:
    """Set a model-specific register.  Source: SDM 2D WRMSR."""
    asm("""
        mov ecx, edi
        mov rax, rsi
        mov rdx, rsi
        shr rdx, 32
        wrmsr
        ret
    """)


@stub
def cpuid(leaf: u32, subleaf: u32, result: CpuidResult) -> None:
    """Ask the processor what it is.  Source: SDM 2A CPUID."""
    asm("""
        push rbx
        mov r8, rdx
        mov eax, edi
        mov ecx, esi
        cpuid
        mov [r8], eax
        mov [r8 + 4], ebx
        mov [r8 + 8], ecx
        mov [r8 + 12], edx
        pop rbx
        ret
    """)


# --- tables ----------------------------------------------------------------------------------


@stub
def load_gdt(pointer: TablePointer) -> None:
    """Use another GDT; segments that are loaded stay as they are.  Source: SDM 2A LGDT."""
    asm("""
        lgdt [rdi]
        ret
    """)


@stub
def load_idt(pointer: TablePointer) -> None:
    """Use another IDT.  Source: SDM 2A LIDT."""
    asm("""
        lidt [rdi]
        ret
    """)


@stub
def load_task_register(selector: u16) -> None:
    """Use the TSS that the selector's descriptor points to.  Source: SDM 2A LTR."""
    asm("""
        ltr di
        ret
    """)


@stub
def invalidate_page(vaddr: u64) -> None:
    """Forget the cached translation of the page that holds vaddr.  Source: SDM 2A INVLPG."""
    asm("""
        invlpg [rdi]
        ret
    """)


# --- stacks ----------------------------------------------------------------------------------


@stub
def read_frame_pointer() -> u64:
    """RBP: the address of the caller's frame, where the frame pointer of its caller is kept."""
    asm("""
        mov rax, rbp
        ret
    """)


@stub
def call_on_stack(function: u64, stack_top: u64) -> NoReturn:
    """Call a function that takes nothing and does not return, on a new stack; the old one is given up.

    The new stack's chain of frames ends here. stack_top: a multiple of 16.
    """
    asm("""
        mov rsp, rsi
        xor ebp, ebp
        call rdi
        ud2
    """)


@stub
def triple_fault() -> NoReturn:
    """Reset the machine by an exception that cannot be delivered.  Source: SDM 3A §6.15, double fault."""
    asm("""
        push 0
        push 0
        lidt [rsp]
        int3
    1:  hlt
        jmp 1b
    """)
