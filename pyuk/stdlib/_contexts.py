"""What the variables of contextvars have in the context that runs. Each thread has its own, as has each asyncio task.

It is here for threads and the loop, which change it; contextvars.py is what programs use.
"""

from __future__ import annotations


class Values:
    """slots: what there is, by the numbers of the variables. It never changes, but another one is put in its place:
    so a copy of a context is one more reference to it."""

    def __init__(self, slots: dict[int, object]) -> None:
        self.slots = slots


NOTHING: dict[int, object] = {}
current: Values = Values(NOTHING)


def copied() -> Values:
    """A context that has what the running one has now."""
    return Values(current.slots)


def enter(context: Values) -> Values:
    """Let a context run; the one that ran before."""
    global current
    before = current
    current = context
    return before
