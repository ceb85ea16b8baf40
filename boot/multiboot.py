"""Multiboot 1: the way in for QEMU's `-kernel`, GRUB and most other loaders.

The loader searches the file's first 8 KiB for the header, copies one stretch of the file to memory and jumps
to the entry in 32-bit protected mode without paging. Next: pvh.py, the other way in.
Source: multiboot 0.6.96 §3.1 (header), §3.2 (machine state).
"""

from __future__ import annotations

from pyuk.lang.raw import asm, stub


@stub
def multiboot_header() -> None:
    """What the loader searches for. It lies at the start of the text, where the linker puts `header`.

    Bit 16 of the flags says that the address fields hold: they are what makes QEMU take a 64-bit ELF file.
    load_end_addr stops the loader before symbols and debug information; it clears memory from there to
    bss_end_addr.  Source: multiboot 0.6.96 §3.1.2, §3.1.3.
    """
    asm("""
        .section header
        .equ MAGIC, 0x1BADB002
        .equ MEMORY_INFO, 1 << 1
        .equ ADDRESS_FIELDS, 1 << 16
        .align 4
        .long MAGIC
        .long MEMORY_INFO | ADDRESS_FIELDS
        .long -(MAGIC + (MEMORY_INFO | ADDRESS_FIELDS))    # the three add up to zero
        .long multiboot_header                             # header_addr
        .long __image_start                                # load_addr
        .long __load_end                                   # load_end_addr
        .long __bss_end                                    # bss_end_addr
        .long multiboot_entry                              # entry_addr
    """)


@stub
def multiboot_entry() -> None:
    """Where a multiboot loader jumps to: eax = 0x2BADB002, ebx = physical address of the information.

    Interrupts are off, segments are flat, there is no stack.  Source: multiboot 0.6.96 §3.2.
    """
    asm("""
        .code32
        mov edi, 1                  # kernel_main's first argument: the protocol
        mov esi, ebx                # and its second: the information
        jmp boot_start32
    """)
