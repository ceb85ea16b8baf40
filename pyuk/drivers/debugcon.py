"""QEMU's debug console: a port that takes bytes without waiting. Standard error goes here where it exists.

Source: QEMU 7.2 hw/char/debugcon.c: the port reads as 0xE9.
"""

from __future__ import annotations

from pyuk.arch.x86_64.ports import inb, outb

PORT = 0xE9


def is_there() -> bool:
    """Whether the machine has one: a port without a device reads as 0xFF."""
    return inb(PORT) == PORT


def write_byte(byte: int) -> None:
    """Write a byte."""
    outb(PORT, byte & 0xFF)
