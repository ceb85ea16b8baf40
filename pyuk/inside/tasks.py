"""The tasks of a machine: their states, what they wait for, and the calls that they are in.

All is read from the scheduler's own objects (pyuk/kernel/scheduler.py, tasks.py). A program without threads has
none of them: then what the processor does is the one task. Next: kernel.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pyuk.inside.guest import Guest
from pyuk.inside.stacks import Call, Trap, calls, calls_of_kept
from pyuk.inside.symbols import Place
from pyuk.inside.values import Value

SCHEDULER = "pyuk.kernel.scheduler"
MOST_TASKS = 100_000

#: Modules of what the kernel does after something went wrong, which is not what went wrong.
AFTERWARDS = (
    "pyuk.kernel.panic.", "pyuk.kernel.exit.", "pyuk.kernel.console.", "pyuk.kernel.traps.", "pyuk.kernel.acpi.",
    "pyuk.kernel.deadlock.", "pyuk.arch.x86_64.ports.", "pyuk.arch.x86_64.cpu.",
)  # fmt: skip
MADE = "call of "  # in pyuk/compiler/check/calls/callables.py; they have no lines of their own
EXPORTED = ("trap",)  # functions of these modules with names of their own

VECTORS = {0: "divide error", 1: "debug exception", 2: "non-maskable interrupt", 3: "breakpoint",
           6: "invalid instruction", 8: "double fault", 12: "stack fault", 13: "general protection fault",
           14: "page fault", 16: "floating-point exception", 17: "alignment check", 18: "machine check",
           19: "SIMD exception"}  # fmt: skip


@dataclass(frozen=True)
class Task:
    """One task. state: running, ready or waiting. waits_for: what, in words. calls: the innermost first.

    deadline_ns: when its wait ends in any case; None where nothing but what it waits for ends it.
    """

    name: str
    state: str
    processor: int | None = None
    waits_for: str | None = None
    deadline_ns: int | None = None
    level: int | None = None
    calls: list[Call] = field(default_factory=list)

    @property
    def trap(self) -> Trap | None:
        """What stopped it, if that was an exception."""
        return self.calls[0].trap if self.calls and self.calls[0].trap is not None else None

    def places(self) -> list[Place]:
        """All functions that it is in, inlined ones as well, the outermost first."""
        found = [place for call in reversed(self.calls) for place in reversed(call.places) if not _is_between(place)]
        while len(found) > 1 and found[0].path is None:
            found.pop(0)  # a stub that began the stack
        return found


def _is_between(place: Place) -> bool:
    """Whether it is a function that the compiler made, between the call of a value and the function that this is."""
    return place.function.startswith(MADE)


def all_tasks(guest: Guest) -> list[Task]:
    """Every task of the machine, those that run first."""
    turns = guest.variable(f"{SCHEDULER}.TURNS")
    found = turns.target() if turns is not None and guest.number(f"{SCHEDULER}.is_running") else None
    if found is None:
        return [Task("main", "running", number, calls=running_calls(guest, number))
                for number in range(len(guest.snapshot.registers))]  # fmt: skip
    current = found["current"].number()
    ready = {each.address for queue in ready_queues(found) for each in tasks_of(queue)}
    tasks = [read_task(guest, each, current, ready) for each in _list_of_all(guest)]
    return sorted(tasks, key=lambda task: task.processor is None)


def read_task(guest: Guest, task: Value, current: int, ready: set[int]) -> Task:
    """One of the scheduler's tasks."""
    is_current = task.address == current
    waits = task["queue"].number() != 0 and task.address not in ready
    state = "waiting" if waits else "running" if is_current else "ready"
    deadline = task["deadline_ns"].number() if task["timer_index"].number() >= 0 else None
    stack = running_calls(guest, 0) if is_current else calls_of_kept(guest, task["stack_pointer"].number())
    waits_for = _wanted(task) if waits else None
    processor = 0 if state == "running" else None
    return Task(task["name"].text(), state, processor, waits_for, deadline, task["level"].number(), stack)


def _wanted(task: Value) -> str:
    """What a task waits for, and who holds it: `a lock that keeper holds`."""
    text = task["waits_for"].text()
    held = task["held"].target()
    owner = held["owner"].target() if held is not None else None
    return f"{text} that {owner['name'].text()} holds" if owner is not None else text


def _list_of_all(guest: Guest) -> Iterator[Value]:
    """The scheduler's list of all tasks, the newest first."""
    first = guest.variable(f"{SCHEDULER}.ALL_FIRST")
    seen: set[int] = set()
    task = first.target() if first is not None else None
    while task is not None and task.address not in seen and len(seen) < MOST_TASKS:
        seen.add(task.address)
        yield task
        task = task["after_of_all"].target()


def ready_queues(turns: Value) -> list[Value]:
    """The queues of a CPU's Turns, the highest level first."""
    found = turns["ready"].target()
    items = found.buffer("items") if found is not None else None
    count = found["length"].number() if found is not None else 0
    queues = [items.element(i).target() for i in range(count)] if items is not None else []
    return [queue for queue in queues if queue is not None]


def tasks_of(queue: Value) -> Iterator[Value]:
    """The tasks that stand in a queue, in their order."""
    task = queue["first"].target()
    for _ in range(MOST_TASKS):
        if task is None:
            return
        yield task
        task = task["after"].target()


# --- stacks ------------------------------------------------------------------------------------


def running_calls(guest: Guest, processor: int) -> list[Call]:
    """The calls that a processor is in."""
    return before_the_end(guest, calls(guest, guest.snapshot.registers[processor]))


def before_the_end(guest: Guest, found: list[Call]) -> list[Call]:
    """The calls without those that the kernel made because of an exception or a panic."""
    for index, call in enumerate(found):
        if call.trap is not None and call.trap.vector < 32:
            return found[index:]
    index = 0
    while index < len(found) and _is_afterwards(guest, found[index]):
        index += 1
    return found[index:] or found


def _is_afterwards(guest: Guest, call: Call) -> bool:
    symbol = guest.symbols.at(call.pc)
    return symbol is not None and (symbol.name.startswith(AFTERWARDS) or symbol.name in EXPORTED)


def describe_trap(guest: Guest, trap: Trap) -> str:
    """`page fault at 0x8`."""
    text = VECTORS.get(trap.vector, f"exception {trap.vector}")
    return f"{text} at {guest.snapshot.registers[0].get('CR2', 0):#x}" if trap.vector == 14 else text


def describe_state(task: Task) -> str:
    """`waiting for the lock, until 12.5 s`."""
    text = task.state
    if task.processor is not None:
        text += f" on processor {task.processor}"
    if task.waits_for:
        text += f" for {task.waits_for}"
    if task.deadline_ns is not None:
        text += f", until {task.deadline_ns / 1e9:.3f} s"
    return text

