"""The high precision event timer's main counter. ACPI's table HPET says where it is.

Source: IA-PC HPET Specification 1.0a §2.3 (registers), §3.2.4 (the table). Next: idt.py.
"""

from __future__ import annotations

from pyuk.lang import Struct, Volatile, u32, u64
from pyuk.lang.raw import view

REGISTERS_BYTES = 0x400
ENABLE = 1 << 0  # of the configuration
MASK = 0xFFFF_FFFF
SECOND_FS = 10**15
LONGEST_PERIOD_FS = 100_000_000  # the counter has 10 MHz at least: §2.3.4

registers: u64 = 0


class Register(Struct):
    """A register in memory; of the counter's 64 bits the low half."""

    value: Volatile[u32]


PERIOD = 0x004  # offsets: the high half of the capabilities
CONFIGURATION = 0x010
COUNTER = 0x0F0


def start(paddr: u64) -> int:
    """Let the counter of the registers at `paddr`, which are mapped, count. How often in a second; 0: it is none."""
    global registers
    period = view(Register, paddr + PERIOD).value
    if not 0 < period <= LONGEST_PERIOD_FS:
        return 0
    registers = paddr
    configuration = view(Register, paddr + CONFIGURATION)
    configuration.value = configuration.value | ENABLE
    return SECOND_FS // period


def elapsed() -> int:
    """How far it has counted, modulo 2**32."""
    return view(Register, registers + COUNTER).value
