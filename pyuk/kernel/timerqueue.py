"""The timer queue: tasks that are woken at a moment, the soonest first, of equal ones who came first.

A binary heap, in which every task knows its place. Source: Knuth, The Art of Computer Programming 3, §5.2.3.
Next: stacks.py.
"""

from __future__ import annotations

from pyuk.kernel.tasks import Task


class TimerQueue:
    """tasks: the heap; added: how many were put into it, ever."""

    tasks: list[Task]
    added: int

    def __init__(self) -> None:
        self.tasks = []
        self.added = 0

    def __len__(self) -> int:
        return len(self.tasks)

    def add(self, task: Task, deadline_ns: int) -> None:
        """Put in a task that is not in it; or MemoryError, and nothing has changed."""
        self.tasks.append(task)
        self.added += 1
        task.deadline_ns = deadline_ns
        task.serial = self.added
        self.rise(task, len(self.tasks) - 1)

    def remove(self, task: Task) -> None:
        """Take out a task, if it is in it."""
        index = task.timer_index
        if index < 0:
            return
        task.timer_index = -1
        last = self.tasks.pop()
        if last is not task:
            self.rise(last, index)
            self.sink(last, last.timer_index)

    def next_deadline_ns(self, otherwise: int) -> int:
        """When the first task is to be woken."""
        return self.tasks[0].deadline_ns if len(self.tasks) > 0 else otherwise

    def pop_due(self, now_ns: int) -> Task | None:
        """The first task, taken out, if its moment has come."""
        if len(self.tasks) == 0 or self.tasks[0].deadline_ns > now_ns:
            return None
        task = self.tasks[0]
        self.remove(task)
        return task

    def put(self, task: Task, index: int) -> None:
        """Let a task be at a place of the heap."""
        self.tasks[index] = task
        task.timer_index = index

    def rise(self, task: Task, index: int) -> None:
        """Find the place of a task that may belong nearer to the root than `index`."""
        while index > 0:
            above = self.tasks[(index - 1) // 2]
            if not is_sooner(task, above):
                break
            self.put(above, index)
            index = (index - 1) // 2
        self.put(task, index)

    def sink(self, task: Task, index: int) -> None:
        """Find the place of a task that may belong further from the root than `index`."""
        count = len(self.tasks)
        while 2 * index + 1 < count:
            child = 2 * index + 1
            if child + 1 < count and is_sooner(self.tasks[child + 1], self.tasks[child]):
                child += 1
            if not is_sooner(self.tasks[child], task):
                break
            self.put(self.tasks[child], index)
            index = child
        self.put(task, index)


def is_sooner(one: Task, other: Task) -> bool:
    """Whether a task is woken before another."""
    if one.deadline_ns != other.deadline_ns:
        return one.deadline_ns < other.deadline_ns
    return one.serial < other.serial
