"""The time of the day, asked for once: KVM's clock says it exactly, a machine's real-time clock to a second.

Next: ../kernel/entropy.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64 import pvclock
from pyuk.drivers import rtc
from pyuk.kernel.clock import SECOND_NS, monotonic_ns, ns_at
from pyuk.lang import replaceable

wall_offset_ns: int = 0  # from monotonic_ns() to nanoseconds since 1970
wall_is_set: bool = False


@replaceable
def wall_ns() -> int:
    """Nanoseconds since 1970-01-01 UTC; since the machine's start where it has no clock that says."""
    global wall_is_set, wall_offset_ns
    now = monotonic_ns()
    if not wall_is_set:
        wall_offset_ns = find_offset(now)
        wall_is_set = True
    return now + wall_offset_ns


def find_offset(now: int) -> int:
    """What wall_offset_ns is to be, by what the machine has."""
    start = pvclock.wall_start_ns()
    if start > 0:
        reading = pvclock.read()
        return start + reading.nanoseconds - ns_at(reading.ticks)
    seconds = rtc.read_seconds()
    return seconds * SECOND_NS - now if seconds >= 0 else 0
