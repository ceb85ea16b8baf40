"""How deep calls may be nested: as deep as the stack is, less what the last of them need.

The compiler lets every function that may call itself compare its frame with `stack_limit`
(pyuk/compiler/passes/recursion.py). Next: list.py.
"""

from __future__ import annotations

from pyuk.lang import noinline, u64

RESERVE_BYTES = 24 << 10  # for functions that cannot call themselves, the allocator and the collector among them

stack_limit: u64 = 0


def set_stack_bottom(bottom: u64) -> None:
    """Say where the stack ends that the application runs on."""
    global stack_limit
    stack_limit = bottom + RESERVE_BYTES


def lift_limit() -> None:
    """Let calls be nested on any stack: for the end of the machine, which has little left to lose."""
    global stack_limit
    stack_limit = 0


@noinline
def too_deep() -> BaseException:
    """A call for which the stack has no room."""
    return RecursionError("maximum recursion depth exceeded")
