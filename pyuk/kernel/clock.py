"""The monotonic clock: nanoseconds since the machine's counter began.

The time-stamp counter is the only clock that is read again and again. How fast it runs is found out when
somebody first asks: from CPUID, or by ten milliseconds of the interval timer. Next: timer.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64 import pit, timing
from pyuk.lang import u64
from pyuk.lang.intrinsics import rdtsc

SECOND_NS = 1_000_000_000
GUESSED_HZ = 1_000_000_000  # where there is no timer to measure by: what QEMU counts without one

ticks_per_second: u64 = 0  # 0 until somebody asks


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


def ticks_at(moment_ns: u64) -> u64:
    """What the counter will be at a moment of the monotonic clock, which was read before; never too early."""
    rest: u64 = moment_ns % SECOND_NS
    return moment_ns // SECOND_NS * ticks_per_second + rest * ticks_per_second // SECOND_NS + 1
