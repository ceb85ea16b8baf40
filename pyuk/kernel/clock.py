"""The monotonic clock: nanoseconds since the machine's counter began.

The time-stamp counter is the only clock that is read again and again. How fast it runs is found out when
somebody first asks. Next: timer.py.
"""

from __future__ import annotations

from pyuk.kernel import calibration
from pyuk.lang import replaceable, u64
from pyuk.lang.intrinsics import rdtsc

SECOND_NS = 1_000_000_000

ticks_per_second: u64 = 0  # 0 until somebody asks


@replaceable
def monotonic_ns() -> int:
    """Nanoseconds since the counter began. Never goes back."""
    global ticks_per_second
    if ticks_per_second == 0:
        ticks_per_second = calibration.tsc_hz()
    return ns_at(rdtsc())


def ns_at(ticks: u64) -> int:
    """The monotonic clock, which was read before, at a value of the counter."""
    rest: u64 = ticks % ticks_per_second
    return ticks // ticks_per_second * SECOND_NS + rest * SECOND_NS // ticks_per_second


def ticks_at(moment_ns: u64) -> u64:
    """What the counter will be at a moment of the monotonic clock, which was read before; never too early."""
    rest: u64 = moment_ns % SECOND_NS
    return moment_ns // SECOND_NS * ticks_per_second + rest * ticks_per_second // SECOND_NS + 1
