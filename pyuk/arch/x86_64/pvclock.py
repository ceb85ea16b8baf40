"""KVM's clock: the hypervisor writes into the guest's memory how fast the time-stamp counter runs, and the time.

Asked once: it writes when an MSR gets an address, and is told to write no more. Nothing that it wrote is used unless
the version beside it is even and the same before and after.
Source: Linux, Documentation/virt/kvm/x86/cpuid.rst, msr.rst (MSR_KVM_SYSTEM_TIME_NEW, MSR_KVM_WALL_CLOCK_NEW).
Next: pit.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64.cpu import write_msr
from pyuk.arch.x86_64.timing import KVM, hypervisor_leaf, hypervisor_name
from pyuk.lang import Array, Struct, Volatile, i8, u8, u32, u64
from pyuk.lang.raw import addressof

LEAF_FEATURES = 0x4000_0001
CLOCK = 1 << 3  # EAX: the two MSRs are there
MSR_WALL_CLOCK = 0x4B56_4D00
MSR_SYSTEM_TIME = 0x4B56_4D01
ENABLED = 1
SECOND_NS = 1_000_000_000
TRIES = 1000
MOST_SHIFT = 16


class SystemTime(Struct):
    """Nanoseconds since the hypervisor's start at a value of the counter, and how they go on from there:

    ((ticks << shift) * multiplier) >> 32.
    """

    version: Volatile[u32]
    reserved: u32
    ticks: Volatile[u64]
    nanoseconds: Volatile[u64]
    multiplier: Volatile[u32]
    shift: Volatile[i8]
    flags: u8
    rest: Array[u8, 2]


class WallClock(Struct):
    """The time since 1970 at the hypervisor's start."""

    version: Volatile[u32]
    seconds: Volatile[u32]
    nanoseconds: Volatile[u32]
    reserved: u32


SYSTEM_TIME: SystemTime = SystemTime()  # where the hypervisor writes
READING: SystemTime = SystemTime()  # what it said, all of one moment
WALL_CLOCK: WallClock = WallClock()


def is_there() -> bool:
    """Whether this machine has such a clock."""
    return hypervisor_name() == KVM and hypervisor_leaf(LEAF_FEATURES).eax & CLOCK != 0


def read() -> SystemTime:
    """What the hypervisor says now; zeros where it has no such clock, or never comes to rest. Good until the next."""
    READING.multiplier = 0
    if is_there():
        write_msr(MSR_SYSTEM_TIME, addressof(SYSTEM_TIME) | ENABLED)
        copy_settled()
        write_msr(MSR_SYSTEM_TIME, 0)
    return READING


def copy_settled() -> None:
    """Copy what lies in memory, once it is all of one moment."""
    for _ in range(TRIES):
        version = SYSTEM_TIME.version
        READING.ticks = SYSTEM_TIME.ticks
        READING.nanoseconds = SYSTEM_TIME.nanoseconds
        READING.multiplier = SYSTEM_TIME.multiplier
        READING.shift = SYSTEM_TIME.shift
        if version & 1 == 0 and version == SYSTEM_TIME.version:
            return
    READING.multiplier = 0


def tsc_hz() -> int:
    """Ticks of the time-stamp counter in a second; 0 where nobody says."""
    reading = read()
    return hz_of(reading.multiplier, reading.shift)


def hz_of(multiplier: int, shift: int) -> int:
    """Ticks in a second, by what turns them into nanoseconds; 0 where that is no rate."""
    if multiplier == 0 or not -MOST_SHIFT <= shift <= MOST_SHIFT:
        return 0
    ticks = (SECOND_NS << 32) // multiplier
    return ticks >> shift if shift >= 0 else min(ticks, 1 << 32) << -shift


def wall_start_ns() -> int:
    """Nanoseconds from 1970 to the moment that a SystemTime counts from; 0 where nobody says."""
    if is_there():
        write_msr(MSR_WALL_CLOCK, addressof(WALL_CLOCK))
        for _ in range(TRIES):
            version = WALL_CLOCK.version
            found = WALL_CLOCK.seconds * SECOND_NS + WALL_CLOCK.nanoseconds
            if version & 1 == 0 and version == WALL_CLOCK.version:
                return found
    return 0
