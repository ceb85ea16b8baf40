"""The data of the boot code: segment descriptors, the roots of the page tables, the boot stack.

Names that the kernel may use, all of them of page-aligned memory that stays in use:

    boot_pml4, boot_pdpt, boot_pd   the upper tables: PML4[0] -> PDPT[0] -> the PD of the first 1 GiB
    __page_tables                   (of the linker) one page table for each 2 MiB block of the image,
    __page_tables_end               from address 0 on; PD[i] -> the i-th of them
    boot_stack_guard                a page that is never mapped, below
    boot_stack_bottom               the lowest byte of the boot stack
    boot_stack_top                  one past its highest

Next: unpack.py.
"""

from __future__ import annotations

from pyuk.lang.raw import asm, stub


@stub
def boot_gdt() -> None:
    """Flat segments for the switch to long mode: 0x08 code, 0x10 data.

    Their accessed bits are set, for the processor would set them itself and rodata is read-only.
    Source: SDM 3A §3.4.5, §5.2.1.
    """
    asm("""
        .section rodata
        .align 8
        .quad 0
        .quad 0x00AF9B000000FFFF    # 64-bit code: present, readable, accessed, L
        .quad 0x00CF93000000FFFF    # data: present, writable, accessed
    """)


@stub
def boot_gdt_pointer() -> None:
    """What lgdt reads: limit and address."""
    asm("""
        .section rodata
        .align 8
        .word 3*8 - 1
        .quad boot_gdt
    """)


@stub
def boot_mxcsr() -> None:
    """Round to nearest, every floating-point exception masked.  Source: SDM 1 §10.2.3."""
    asm("""
        .section rodata
        .align 4
        .long 0x1F80
    """)


@stub
def boot_pml4() -> None:
    """The roots of the page tables; zero until memory_map.py fills them."""
    asm("""
        .section bss
        .align 4096
    boot_pml4:
        .skip 4096
    boot_pdpt:
        .skip 4096
    boot_pd:
        .skip 4096
    """)


@stub
def boot_stack() -> None:
    """The stack that kernel_main runs on: 16 KiB above a guard page."""
    asm("""
        .section bss
        .align 4096
    boot_stack_guard:
        .skip 4096
    boot_stack_bottom:
        .skip 4 * 4096
    boot_stack_top:
    """)
