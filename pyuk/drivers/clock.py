"""The time of the day, by the machine's real-time clock, which is asked once: it is right to a second.

Next: ../kernel/entropy.py.
"""

from __future__ import annotations

from pyuk.drivers import rtc
from pyuk.kernel.clock import SECOND_NS, monotonic_ns

wall_offset_ns: int = 0  # from monotonic_ns() to nanoseconds since 1970
wall_is_set: bool = False


def wall_ns() -> int:
    """Nanoseconds since 1970-01-01 UTC; since the machine's start where it has no clock that says."""
    global wall_is_set, wall_offset_ns
    if not wall_is_set:
        seconds = rtc.read_seconds()
        wall_offset_ns = seconds * SECOND_NS - monotonic_ns() if seconds >= 0 else 0
        wall_is_set = True
    return monotonic_ns() + wall_offset_ns
