"""From 32-bit protected mode to kernel_main() in long mode.

Both loaders' entries come here with edi = the protocol, esi = the loader's information, interrupts off,
flat segments, no paging, no stack. Next: memory_map.py, the page tables.
Source: SDM 3A §10.8.5 (initialising IA-32e mode), §10.6 (SSE).
"""

from __future__ import annotations

from pyuk.lang.raw import asm, stub


@stub
def boot_start32() -> None:
    """The way up, in order. edi and esi are kept all along: they are kernel_main's arguments."""
    asm("""
        .code32
        cli
        cld
        jmp boot_check_cpu          # there is no stack to call with before bss is clear
    """)


@stub
def boot_check_cpu() -> None:
    """Go on if the processor has long mode and no-execute pages.  Source: SDM 2A CPUID, leaf 80000001H."""
    asm("""
        .code32
        .equ NX, 1 << 20
        .equ LONG_MODE, 1 << 29
        mov eax, 0x80000000
        cpuid
        cmp eax, 0x80000001
        jb boot_unsupported_cpu
        mov eax, 0x80000001
        cpuid
        and edx, LONG_MODE | NX
        cmp edx, LONG_MODE | NX
        je boot_clear_bss
        jmp boot_unsupported_cpu
    """)


@stub
def boot_clear_bss() -> None:
    """Zero the bss, 64 bytes at a time, with SSE, which is switched on here for good.

    Loaders promise a clear bss, but not every one clears it again when the machine is reset. Long mode
    implies SSE2. Source: SDM 3A §10.6.1 (CR0.EM, CR0.MP, CR4.OSFXSR, CR4.OSXMMEXCPT).
    """
    asm("""
        .code32
        .equ CR0_WITHOUT_PAGING, 0x33           # NE, ET, MP, PE
        .equ PAE, 1 << 5
        .equ OSFXSR, 1 << 9
        .equ OSXMMEXCPT, 1 << 10
        mov eax, CR0_WITHOUT_PAGING
        mov cr0, eax
        mov eax, PAE | OSFXSR | OSXMMEXCPT
        mov cr4, eax
        xorps xmm0, xmm0
        mov eax, offset __bss_start             # 64-byte aligned; __bss_end is a page's end
    1:  movaps [eax], xmm0
        movaps [eax + 16], xmm0
        movaps [eax + 32], xmm0
        movaps [eax + 48], xmm0
        add eax, 64
        cmp eax, offset __bss_end
        jb 1b
        mov esp, offset boot_stack_top
        cmp edi, 2
        jne 2f
        call pvh_leave_first_page
    2:  call boot_map_memory
        jmp boot_enter_long_mode
    """)


@stub
def boot_enter_long_mode() -> None:
    """Switch paging and long mode on: CR3, EFER, CR0, then a jump into a 64-bit code segment.

    Source: SDM 3A §10.8.5; EFER: SDM 4 table 2-2.
    """
    asm("""
        .code32
        .equ MSR_EFER, 0xC0000080
        .equ LME, 1 << 8
        .equ NXE, 1 << 11
        .equ CR0_BITS, 0x80010033               # PG, WP, NE, ET, MP, PE
        mov eax, offset boot_pml4
        mov cr3, eax
        mov ecx, MSR_EFER
        rdmsr
        or eax, LME | NXE
        wrmsr
        mov eax, CR0_BITS
        mov cr0, eax
        lgdt [boot_gdt_pointer]
        jmp 0x08:boot_start64
    """)


@stub
def boot_start64() -> None:
    """Long mode: segments, stack and floating point as the compiled code expects them, then the kernel."""
    asm("""
        mov eax, 0x10
        mov ss, eax
        mov ds, eax
        mov es, eax
        xor eax, eax
        mov fs, eax
        mov gs, eax
        mov esp, offset boot_stack_top          # the upper half becomes zero, as of edi and esi
        mov edi, edi
        mov esi, esi
        xor ebp, ebp                            # the chain of frames ends here
        fninit
        ldmxcsr [boot_mxcsr]
        call kernel_main
    1:  cli
        hlt
        jmp 1b
    """)


@stub
def boot_unsupported_cpu() -> None:
    """Say so on COM1, end with the status of a kernel panic (134), halt where no port ends the machine."""
    asm("""
        .code32
        mov esi, offset boot_unsupported_text
        mov dx, 0x3F8
    1:  lodsb
        test al, al
        jz 2f
        out dx, al
        jmp 1b
    2:  mov eax, 134
        out 0xEA, al
        out 0xF4, eax
    3:  hlt
        jmp 3b
    """)


@stub
def boot_unsupported_text() -> None:
    """The message."""
    asm("""
        .section rodata
        .asciz "pyuk: this processor lacks long mode or no-execute pages\\n"
    """)
