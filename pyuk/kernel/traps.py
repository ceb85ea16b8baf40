"""Where all exceptions and interrupts come to: trap(), which arch/x86_64/trapentry.py calls.

An exception of the CPU is a bug, for compiled Python checks what it does: it ends the machine, with the
traceback of what was running. An interrupt goes to the handler of its vector. Next: memory.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64.cpu import read_cr2
from pyuk.arch.x86_64.idt import PAGE_FAULT
from pyuk.arch.x86_64.trapentry import VECTORS, call_handler
from pyuk.arch.x86_64.trapframe import TrapFrame
from pyuk.kernel.faults import meaning_of, meaning_of_page_fault
from pyuk.kernel.panic import panic_at
from pyuk.lang import Array, export, isr, u64
from pyuk.lang.raw import addressof

FIRST_INTERRUPT = 32

HANDLERS: Array[u64, VECTORS] = Array[u64, VECTORS]()  # addresses of functions; 0: none


def set_handler(vector: int, function: u64) -> None:
    """Let an @isr function be called for an interrupt: symbol() of `@export def handle_isr(frame: TrapFrame)`.

    It runs with interrupts disabled, on the stack that it interrupted. ValueError for a CPU exception.
    """
    if vector < FIRST_INTERRUPT:
        raise ValueError("CPU exceptions have no handlers")
    HANDLERS[vector] = function


@export
@isr
def trap(frame: TrapFrame) -> None:
    """Deal with an exception or interrupt. Interrupts: off."""
    handler = HANDLERS[frame.vector & (VECTORS - 1)]
    if handler != 0:
        call_handler(handler, addressof(frame))
    elif frame.vector == PAGE_FAULT:
        panic_at(frame, meaning_of_page_fault(read_cr2(), frame.error_code), True)
    else:
        panic_at(frame, meaning_of(frame.vector), False)
