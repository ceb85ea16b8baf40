"""Tasks of a program that runs in this process: its scheduler, on stacks of this process's memory.

The scheduler and the switch of stacks are the guest's own. There is no timer that interrupts: the scheduler counts
safe points, and looks at the clock where it would halt. A function of this process that the program calls comes
back before another task runs, so CPython, whose stack that is meanwhile, does not see the switches.
"""

from __future__ import annotations

import ctypes
import mmap
import os
import sys
import time
from typing import Any

STACK_BYTES = 1 << 20  # as pyuk/kernel/stacks.py has them; touched only as far as it is used
HALT_UNTIL = "pyuk.kernel.waiting.halt_until"
START_TIMER = "pyuk.kernel.timer.start"
NEW_STACK = "pyuk.kernel.stacks.new_stack"
FREE_STACK = "pyuk.kernel.stacks.free_stack"
DEADLOCK = "pyuk.kernel.deadlock.end_by_deadlock"
SET_ALARM = "pyuk.kernel.timer.set_alarm"
CLEAR_ALARM = "pyuk.kernel.timer.clear_alarm"
ENABLE_INTERRUPTS = "pyuk.arch.x86_64.cpu.enable_interrupts"
_Halt = ctypes.CFUNCTYPE(None, ctypes.c_int64)
_Start = ctypes.CFUNCTYPE(ctypes.c_bool)
_New = ctypes.CFUNCTYPE(ctypes.c_uint64)
_Free = ctypes.CFUNCTYPE(None, ctypes.c_uint64)
_Report = ctypes.CFUNCTYPE(None, ctypes.c_uint64, ctypes.c_uint64)
_Nothing = ctypes.CFUNCTYPE(None)


class Tasks:
    """What stands in the place of the machine's parts. It lives as long as the program."""

    def __init__(self) -> None:
        self._stacks: dict[int, mmap.mmap] = {}
        self.replaced: dict[str, Any] = {
            HALT_UNTIL: _Halt(lambda deadline_ns: time.sleep(max(deadline_ns - time.monotonic_ns(), 0) / 1e9)),
            START_TIMER: _Start(lambda: False),
            NEW_STACK: _New(self._new_stack),
            FREE_STACK: _Free(self._free_stack),
            SET_ALARM: _Halt(lambda deadline_ns: None),
            CLEAR_ALARM: _Nothing(lambda: None),
            DEADLOCK: _Report(_end_process),
            ENABLE_INTERRUPTS: _Nothing(lambda: None),
        }

    def _new_stack(self) -> int:
        try:
            made = mmap.mmap(-1, STACK_BYTES, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
        except OSError:
            return 0
        top = _address(made) + STACK_BYTES
        self._stacks[top] = made
        return top

    def _free_stack(self, top: int) -> None:
        del self._stacks[top]


def _end_process(first: int, current: int) -> None:
    """No task can go on: nobody waits for this process's end in the program itself."""
    sys.stderr.write("deadlock: every thread waits, and nothing can wake any of them\n")
    sys.stderr.flush()
    os._exit(1)


def _address(memory: mmap.mmap) -> int:
    return ctypes.addressof(ctypes.c_char.from_buffer(memory))
