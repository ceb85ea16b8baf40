"""tests/programs/threads_stress.py, while a thread looks at the kernel's own books again and again.

It is built as if it lay beside that program: see tests/stress.py. What it prints in the end, the counts and the
machine's clock among it, is the same in each run under -icount.
"""

import threading
import time

from pyuk.arch.x86_64 import trapentry
from pyuk.kernel import collector, frames, interrupts, scheduler, stacks, traps
from pyuk.kernel.tasks import LEVELS, TaskQueue

mistakes: list[str] = []
looks = 0
over = threading.Event()


def check(holds: bool, what: str) -> None:
    if not holds and what not in mistakes:
        mistakes.append(what)


def length_of(queue: TaskQueue) -> int:
    """How many tasks stand in a queue, forwards; each knows its neighbours and its queue."""
    count = 0
    before = None
    task = queue.first
    while task is not None:
        check(task.queue is queue and task.before is before, "a task's place in its queue")
        before = task
        task = task.after
        count += 1
    check(queue.last is before, "the last of a queue")
    check(queue.count == count, "the count of a queue")
    return count


def look_at_tasks() -> None:
    """The list of all tasks, and where each stands."""
    before = None
    task = scheduler.ALL_FIRST
    running = ready = 0
    while task is not None:
        check(task.before_of_all is before, "the list of all tasks")
        if task is scheduler.TURNS.current:
            running += 1
            check(task.queue is None and task.timer_index < 0, "the running task waits")
        else:
            check(task.queue is not None, "a task that nobody can wake")
            check(task.stack_bottom <= task.stack_pointer < task.stack_top, "a stack pointer outside of its stack")
        before = task
        task = task.after_of_all
    for level in range(LEVELS):
        ready += length_of(scheduler.TURNS.ready[level])
    check(running == 1, "who runs")
    check(ready == scheduler.TURNS.ready_count, "the count of ready tasks")


def look_at_timers() -> None:
    """The heap of the timer queue."""
    tasks = scheduler.TURNS.timers.tasks
    for i in range(len(tasks)):
        check(tasks[i].timer_index == i, "a task's place among the timers")
        check(i == 0 or tasks[(i - 1) // 2].deadline_ns <= tasks[i].deadline_ns, "the order of the timers")


def look() -> None:
    """All of it, in one step: without interrupts and their word, no safe point lets another thread run."""
    global looks
    looks += 1
    were_on = interrupts.disable()
    interrupts.attention = False
    look_at_all()
    interrupts.attention = True
    interrupts.restore(were_on)


def look_at_all() -> None:
    look_at_tasks()
    look_at_timers()
    check(0 < frames.free_frames <= frames.total_frames, "the count of free frames")
    check(stacks.spare_count <= stacks.SPARE_FRAMES, "the reserve of frames")
    check(interrupts.unexpected == 0, "an unexpected interrupt")


def watch() -> None:
    while not over.wait(0.0007):
        look()


watcher = threading.Thread(target=watch, daemon=True)
watcher.start()
import threads_stress

over.set()
watcher.join()
look()
print("mistakes", mistakes)
print("failures", len(threads_stress.failures))
print("switches", scheduler.TURNS.switches)
print("looks", looks, "collections", collector.collections, "slots", stacks.slots_made)
print("interrupts", sum(interrupts.COUNTS[i] for i in range(traps.FIRST_INTERRUPT, trapentry.VECTORS)))
print("nanoseconds", time.monotonic_ns())
