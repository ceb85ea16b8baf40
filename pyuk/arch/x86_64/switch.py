"""From one task's stack to another's.

A switch is a call: what the calling convention lets a call change need not be kept, so that six registers and
the stack pointer are all there is of a task that does not run. Source: SysV x86-64 ABI §3.2.1 (registers).
Next: ../../kernel/tasks.py.
"""

from __future__ import annotations

from pyuk.lang import u64
from pyuk.lang.raw import Ptr, asm, stub

KEPT_WORDS = 6  # what switch_stack() pushes
MASK64 = 0xFFFF_FFFF_FFFF_FFFF


@stub
def switch_stack(stack_pointer: u64) -> u64:
    """Go on where the task called this that has that stack pointer; returns, there, the one of the task left."""
    asm("""
        push rbp
        push rbx
        push r12
        push r13
        push r14
        push r15
        mov rax, rsp
        mov rsp, rdi
        mov rdi, rax                    # for a task that begins: its function's argument
        pop r15
        pop r14
        pop r13
        pop r12
        pop rbx
        pop rbp
        ret
    """)


def prepare_stack(top: u64, function: u64) -> u64:
    """Let a switch to a new stack call `function`, with the stack pointer of the task left; its stack pointer.

    top: a multiple of 16. The function does not return; the chain of frames ends with its own.
    """
    bottom: u64 = (top - (KEPT_WORDS + 2) * 8) & MASK64
    word = Ptr[u64](bottom)
    for i in range(KEPT_WORDS + 2):
        word[i] = 0
    word[KEPT_WORDS] = function
    return bottom
