"""Tasks: each runs code on a stack of its own; and the queues that they stand in.

A task is in at most one TaskQueue: it is ready, or it waits for something. Next: timerqueue.py.
"""

from __future__ import annotations

from pyuk.lang import u64

HIGH = 0  # levels of priority
NORMAL = 1
LOW = 2
LEVELS = 3


class Held:
    """Something that one task at a time holds, and others wait for: a lock."""

    owner: Task | None

    def __init__(self) -> None:
        self.owner = None


class Task:
    """Something that runs; a class derived from it says what, by run().

    stack_pointer: where it goes on, while it does not run. stack_top, stack_bottom: its stack.
    queue, before, after: the queue that it stands in, and its neighbours there.
    deadline_ns, serial, timer_index: when it is woken, in the timer queue; -1 where it is in none.
    was_woken: whether the wait that it is in, or was in last, ended before its deadline.
    is_service: it is the machine's, not the program's.
    waits_for: in words, for whoever asks; held: what it waits for, if that is something that another task holds.
    before_of_all, after_of_all: the list of all tasks.
    """

    name: str
    level: int
    stack_pointer: u64
    stack_top: u64
    stack_bottom: u64
    queue: TaskQueue | None
    before: Task | None
    after: Task | None
    deadline_ns: int
    serial: int
    timer_index: int
    was_woken: bool
    is_ended: bool
    is_service: bool
    waits_for: str
    held: Held | None
    before_of_all: Task | None
    after_of_all: Task | None

    def __init__(self, name: str, level: int = NORMAL) -> None:
        self.name = name
        self.level = level
        self.stack_pointer = 0
        self.stack_top = 0
        self.stack_bottom = 0
        self.queue = None
        self.before = None
        self.after = None
        self.deadline_ns = 0
        self.serial = 0
        self.timer_index = -1
        self.was_woken = False
        self.is_ended = False
        self.is_service = False
        self.waits_for = ""
        self.held = None
        self.before_of_all = None
        self.after_of_all = None

    def run(self) -> None:
        """What the task does. Nothing is raised."""

    def left(self) -> None:
        """Another task is about to run."""

    def entered(self) -> None:
        """It is about to run (again)."""


class TaskQueue:
    """Tasks in the order in which they came."""

    first: Task | None
    last: Task | None
    count: int

    def __init__(self) -> None:
        self.first = None
        self.last = None
        self.count = 0

    def append(self, task: Task) -> None:
        """Let a task that is in no queue stand at the end."""
        last = self.last
        task.queue = self
        task.before = last
        task.after = None
        if last is not None:
            last.after = task
        else:
            self.first = task
        self.last = task
        self.count += 1

    def remove(self, task: Task) -> None:
        """Take out a task that is in this queue, wherever it stands."""
        before = task.before
        after = task.after
        if before is not None:
            before.after = after
        else:
            self.first = after
        if after is not None:
            after.before = before
        else:
            self.last = before
        task.queue = None
        task.before = None
        task.after = None
        self.count -= 1

    def pop(self) -> Task | None:
        """The first task, taken out; None where there is none."""
        task = self.first
        if task is not None:
            self.remove(task)
        return task
