"""Where all exceptions and interrupts come to: trap(), which arch/x86_64/trapentry.py calls.

An exception of the CPU is a bug, for compiled Python checks what it does: it ends the machine, with the
traceback of what was running. Interrupts go to the one function that whoever enables them has set.
Next: memory.py.
"""

from __future__ import annotations

from collections.abc import Callable

from pyuk.arch.x86_64.cpu import read_cr2
from pyuk.arch.x86_64.idt import PAGE_FAULT
from pyuk.arch.x86_64.trapframe import TrapFrame
from pyuk.kernel.faults import meaning_of, meaning_of_page_fault
from pyuk.kernel.panic import panic_at
from pyuk.lang import export, isr, u64

FIRST_INTERRUPT = 32

interrupt_handler: Callable[[TrapFrame], None]
handles_interrupts: bool = False
fault_handler: Callable[[u64], bool]
handles_faults: bool = False


def set_interrupt_handler(handler: Callable[[TrapFrame], None]) -> None:
    """Let `handler` deal with all interrupts; the frame says the vector.

    It is an @isr function: it runs with interrupts disabled, on the stack that it interrupted.
    """
    global interrupt_handler, handles_interrupts
    interrupt_handler = handler
    handles_interrupts = True


def set_fault_handler(handler: Callable[[u64], bool]) -> None:
    """Let `handler`, an @isr function, look at each page fault first: whether it has mended it. It gets the address."""
    global fault_handler, handles_faults
    fault_handler = handler
    handles_faults = True


@export
@isr
def trap(frame: TrapFrame) -> None:
    """Deal with an exception or interrupt. Interrupts: off."""
    if frame.vector >= FIRST_INTERRUPT and handles_interrupts:
        interrupt_handler(frame)
    elif frame.vector == PAGE_FAULT and handles_faults and fault_handler(read_cr2()):
        return
    elif frame.vector == PAGE_FAULT:
        panic_at(frame, meaning_of_page_fault(read_cr2(), frame.error_code), True)
    else:
        panic_at(frame, meaning_of(frame.vector), False)
