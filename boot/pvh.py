"""PVH: the way in for virtual-machine monitors that load ELF files themselves (QEMU, Firecracker, Xen).

The loader finds the entry in an ELF note, loads every PT_LOAD segment and jumps to the entry in 32-bit
protected mode without paging. Next: entry.py, where both ways meet.
Source: Xen's docs/misc/pvh.pandoc; include/public/arch-x86/hvm/start_info.h; elfnote.h.
"""

from __future__ import annotations

from pyuk.lang.raw import asm, stub


@stub
def pvh_note() -> None:
    """The ELF note XEN_ELFNOTE_PHYS32_ENTRY: name "Xen", type 18, the entry's physical address."""
    asm("""
        .section note
        .align 4
        .long 4                     # bytes of the name, its zero included
        .long 4                     # bytes of the value
        .long 18                    # XEN_ELFNOTE_PHYS32_ENTRY
        .asciz "Xen"
        .long pvh_entry
    """)


@stub
def pvh_entry() -> None:
    """Where a PVH loader jumps to: ebx = physical address of hvm_start_info.

    Interrupts are off, segments are flat, paging is off, there is no stack.
    """
    asm("""
        .code32
        mov edi, 2                  # kernel_main's first argument: the protocol
        mov esi, ebx                # and its second: the start info
        jmp boot_start32
    """)
