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


@stub
def pvh_leave_first_page() -> None:
    """Move what the loader left in the page at address 0, which memory_map.py will not map.

    QEMU's option ROM puts the memory map there on pc and q35. esi: the start info, which may lie there as
    well; its pointers to modules, command line, RSDP and memory map (offsets 16 to 40) are mended.
    Keeps edi.  Source: hvm_start_info in start_info.h.
    """
    asm("""
        .code32
        cmp esi, 4096
        jae 1f
        call pvh_copy_first_page
        add esi, offset pvh_first_pages
    1:  mov edx, 16
    2:  mov eax, [esi + edx]
        dec eax                     # 0 is no pointer: it becomes the largest number
        cmp eax, 4095
        jae 3f
        call pvh_copy_first_page
        add dword ptr [esi + edx], offset pvh_first_pages
    3:  add edx, 8
        cmp edx, 48
        jb 2b
        ret
    """)


@stub
def pvh_copy_first_page() -> None:
    """Copy the first two pages, for what starts in the first may end in the second."""
    asm("""
        .code32
        push esi
        push edi
        xor esi, esi
        mov edi, offset pvh_first_pages
        mov ecx, 2 * 4096 / 4
        rep movsd
        pop edi
        pop esi
        ret
    """)


@stub
def pvh_first_pages() -> None:
    """Where they are copied to."""
    asm("""
        .section bss
        .align 16
        .skip 2 * 4096
    """)
