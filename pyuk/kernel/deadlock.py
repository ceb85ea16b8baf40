"""The end of a program in which every task waits for another: who waits for what, and where.

Next: ../stdlib/threading.py.
"""

from __future__ import annotations

from typing import NoReturn

from pyuk.arch.x86_64.switch import KEPT_WORDS
from pyuk.kernel.console import write_error
from pyuk.kernel.exit import exit_machine
from pyuk.kernel.tasks import Task
from pyuk.kernel.traceback import write_app_stack
from pyuk.lang import replaceable, u64
from pyuk.lang.intrinsics import frame_address
from pyuk.lang.raw import Ptr

STATUS = 1


@replaceable
def end_by_deadlock(first: Task | None, current: Task) -> NoReturn:
    """End the machine with a traceback of each task. current: the one that called this."""
    write_error("deadlock: every thread waits, and nothing can wake any of them\n")
    task = first
    while task is not None:
        write_error("\n")
        write_error(task.name)
        write_error(" waits for ")
        write_error(task.waits_for)
        held = task.held
        if held is not None and held.owner is not None:
            write_error(" that ")
            write_error(held.owner.name)
            write_error(" holds")
        write_error(":\n")
        if task is current:
            frame = Ptr[u64](frame_address())
            write_app_stack(max(frame[1], 1) - 1, frame[0])
        else:
            kept = Ptr[u64](task.stack_pointer)
            write_app_stack(max(kept[KEPT_WORDS], 1) - 1, kept[KEPT_WORDS - 1])
        task = task.after_of_all
    exit_machine(STATUS)
