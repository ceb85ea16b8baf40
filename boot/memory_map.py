"""The first page tables: physical memory at its own address, every page writable or executable, not both.

    0                       nothing: a null pointer faults
    4 KiB .. image          rw-  low memory
    text, rodata, data+bss  r-x, r--, rw-  the image, in 4 KiB pages
    boot_stack_guard        nothing: the boot stack faults where it ends
    .. mapped end           rw-  2 MiB pages

The mapped end is the highest of 16 MiB, 2 MiB past the image and 2 MiB past the loader's information, at
most 1 GiB. The kernel maps the rest when it knows what memory there is. Next: tables.py.
Source: SDM 3A §4.5 (4-level paging), tables 4-15 to 4-20.
"""

from __future__ import annotations

from pyuk.lang.raw import asm, stub


@stub
def boot_map_memory() -> None:
    """Fill the page tables, which are zero. esi: the loader's information. Keeps esi and edi."""
    asm("""
        .code32
        call boot_mapped_blocks
        call boot_map_blocks
        call boot_map_image
        ret
    """)


@stub
def boot_mapped_blocks() -> None:
    """edx = how many 2 MiB blocks to map: 8 at least, one more than the image or the information need."""
    asm("""
        .code32
        mov edx, 8                              # 16 MiB
        mov eax, offset __image_end + 2*0x200000 - 1
        shr eax, 21
        cmp edx, eax
        cmovb edx, eax
        mov eax, esi
        shr eax, 21
        add eax, 2                              # the block of the information and the next
        cmp edx, eax
        cmovb edx, eax
        mov eax, 512                            # one page directory
        cmp edx, eax
        cmova edx, eax
        ret
    """)


@stub
def boot_map_blocks() -> None:
    """The upper levels: edx blocks of 2 MiB, rw- and not executable; the image's blocks as page tables."""
    asm("""
        .code32
        .equ PRESENT_WRITABLE, 3
        .equ LARGE, 0x80
        .equ NX_HIGH, 0x80000000                # bit 63, in the upper half of an entry
        mov dword ptr [boot_pml4], offset boot_pdpt + PRESENT_WRITABLE
        mov dword ptr [boot_pdpt], offset boot_pd + PRESENT_WRITABLE
        mov eax, PRESENT_WRITABLE | LARGE
        xor ecx, ecx
    1:  mov [boot_pd + ecx*8], eax
        mov dword ptr [boot_pd + ecx*8 + 4], NX_HIGH
        add eax, 0x200000
        inc ecx
        cmp ecx, edx
        jb 1b

        mov eax, offset __page_tables + PRESENT_WRITABLE
        xor ecx, ecx
    2:  mov [boot_pd + ecx*8], eax
        mov dword ptr [boot_pd + ecx*8 + 4], 0
        add eax, 4096
        inc ecx
        cmp eax, offset __page_tables_end
        jb 2b
        ret
    """)


@stub
def boot_map_image() -> None:
    """The 4 KiB pages of the image's blocks: all rw-, then text and rodata, then the two holes."""
    asm("""
        .code32
        .equ PRESENT, 1
        .equ PRESENT_WRITABLE, 3
        .equ NX_HIGH, 0x80000000
        mov eax, PRESENT_WRITABLE
        mov ecx, NX_HIGH
        mov edx, offset __page_tables_end
        sub edx, offset __page_tables
        shl edx, 9                              # 4 KiB of entries map 2 MiB
        call boot_map_pages

        mov eax, offset __text_start + PRESENT
        xor ecx, ecx
        mov edx, offset __rodata_start
        call boot_map_pages
        mov eax, offset __rodata_start + PRESENT
        mov ecx, NX_HIGH
        mov edx, offset __data_start
        call boot_map_pages

        xor eax, eax
        mov [__page_tables], eax                # the page at address 0
        mov [__page_tables + 4], eax
        mov ebp, offset boot_stack_guard
        shr ebp, 9                              # 8 bytes of entry for 4096 of memory
        mov [__page_tables + ebp], eax
        mov [__page_tables + ebp + 4], eax
        ret
    """)


@stub
def boot_map_pages() -> None:
    """Map the pages from eax, to which the low flags are added, up to edx. ecx: upper half of the entries."""
    asm("""
        .code32
    1:  cmp eax, edx
        jae 2f
        mov ebp, eax
        shr ebp, 9                              # 8 bytes of entry for 4096 of memory; the flags fall off
        mov [__page_tables + ebp], eax
        mov [__page_tables + ebp + 4], ecx
        add eax, 4096
        jmp 1b
    2:  ret
    """)
