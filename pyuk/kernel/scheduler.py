"""The scheduler: which task runs.

Tasks take turns. One runs until it waits, ends, or, in code of the application, is asked to make way at a safe
point: a loop's next round, a call that may recur (pyuk/compiler/passes/safepoints.py). So nothing of the kernel,
the built-in types and the library is ever interrupted by another task: it needs no locks.

An interrupt only leaves word that it has come (interrupts.attention); what follows from it is done at the next
safe point, or where a task waits: then whose moment has come is ready, and whoever waits for interrupts looks.
Of the tasks that are ready, the first of the highest level runs; every sixteenth time, the first of the lowest, so
that none starves. Where several are ready, an alarm ends the turn of each after SLICE_NS; where one runs alone,
or none, nothing ticks. What one CPU owns is in a Turns object; there is one. Next: deadlock.py.
"""

from __future__ import annotations

from pyuk.arch.x86_64.cpu import enable_interrupts
from pyuk.arch.x86_64.switch import prepare_stack, switch_stack
from pyuk.builtins import recursion
from pyuk.kernel import collector, interrupts, stacks, timer, waiting
from pyuk.kernel.clock import monotonic_ns
from pyuk.kernel.deadlock import end_by_deadlock
from pyuk.kernel.panic import panic
from pyuk.kernel.tasks import HIGH, LEVELS, LOW, Task, TaskQueue
from pyuk.kernel.timerqueue import TimerQueue
from pyuk.kernel.waiting import FOREVER
from pyuk.lang import export, u64
from pyuk.lang.raw import symbol

SLICE_NS = 5_000_000
SAFE_POINTS_OF_SLICE = 1000  # where no timer interrupts
TURNS_OF_THE_LOWEST = 16


class Turns:
    """A CPU's tasks.

    ready: a queue for each level. current: who runs. leaving: who ran before, until the switch is over.
    timers: who is woken when. alarm_ns: for when the timer is set. dead: an ended task, whose stack is not free yet.
    """

    ready: list[TaskQueue]
    ready_count: int
    timers: TimerQueue
    current: Task
    leaving: Task
    dead: Task | None
    alarm_ns: int
    switches: int
    picks: int

    def __init__(self, first: Task) -> None:
        self.ready = [TaskQueue() for _ in range(LEVELS)]
        self.ready_count = 0
        self.timers = TimerQueue()
        self.current = first
        self.leaving = first
        self.dead = None
        self.alarm_ns = FOREVER
        self.switches = 0
        self.picks = 0

    def append(self, task: Task) -> None:
        """Let a task be ready, behind the others of its level."""
        self.ready[task.level].append(task)
        self.ready_count += 1

    def pick(self) -> Task | None:
        """Who runs next, taken out of its queue; None where nobody is ready."""
        if self.ready_count == 0:
            return None
        self.ready_count -= 1
        self.picks += 1
        lowest_first = self.picks % TURNS_OF_THE_LOWEST == 0
        for i in range(LEVELS):
            task = self.ready[LOW - i if lowest_first else HIGH + i].pop()
            if task is not None:
                return task
        return None


TURNS: Turns  # of the one CPU
ALL_FIRST: Task | None = None  # of the list of all tasks: their stacks hold references
INTERRUPT_WAITERS: TaskQueue
SLEEPERS: TaskQueue
is_running: bool = False
no_timer: bool = False  # the clock is looked at instead, and safe points are counted
safe_points: int = 0
tells_tasks: bool = False  # of each switch, by left() and entered()


def start(first: Task) -> None:
    """Let the code that runs now be the task `first`; others may be made from then on.

    Who calls it when there are tasks already gives the running one another face.
    """
    global TURNS, INTERRUPT_WAITERS, SLEEPERS, is_running, no_timer
    if is_running:
        replace_current(first)
        return
    TURNS = Turns(first)
    SLEEPERS = TaskQueue()
    INTERRUPT_WAITERS = TaskQueue()
    first.stack_top = collector.stack_top
    first.stack_bottom = recursion.stack_limit
    join_all(first)
    collector.mark_also(mark_stacks)
    waiting.share(pause, has_others)
    no_timer = not timer.start()
    interrupts.attention = True
    is_running = True
    enable_interrupts()
    preempt()


