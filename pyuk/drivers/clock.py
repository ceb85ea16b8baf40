"""The clock: nanoseconds since the machine's counter began, and the time of the day.

The time-stamp counter is the only clock that is read again and again. How fast it runs is found out when
somebody first asks: from CPUID, or by ten milliseconds of the interval timer. The date comes from the real-time
clock once, so it is right to a second. Next: ../kernel/entropy.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64 import timing
from pyuk.drivers import pit, rtc
from pyuk.lang import u64
from pyuk.lang.intrinsics import pause, rdtsc

SECOND_NS = 1_000_000_000
GUESSED_HZ = 1_000_000_000  # where there is no timer to measure by: what QEMU counts without one

ticks_per_second: u64 = 0  # 0 until somebody asks
wall_offset_ns: int = 0  # from monotonic_ns() to nanoseconds since 1970
wall_is_set: bool = False


def calibrate() -> None:
    """Find out how fast the counter runs."""
    global ticks_per_second
    found = timing.tsc_hz()
    if found == 0:
        found = pit.measure_tsc_hz()
    ticks_per_second = found if found != 0 else GUESSED_HZ


def monotonic_ns() -> int:
    """Nanoseconds since the counter began. Never goes back."""
    if ticks_per_second == 0:
        calibrate()
    ticks: u64 = rdtsc()
    rest: u64 = ticks % ticks_per_second
    return ticks // ticks_per_second * SECOND_NS + rest * SECOND_NS // ticks_per_second


def wall_ns() -> int:
    """Nanoseconds since 1970-01-01 UTC; since the machine's start where it has no clock that says."""
    global wall_is_set, wall_offset_ns
    if not wall_is_set:
        seconds = rtc.read_seconds()
        wall_offset_ns = seconds * SECOND_NS - monotonic_ns() if seconds >= 0 else 0
        wall_is_set = True
    return monotonic_ns() + wall_offset_ns


def sleep_ns(duration_ns: int) -> None:
    """Do nothing for so long."""
    end = monotonic_ns() + duration_ns
    while monotonic_ns() < end:
        pause()
