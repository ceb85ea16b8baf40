"""What a CPU exception means, in the words of someone who writes Python.

Next: traps.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64 import paging
from pyuk.arch.x86_64.idt import DOUBLE_FAULT, MACHINE_CHECK, NMI
from pyuk.lang import u64

NULL_PAGE_END = 4096

PF_PRESENT = 1 << 0  # bits of a page fault's error code: SDM 3A §4.7
PF_WRITE = 1 << 1
PF_RESERVED = 1 << 3
PF_FETCH = 1 << 4


def meaning_of(vector: u64) -> str:
    """What an exception other than a page fault means.  Source: SDM 3A §6.15."""
    if vector == 0:
        return "ZeroDivisionError: division by zero, or a quotient that does not fit"
    if vector == NMI:
        return "non-maskable interrupt"
    if vector == 3:
        return "breakpoint"
    if vector == 6:
        return "invalid instruction: code was reached that cannot be"
    if vector == DOUBLE_FAULT:
        return "double fault: an exception could not be delivered"
    if vector == 13:
        return "general protection fault: no address, or not allowed"
    if vector == 16 or vector == 19:
        return "FloatingPointError: unmasked floating-point exception"
    if vector == 17:
        return "unaligned access"
    if vector == MACHINE_CHECK:
        return "machine check: the hardware is broken"
    return "CPU exception" if vector < 32 else "interrupt that nobody waits for"


def meaning_of_page_fault(address: u64, error_code: u64) -> str:
    """What a page fault at an address means."""
    if paging.is_guard(address):
        return "RecursionError: stack overflow"
    if error_code & PF_RESERVED != 0:
        return "page table entry with reserved bits"
    if error_code & PF_FETCH != 0:
        return "call of None" if address < NULL_PAGE_END else "execution of data"
    if address < NULL_PAGE_END:
        return "None was written to" if error_code & PF_WRITE != 0 else "None was read"
    if error_code & PF_PRESENT != 0:
        return "write to read-only memory"
    return "write to no memory" if error_code & PF_WRITE != 0 else "read of no memory"
