"""The way in and out of an interrupt or exception: one entry for each vector, then one path for all.

The path makes a TrapFrame on the stack and calls the exported `trap(frame)`, which is the kernel's. When it
returns, the interrupted program goes on as if nothing had been. Source: SDM 3A §6.14. Next: idt.py.
"""

from __future__ import annotations

from pyuk.lang import u64
from pyuk.lang.raw import asm, stub

VECTORS = 64  # 0 to 31 are the processor's, the others for devices
ENTRY_BYTES = 8


@stub
def trap_entries() -> u64:
    """The address of the entry for vector 0; the others follow, ENTRY_BYTES apart.

    All entries are the same call: its return address tells the vector. Vectors 8, 10 to 14, 17, 21, 29
    and 30 come with an error code (SDM 3A table 6-1); the others get a zero in its place.
    """
    asm("""
        mov eax, offset trap_entry_0
        ret
        .align 8
    trap_entry_0:
        .rept 64
        call trap_common
        .align 8
        .endr

    trap_common:                        # return address, [error code,] rip, cs, rflags, rsp, ss
        push rax
        mov rax, [rsp + 8]
        sub rax, offset trap_entry_0
        shr eax, 3                      # the vector
        bt dword ptr [trap_error_codes], eax
        jc 1f
        push qword ptr [rsp]            # room for an error code that is not there
        mov qword ptr [rsp + 16], 0
    1:  mov [rsp + 8], rax              # rax, vector, error code, rip, ...
        push rbx
        push rcx
        push rdx
        push rsi
        push rdi
        push rbp
        push r8
        push r9
        push r10
        push r11
        push r12
        push r13
        push r14
        push r15
        cld
        mov rdi, rsp                    # a multiple of 16: SDM 3A §6.14.2, and 22 words since
        sub rsp, 512
        fxsave64 [rsp]
        call trap
        fxrstor64 [rsp]
        add rsp, 512
        pop r15
        pop r14
        pop r13
        pop r12
        pop r11
        pop r10
        pop r9
        pop r8
        pop rbp
        pop rdi
        pop rsi
        pop rdx
        pop rcx
        pop rbx
        pop rax
        add rsp, 16                     # vector and error code
        iretq

        .section rodata
        .align 8
    trap_error_codes:
        .quad 1<<8 | 31<<10 | 1<<17 | 1<<21 | 1<<29 | 1<<30
    """)
