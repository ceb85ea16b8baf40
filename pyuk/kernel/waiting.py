"""Waiting: for a moment, for an interrupt. The processor halts meanwhile, or, where there are tasks, runs another.

Whoever brings a scheduler up says so by share(). Next: tasks.py.
"""

from __future__ import annotations

from collections.abc import Callable

from pyuk.arch.x86_64.cpu import disable_interrupts, wait_for_interrupt
from pyuk.kernel import interrupts, timer
from pyuk.kernel.clock import monotonic_ns
from pyuk.kernel.interrupts import Interrupt
from pyuk.lang import replaceable
from pyuk.lang.intrinsics import pause

FOREVER = (1 << 63) - 1  # as a deadline

pause_task: Callable[[int, bool], None]
other_lives: Callable[[], bool]
has_tasks: bool = False


def share(other: Callable[[int, bool], None], lives: Callable[[], bool]) -> None:
    """Let `other` be what waiting comes to, and lives() say whether other tasks are there.

    It takes a deadline, and whether an interrupt ends the wait as well; it may return early.
    """
    global pause_task, other_lives, has_tasks
    pause_task = other
    other_lives = lives
    has_tasks = True


def has_others() -> bool:
    """Whether other tasks of the program live than the one that runs."""
    return has_tasks and other_lives()


def rest(deadline_ns: int, until_interrupt: bool) -> None:
    """Do nothing for a while, at most until the deadline."""
    if has_tasks:
        pause_task(deadline_ns, until_interrupt)
    else:
        halt_until(deadline_ns)


def sleep_until(deadline_ns: int) -> None:
    """Do nothing until then."""
    while monotonic_ns() < deadline_ns:
        rest(deadline_ns, False)


def sleep_ns(duration_ns: int) -> None:
    """Do nothing for so long; other tasks have their turn even where it is no time at all."""
    if duration_ns == 0 and has_tasks:
        rest(0, False)
    sleep_until(min(monotonic_ns(), FOREVER - duration_ns) + duration_ns)


def wait_for(interrupt: Interrupt, deadline_ns: int = FOREVER) -> bool:
    """Wait until the interrupt has come since this was last called; False where the deadline came first."""
    if interrupt.is_level:
        interrupts.mask_line(interrupt, False)
    while not interrupt.has_arrived:
        if deadline_ns != FOREVER and monotonic_ns() >= deadline_ns:
            return False
        rest(deadline_ns, True)
    interrupt.has_arrived = False
    return True


@replaceable
def halt_until(deadline_ns: int) -> None:
    """Halt the processor until an interrupt comes, of which one is the timer's at the deadline.

    An interrupt that has come since this last returned ends it at once: none is lost in between.
    """
    if not timer.start():
        pause()  # a machine without a controller: whoever waits looks again and again
        return
    if deadline_ns != FOREVER:
        timer.set_alarm(deadline_ns)
    were_on = interrupts.disable()
    if not interrupts.attention:
        wait_for_interrupt()
        disable_interrupts()
    interrupts.attention = False
    interrupts.restore(were_on)
    if deadline_ns != FOREVER:
        timer.clear_alarm()
