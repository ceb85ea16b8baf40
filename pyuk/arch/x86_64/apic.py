"""The local APIC: the interrupt controller in each processor, with a timer.

Its registers are memory of the device (xAPIC), or, where the processor offers that, MSRs (x2APIC).
Source: SDM 3A §11.4 (local APIC), §11.5.4 (timer), §11.12 (x2APIC). Next: ioapic.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64.cpu import read_msr, write_msr
from pyuk.arch.x86_64.features import LEAF_VERSION, query
from pyuk.lang import Struct, Volatile, inline, u32, u64
from pyuk.lang.raw import view

APIC = 1 << 9  # leaf 1, EDX
X2APIC = 1 << 21  # leaf 1, ECX
TSC_DEADLINE = 1 << 24

MSR_APIC_BASE = 0x1B  # SDM 3A figure 11-5
BASE_MASK = 0x000F_FFFF_FFFF_F000
BASE_X2APIC = 1 << 10
BASE_ENABLED = 1 << 11
MSR_X2APIC = 0x800  # the register at offset N is MSR 800H + N / 16
MSR_TSC_DEADLINE = 0x6E0
PAGE_BYTES = 4096

ID = 0x20  # offsets of registers: SDM 3A table 11-1
TASK_PRIORITY = 0x80
END_OF_INTERRUPT = 0xB0
SPURIOUS = 0xF0
COMMAND = 0x300
TIMER_ENTRY = 0x320
LINT0_ENTRY = 0x350
LINT1_ENTRY = 0x360
ERROR_ENTRY = 0x370
INITIAL_COUNT = 0x380
CURRENT_COUNT = 0x390
DIVIDE = 0x3E0

SOFTWARE_ENABLE = 1 << 8  # of SPURIOUS
TO_ITSELF = 1 << 18 | 1 << 14  # of COMMAND: the destination, and that the interrupt is there
MASKED = 1 << 16  # of an entry of the local vector table
DEADLINE_MODE = 2 << 17  # of TIMER_ENTRY
NMI_MODE = 4 << 8
DIVIDE_BY_1 = 0xB
LONGEST_COUNT = 0xFFFF_FFFF


class Register(Struct):
    """A register in memory."""

    value: Volatile[u32]


uses_msrs: bool = False
registers: u64 = 0


def is_there() -> bool:
    """Whether this processor has one."""
    return query(LEAF_VERSION).edx & APIC != 0


def registers_paddr() -> u64:
    """Where the registers are that have to be mapped before start(); 0 where MSRs do."""
    if query(LEAF_VERSION).ecx & X2APIC != 0:
        return 0
    return read_msr(MSR_APIC_BASE) & BASE_MASK


def has_deadline() -> bool:
    """Whether the timer can wait for a value of the time-stamp counter.  Source: SDM 3A §11.5.4.1."""
    return query(LEAF_VERSION).ecx & TSC_DEADLINE != 0


@inline
def read(register: u32) -> u32:
    """A register."""
    if uses_msrs:
        return read_msr(MSR_X2APIC + (register >> 4)) & 0xFFFF_FFFF
    return view(Register, registers + register).value


@inline
def write(register: u32, value: u32) -> None:
    """Set a register."""
    if uses_msrs:
        write_msr(MSR_X2APIC + (register >> 4), value)
    else:
        view(Register, registers + register).value = value


def reach(paddr: u64) -> None:
    """Let the running CPU's registers be there. paddr: as registers_paddr() said."""
    global uses_msrs, registers
    uses_msrs = paddr == 0
    registers = paddr
    base = read_msr(MSR_APIC_BASE) | BASE_ENABLED
    write_msr(MSR_APIC_BASE, base | BASE_X2APIC if uses_msrs else base)


def start(paddr: u64, spurious_vector: u32) -> None:
    """Switch the running CPU's APIC on, with nothing but NMIs let through. paddr: as registers_paddr() said."""
    reach(paddr)
    write(TASK_PRIORITY, 0)
    write(TIMER_ENTRY, MASKED)
    write(LINT0_ENTRY, MASKED)  # where the legacy controllers would come in
    write(LINT1_ENTRY, NMI_MODE)
    write(ERROR_ENTRY, MASKED)
    write(SPURIOUS, SOFTWARE_ENABLE | spurious_vector)


def identity() -> u32:
    """The running CPU's number among the APICs."""
    return read(ID) if uses_msrs else read(ID) >> 24


@inline
def acknowledge() -> None:
    """The interrupt that is being handled is done with: others of its kind may come."""
    write(END_OF_INTERRUPT, 0)


def interrupt_itself(vector: u32) -> None:
    """Let the running CPU be interrupted by a vector.  Source: SDM 3A §11.6.1 (ICR)."""
    if uses_msrs:
        write_msr(MSR_X2APIC + (COMMAND >> 4), TO_ITSELF | vector)
    else:
        write(COMMAND, TO_ITSELF | vector)


# --- the timer -----------------------------------------------------------------------------------


def use_deadline_timer(vector: u32) -> None:
    """Let the timer interrupt by `vector` when the time-stamp counter reaches what set_deadline() says."""
    write(TIMER_ENTRY, DEADLINE_MODE | vector)


def set_deadline(ticks: u64) -> None:
    """Interrupt once the time-stamp counter is there; 0: do not."""
    write_msr(MSR_TSC_DEADLINE, ticks)


def use_counting_timer(vector: u32) -> None:
    """Let the timer interrupt once by `vector` at the end of each set_count()."""
    write(DIVIDE, DIVIDE_BY_1)
    write(TIMER_ENTRY, vector)


def set_count(count: u32) -> None:
    """Interrupt after so many counts of the timer; 0: do not."""
    write(INITIAL_COUNT, count)


def current_count() -> u32:
    """How many counts are left."""
    return read(CURRENT_COUNT)


def count_silently() -> None:
    """Let the timer count from LONGEST_COUNT down, without an interrupt at its end."""
    use_counting_timer(MASKED)
    set_count(LONGEST_COUNT)


def counted() -> int:
    """How far it has counted since."""
    return LONGEST_COUNT - current_count()
