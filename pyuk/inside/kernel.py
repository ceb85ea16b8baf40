"""What the kernel itself keeps: run queues, timers, interrupts.

Next: report.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from pyuk.inside.guest import Guest
from pyuk.inside.tasks import SCHEDULER, VECTORS, ready_queues, tasks_of
from pyuk.inside.values import Value

INTERRUPTS = "pyuk.kernel.interrupts"
FIRST_INTERRUPT = 32
LEVELS = ("high", "normal", "low")


@dataclass(frozen=True)
class RunQueue:
    """The tasks that are ready on a level of priority, in the order of their turns."""

    level: str
    tasks: list[str]


@dataclass(frozen=True)
class Timer:
    """A task that is woken at a moment of the monotonic clock."""

    deadline_ns: int
    task: str


@dataclass(frozen=True)
class InterruptCount:
    """How often a vector has come, and whose it is."""

    vector: int
    name: str
    count: int


@dataclass(frozen=True)
class Scheduler:
    """A CPU's turns. switches: from one task to another, so far."""

    switches: int
    queues: list[RunQueue]
    timers: list[Timer]


def scheduler(guest: Guest) -> Scheduler | None:
    """None where the program has no tasks."""
    variable = guest.variable(f"{SCHEDULER}.TURNS")
    turns = variable.target() if variable is not None and guest.number(f"{SCHEDULER}.is_running") else None
    if turns is None:
        return None
    queues = [
        RunQueue(LEVELS[i] if i < len(LEVELS) else str(i), [task["name"].text() for task in tasks_of(queue)])
        for i, queue in enumerate(ready_queues(turns))
    ]
    return Scheduler(turns["switches"].number(), queues, _timers(turns))


def _timers(turns: Value) -> list[Timer]:
    """The timer queue, the soonest first."""
    queue = turns["timers"].target()
    tasks = queue["tasks"].target() if queue is not None else None
    items = tasks.buffer("items") if tasks is not None else None
    if tasks is None or items is None:
        return []
    found = [items.element(i).target() for i in range(tasks["length"].number())]
    return sorted((Timer(each["deadline_ns"].number(), each["name"].text()) for each in found if each is not None),
                  key=lambda timer: timer.deadline_ns)  # fmt: skip


def interrupts(guest: Guest) -> list[InterruptCount]:
    """The vectors that have come, or that somebody has."""
    counts = guest.variable(f"{INTERRUPTS}.COUNTS")
    if counts is None:
        return []
    names = _names(guest)
    found = [InterruptCount(vector, names.get(vector, VECTORS.get(vector, "")), each.number())
             for vector, each in enumerate(counts.items())]  # fmt: skip
    return [each for each in found if each.count or each.vector in names]


def _names(guest: Guest) -> dict[int, str]:
    """Who has which vector."""
    variable = guest.variable(f"{INTERRUPTS}.OF_VECTORS")
    holders = variable.target() if variable is not None else None
    items = holders.buffer("items") if holders is not None else None
    if holders is None or items is None:
        return {}
    found = {FIRST_INTERRUPT + i: items.element(i).target() for i in range(holders["length"].number())}
    return {vector: each["name"].text() for vector, each in found.items() if each is not None}