def replace_current(task: Task) -> None:
    """Let the running task be this one from now on."""
    old = TURNS.current
    task.stack_top = old.stack_top
    task.stack_bottom = old.stack_bottom
    leave_all(old)
    join_all(task)
    TURNS.current = task


def tell_tasks() -> None:
    """From now on let tasks know when they are left and entered."""
    global tells_tasks
    tells_tasks = True


def current() -> Task:
    """The task that runs."""
    return TURNS.current


def has_others() -> bool:
    """Whether a task lives beside the running one that does not only serve the machine."""
    task = ALL_FIRST
    while task is not None:
        if task is not TURNS.current and not task.is_service:
            return True
        task = task.after_of_all
    return False


# --- making tasks --------------------------------------------------------------------------------


def launch(task: Task) -> bool:
    """Let a new task run beside the others; False where there is no memory for its stack."""
    top = stacks.new_stack()
    if top == 0:
        return False
    task.stack_top = top
    task.stack_bottom = top - stacks.STACK_BYTES + recursion.RESERVE_BYTES
    task.stack_pointer = prepare_stack(top, symbol("begin_task"))
    join_all(task)
    make_ready(task)
    return True


def join_all(task: Task) -> None:
    """Put a task into the list of all."""
    global ALL_FIRST
    following = ALL_FIRST
    task.after_of_all = following
    if following is not None:
        following.before_of_all = task
    ALL_FIRST = task


def leave_all(task: Task) -> None:
    """Take a task out of the list of all."""
    global ALL_FIRST
    before = task.before_of_all
    after = task.after_of_all
    if before is not None:
        before.after_of_all = after
    else:
        ALL_FIRST = after
    if after is not None:
        after.before_of_all = before


@export
def begin_task(left: u64) -> None:
    """Where a new stack begins: run the task, and never return. left: the stack pointer of who ran before."""
    finish_switch(left)
    task = TURNS.current
    task.run()
    task.is_ended = True
    leave_all(task)
    TURNS.dead = task
    switch_to(next_task())
    panic("a task ran after its end")


def mark_stacks() -> None:
    """For the collector: what the tasks refer to that do not run."""
    task = ALL_FIRST
    while task is not None:
        if task is not TURNS.current:
            collector.mark_range(task.stack_pointer, task.stack_top)
        task = task.after_of_all


# --- waiting and waking --------------------------------------------------------------------------


def block(queue: TaskQueue, deadline_ns: int, what: str) -> bool:
    """Let the running task wait in a queue until wake() takes it out: True; or until the deadline: False.

    what: it waits for, as a deadlock's report says it.
    """
    task = TURNS.current
    if deadline_ns != FOREVER:
        add_timer(task, deadline_ns)  # first: where there is no memory for it, nothing has changed
    task.was_woken = False
    task.waits_for = what
    queue.append(task)
    switch_to(next_task())
    return task.was_woken


def wake(task: Task) -> None:
    """End the wait of a task."""
    queue = task.queue
    if queue is not None:
        queue.remove(task)
    TURNS.timers.remove(task)
    task.was_woken = True
    make_ready(task)


def wake_first(queue: TaskQueue) -> bool:
    """End the wait of who waits longest; False where nobody does."""
    task = queue.first
    if task is None:
        return False
    wake(task)
    return True


def wake_all(queue: TaskQueue) -> None:
    """End the wait of all."""
    while wake_first(queue):
        pass


def pause(deadline_ns: int, until_interrupt: bool) -> None:
    """Wait for a moment, or an interrupt: waiting.rest()."""
    if until_interrupt:
        block(INTERRUPT_WAITERS, deadline_ns, "an interrupt")
    elif deadline_ns <= monotonic_ns():
        give_way()
    else:
        block(SLEEPERS, deadline_ns, "a moment")


