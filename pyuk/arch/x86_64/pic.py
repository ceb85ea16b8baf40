"""The legacy interrupt controllers, a pair of Intel 8259A: all of their lines are switched off.

Source: Intel 8259A datasheet (231468), OCW1. Next: apic.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64.ports import outb

FIRST_MASK = 0x21
SECOND_MASK = 0xA1
ALL_LINES = 0xFF


def mask_all() -> None:
    """Let neither controller interrupt: the I/O APIC has the same lines. Ports without a device take no harm."""
    outb(FIRST_MASK, ALL_LINES)
    outb(SECOND_MASK, ALL_LINES)
