"""The one-shot timer: one interrupt at a moment of the monotonic clock. Nothing ticks while none is asked for.

It is the local APIC's: it waits for a value of the time-stamp counter where the processor has that mode, and
counts down otherwise. Next: waiting.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64 import apic, timing
from pyuk.kernel import clock, interrupts
from pyuk.kernel.clock import SECOND_NS, monotonic_ns
from pyuk.kernel.interrupts import Interrupt
from pyuk.lang import replaceable, u64
from pyuk.lang.intrinsics import pause

MEASURED_NS = 250_000
MEASUREMENTS = 4
LONGEST_NS = 1 << 60
LATEST_NS = 1 << 62

counts_per_second: u64 = 0  # of a timer that counts
waits_for_counter: bool = False
is_ready: bool = False


@replaceable
def start() -> bool:
    """Get the timer ready, if that was not done before; False where the machine has none."""
    global is_ready, waits_for_counter, counts_per_second
    if is_ready:
        return True
    if not interrupts.start():
        return False
    vector = interrupts.allocate(Interrupt("timer"))
    waits_for_counter = apic.has_deadline()
    monotonic_ns()  # finds out how fast the counter runs
    if waits_for_counter:
        apic.use_deadline_timer(vector)
    else:
        counts_per_second = timing.apic_timer_hz()
        if counts_per_second == 0:
            measure()
        apic.use_counting_timer(vector)
    is_ready = True
    return True


def measure() -> None:
    """Find out how fast the timer counts: what comes between two readings makes it seem slower, never faster."""
    global counts_per_second
    fastest = 1
    for _ in range(MEASUREMENTS):
        begin = monotonic_ns()
        apic.count_silently()
        while monotonic_ns() - begin < MEASURED_NS:
            pause()
        counted = apic.counted()
        fastest = max(fastest, counted * SECOND_NS // (monotonic_ns() - begin))
    apic.set_count(0)
    counts_per_second = fastest


@replaceable
def set_alarm(deadline_ns: int) -> None:
    """Interrupt at that moment, or at once where it has passed; instead of the alarm that was set before.

    A timer that counts may come before a moment that is far away: whoever waits looks at the clock again.
    """
    if waits_for_counter:
        apic.set_deadline(clock.ticks_at(max(min(deadline_ns, LATEST_NS), 1)))
        return
    rest: u64 = min(max(deadline_ns - monotonic_ns(), 0), SECOND_NS)
    count: u64 = rest * counts_per_second // SECOND_NS + 1
    apic.set_count(min(count, apic.LONGEST_COUNT))


@replaceable
def clear_alarm() -> None:
    """Do not interrupt."""
    if waits_for_counter:
        apic.set_deadline(0)
    else:
        apic.set_count(0)