def give_way() -> None:
    """Let others run that are ready, of the same or a higher level first."""
    look()
    if TURNS.ready_count > 0:
        TURNS.append(TURNS.current)
        switch_to(next_task())


def give_way_to(task: Task) -> None:
    """Let a task that is ready run now; the running one stands behind all others of its level."""
    queue = task.queue
    if queue is not None:
        queue.remove(task)
        TURNS.ready_count -= 1
        TURNS.append(TURNS.current)
        switch_to(task)


def make_ready(task: Task) -> None:
    """Let a task stand among those that run next."""
    TURNS.append(task)
    if TURNS.alarm_ns == FOREVER and not no_timer:
        set_alarm(monotonic_ns() + SLICE_NS)


def add_timer(task: Task, deadline_ns: int) -> None:
    """Let a task be woken at that moment."""
    TURNS.timers.add(task, deadline_ns)
    if deadline_ns < TURNS.alarm_ns and not no_timer:
        set_alarm(deadline_ns)


def set_alarm(deadline_ns: int) -> None:
    """Have an interrupt at that moment."""
    TURNS.alarm_ns = deadline_ns
    timer.set_alarm(deadline_ns)


# --- taking turns --------------------------------------------------------------------------------


def preempt() -> None:
    """At a safe point, where attention is wanted: let others run if the turn is over."""
    global safe_points
    if not is_running:
        interrupts.attention = False
        return
    if no_timer:
        safe_points += 1
        if safe_points < SAFE_POINTS_OF_SLICE:
            return
        safe_points = 0
    give_way()


def look() -> None:
    """Do what follows from the interrupts that have come since the last time."""
    if interrupts.attention:
        look_at_clock()


def look_at_clock() -> None:
    """Wake those whose moment has come, and those who wait for interrupts; set the next alarm."""
    interrupts.attention = no_timer
    wake_all(INTERRUPT_WAITERS)
    now = monotonic_ns()
    task = TURNS.timers.pop_due(now)
    while task is not None:
        queue = task.queue
        if queue is not None:
            queue.remove(task)
        TURNS.append(task)
        task = TURNS.timers.pop_due(now)
    if not no_timer:
        following = TURNS.timers.next_deadline_ns(FOREVER)
        set_next_alarm(min(following, now + SLICE_NS) if TURNS.ready_count > 0 else following)


def set_next_alarm(deadline_ns: int) -> None:
    """Have an interrupt at that moment, or none where that is FOREVER."""
    if deadline_ns != FOREVER:
        set_alarm(deadline_ns)
    elif TURNS.alarm_ns != FOREVER:
        TURNS.alarm_ns = FOREVER
        timer.clear_alarm()


def next_task() -> Task:
    """Who runs next: the processor halts until somebody is ready."""
    look()
    task = TURNS.pick()
    while task is None:
        deadline = TURNS.timers.next_deadline_ns(FOREVER)
        if deadline == FOREVER and INTERRUPT_WAITERS.count == 0:
            end_by_deadlock(ALL_FIRST, TURNS.current)
        waiting.halt_until(deadline)
        TURNS.alarm_ns = FOREVER
        look_at_clock()
        task = TURNS.pick()
    return task


def switch_to(task: Task) -> None:
    """Let a task run; returns when the one that calls this runs again."""
    if task is not TURNS.current:
        if tells_tasks:
            TURNS.current.left()
            task.entered()
        TURNS.leaving = TURNS.current
        TURNS.current = task
        TURNS.switches += 1
        recursion.stack_limit = task.stack_bottom
        collector.stack_top = task.stack_top
        finish_switch(switch_stack(task.stack_pointer))


def finish_switch(left: u64) -> None:
    """What is done on the new stack. left: the stack pointer of who ran before."""
    TURNS.leaving.stack_pointer = left
    dead = TURNS.dead
    if dead is not None:
        TURNS.dead = None
        stacks.free_stack(dead.stack_top)
