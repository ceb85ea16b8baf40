"""Input and output ports: how the machine's oldest devices are spoken to.

Source: SDM 1 §19.3 (I/O address space). Next: cpu.py.
"""

from __future__ import annotations

from pyuk.lang import u8, u16, u32
from pyuk.lang.raw import asm, stub


@stub
def inb(port: u16) -> u8:
    """Read a byte.  Source: SDM 2A IN."""
    asm("""
        mov edx, edi
        xor eax, eax
        in al, dx
        ret
    """)


@stub
def outb(port: u16, value: u8) -> None:
    """Write a byte.  Source: SDM 2B OUT."""
    asm("""
        mov edx, edi
        mov eax, esi
        out dx, al
        ret
    """)


@stub
def inw(port: u16) -> u16:
    """Read 16 bits."""
    asm("""
        mov edx, edi
        xor eax, eax
        in ax, dx
        ret
    """)


@stub
def outw(port: u16, value: u16) -> None:
    """Write 16 bits."""
    asm("""
        mov edx, edi
        mov eax, esi
        out dx, ax
        ret
    """)


@stub
def inl(port: u16) -> u32:
    """Read 32 bits."""
    asm("""
        mov edx, edi
        in eax, dx
        ret
    """)


@stub
def outl(port: u16, value: u32) -> None:
    """Write 32 bits."""
    asm("""
        mov edx, edi
        mov eax, esi
        out dx, eax
        ret
    """)
