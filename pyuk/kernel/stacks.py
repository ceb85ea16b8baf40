"""Stacks for tasks: page frames with a guard page below. Next: scheduler.py."""

from __future__ import annotations

from pyuk.arch.x86_64 import paging
from pyuk.arch.x86_64.paging import PAGE_BYTES
from pyuk.kernel import frames, memory
from pyuk.lang import u64

STACK_FRAMES = 16
STACK_BYTES = STACK_FRAMES * PAGE_BYTES


def new_stack() -> u64:
    """The top of a new stack of STACK_BYTES; 0 where there is no memory."""
    return memory.new_stack(STACK_FRAMES)


def free_stack(top: u64) -> None:
    """Give a stack back that nobody runs on."""
    guard: u64 = top - STACK_BYTES - PAGE_BYTES
    paging.map_range(guard, guard, PAGE_BYTES, paging.READ_WRITE, memory.new_table)
    frames.free(guard)
