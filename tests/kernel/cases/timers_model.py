"""The timer queue and the queues of tasks against lists. Each function returns 0, or what is wrong.

It runs under CPython and compiled.
"""

from pyuk.kernel.scheduler import Turns
from pyuk.kernel.tasks import HIGH, LOW, NORMAL, Task, TaskQueue
from pyuk.kernel.timerqueue import TimerQueue

seed = 1


def rnd(n: int) -> int:
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) & 0xFFFF_FFFF_FFFF
    return (seed >> 20) % n


def timers(start: int, steps: int) -> int:
    """Add, remove and pop at random; the soonest comes first, and who came first of equal ones."""
    global seed
    seed = start
    queue = TimerQueue()
    tasks = [Task(str(i)) for i in range(40)]
    model: list[Task] = []
    now = 0
    for _ in range(steps):
        task = tasks[rnd(len(tasks))]
        kind = rnd(5)
        if kind < 3 and task.timer_index < 0:
            queue.add(task, now + rnd(20))
            model.append(task)
        elif kind == 3:
            queue.remove(task)
            if task in model:
                model.remove(task)
        else:
            now += rnd(6)
            while True:
                found = queue.pop_due(now)
                due = [each for each in model if each.deadline_ns <= now]
                if found is None:
                    if len(due) > 0:
                        return 1
                    break
                for each in due:
                    if (each.deadline_ns, each.serial) < (found.deadline_ns, found.serial):
                        return 2
                model.remove(found)
        if len(queue) != len(model):
            return 3
        for i in range(len(queue.tasks)):
            if queue.tasks[i].timer_index != i:
                return 4
    return 0


def queues(start: int, steps: int) -> int:
    """Tasks come, go and leave from the middle: what is left is in order."""
    global seed
    seed = start
    queue = TaskQueue()
    tasks = [Task(str(i)) for i in range(20)]
    model: list[Task] = []
    for _ in range(steps):
        task = tasks[rnd(len(tasks))]
        if task.queue is None:
            queue.append(task)
            model.append(task)
        elif rnd(3) == 0:
            queue.remove(task)
            model.remove(task)
        else:
            if queue.pop() is not model.pop(0):
                return 1
        if queue.count != len(model):
            return 2
        at = queue.first
        for each in model:
            if at is not each:
                return 3
            at = at.after
        if at is not None or (len(model) > 0 and queue.last is not model[len(model) - 1]):
            return 4
    return 0


def turns(start: int, steps: int) -> int:
    """Within a level everybody has a turn in order; the lowest level does not starve, the highest comes first."""
    global seed
    seed = start
    all_turns = Turns(Task("first"))
    tasks = [Task(str(i), [HIGH, NORMAL, LOW][i % 3]) for i in range(9)]
    waited = [0 for _ in tasks]
    for task in tasks:
        all_turns.append(task)
    for step in range(1, steps + 1):
        picked = all_turns.pick()
        if picked is None:
            return 1
        for i in range(len(waited)):
            waited[i] += 1
        number = int(picked.name)
        waited[number] = 0
        if step % 16 != 0 and picked.level != HIGH:
            return 2
        if step % 16 == 0 and picked.level != LOW:
            return 3
        all_turns.append(picked)
        if all_turns.ready_count != len(tasks):
            return 4
    for i in range(len(tasks)):
        if waited[i] > 16 * 3 and tasks[i].level != NORMAL:
            return 5
    return 0
