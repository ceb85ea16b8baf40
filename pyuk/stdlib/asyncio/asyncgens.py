"""Asynchronous generators that have begun: the loop closes at its end those that have not come to theirs.

The compiler has begun() called before an `async for`, and abandon() behind one that has its generator for itself.
Source: CPython 3.11 Lib/asyncio/base_events.py; PEP 525. Next: loops.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Generators are of the types that their functions give.

from __future__ import annotations

from typing import Generic, TypeVar

from pyuk.builtins.generators import DONE, NEW
from pyuk.stdlib.asyncio.events import LOOP, Pending, Until
from pyuk.stdlib.asyncio.gathering import all_of
from pyuk.stdlib.asyncio.tasks import AnyTask, Task

G = TypeVar("G")


class Begun:
    """An asynchronous generator, whatever it gives."""

    def has_ended(self) -> bool:
        return True

    def closing(self) -> AnyTask:
        """A task that closes it."""
        raise NotImplementedError


class BegunGenerator(Begun, Generic[G]):
    generator: G

    def __init__(self, generator: G) -> None:
        self.generator = generator

    def has_ended(self) -> bool:
        return bool(self.generator.state == DONE)  # type: ignore[attr-defined]

    def closing(self) -> AnyTask:
        return Task(self.generator.aclose())  # type: ignore[attr-defined]


OPEN: list[Begun] = []
looked_at: int = 0  # so many were left when they were last looked through


def begun(generator) -> None:
    """A generator is asked for an item: know it, if this is the first one."""
    global looked_at
    if generator.state != NEW:
        return
    if len(OPEN) > 2 * looked_at + 64:
        OPEN[:] = [each for each in OPEN if not each.has_ended()]
        looked_at = len(OPEN)
    OPEN.append(BegunGenerator(generator))


def abandon(generator) -> None:
    """Nobody has a generator any more: it is closed by a task of its own."""
    if generator.state > NEW and LOOP.is_turning:
        LOOP.ready.append(Closing(BegunGenerator(generator)))


class Closing(Pending):
    """Makes that task."""

    what: Begun

    def __init__(self, what: Begun) -> None:
        super().__init__()
        self.what = what

    def run(self) -> None:
        if not self.what.has_ended():
            self.what.closing()


async def close_all() -> None:
    """Close those that have not ended, beside one another."""
    tasks = [each.closing() for each in OPEN if not each.has_ended()]
    OPEN.clear()
    if tasks:
        await Until(all_of(tasks, False))
