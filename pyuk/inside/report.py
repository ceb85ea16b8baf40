"""Everything that is seen of a machine, in one structure: what `pyuk inspect` shows as text, JSON and a page.

Next: page.py, which draws it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from pyuk.inside import heap, paging
from pyuk.inside.guest import Guest
from pyuk.inside.heap import CELLS, FRAMES, FREE, HELD, LARGE, LARGE_REST, TAKEN, Run, TypeUse
from pyuk.inside.kernel import InterruptCount, Scheduler, interrupts, scheduler
from pyuk.inside.memory import PAGE_BYTES, NoMemory
from pyuk.inside.tasks import Task, all_tasks, describe_trap

COLLECTOR = "pyuk.kernel.collector"
KINDS = {FREE: "free", TAKEN: "kernel", HELD: "held back", CELLS: "small objects", LARGE: "large objects",
         LARGE_REST: "large objects"}  # fmt: skip
UNTOUCHED = "never used"
PARTS = (
    ("__text_start", "__text_end", "text"),
    ("__rodata_start", "__rodata_end", "rodata"),
    ("__data_start", "__data_end", "data"),
    ("__bss_start", "__bss_end", "bss"),
)


@dataclass(frozen=True)
class Region:
    """Memory that the page-frame allocator has: frames below `carved` were handed out at least once."""

    base: int
    carved: int
    end: int
    table: int


@dataclass(frozen=True)
class Memory:
    """The page frames. by_kind: what they are used for -> how many there are."""

    total_frames: int
    free_frames: int
    by_kind: dict[str, int]
    regions: list[Region]
    runs: list[Run]


@dataclass(frozen=True)
class Heap:
    """types: by what they take. live_bytes: what the last collection found."""

    collections: int
    live_bytes: int
    budget: int
    types: list[TypeUse]


@dataclass(frozen=True)
class Range:
    """A range of addresses with the same rights, and what lies there."""

    start: int
    end: int
    rights: str
    page_bytes: int
    what: str


@dataclass(frozen=True)
class Report:
    """The whole. processors: their registers."""

    name: str
    facts: dict[str, Any]
    processors: list[dict[str, int]]
    tasks: list[Task]
    memory: Memory
    heap: Heap
    map: list[Range]
    guards: list[int]
    scheduler: Scheduler | None
    interrupts: list[InterruptCount]

    def as_json(self, guest: Guest) -> dict[str, Any]:
        """For programs: numbers are numbers, addresses too."""
        return {
            "machine": self.name,
            "facts": self.facts,
            "processors": self.processors,
            "tasks": [task_json(guest, task) for task in self.tasks],
            "memory": asdict(self.memory),
            "heap": asdict(self.heap),
            "map": [asdict(each) for each in self.map],
            "guards": self.guards,
            "scheduler": asdict(self.scheduler) if self.scheduler is not None else None,
            "interrupts": [asdict(each) for each in self.interrupts],
        }


def task_json(guest: Guest, task: Task) -> dict[str, Any]:
    """A task, for programs."""
    return {
        "name": task.name,
        "state": task.state,
        "processor": task.processor,
        "waits_for": task.waits_for,
        "deadline_ns": task.deadline_ns,
        "level": task.level,
        "stopped_by": describe_trap(guest, task.trap) if task.trap is not None else None,
        "calls": [asdict(place) for place in task.places()],
    }


def make_report(guest: Guest, name: str, facts: dict[str, Any]) -> Report:
    """Look at everything."""
    return Report(
        name,
        facts,
        guest.snapshot.registers,
        all_tasks(guest),
        _memory(guest),
        _heap(guest),
        address_map(guest),
        guard_pages(guest),
        scheduler(guest),
        interrupts(guest),
    )


def _memory(guest: Guest) -> Memory:
    regions = _regions(guest)
    runs = list(heap.runs(guest))
    by_kind: dict[str, int] = {}
    for run in runs:
        by_kind[KINDS[run.kind]] = by_kind.get(KINDS[run.kind], 0) + run.frames
    by_kind[UNTOUCHED] = sum((each.end - each.carved) // PAGE_BYTES for each in regions)
    total, free = (guest.number(f"{FRAMES}.{name}_frames") for name in ("total", "free"))
    return Memory(total, free, by_kind, regions, runs)


def _regions(guest: Guest) -> list[Region]:
    table = guest.variable(f"{FRAMES}.REGIONS")
    if table is None:
        return []
    found = [table.element(i) for i in range(guest.number(f"{FRAMES}.region_count"))]
    return [Region(*(each[name].number() for name in ("base", "carved", "end", "table"))) for each in found]


def _heap(guest: Guest) -> Heap:
    collections, live, budget = (
        guest.number(f"{COLLECTOR}.{name}") for name in ("collections", "live_bytes", "budget")
    )
    return Heap(collections, live, budget, heap.by_type(guest))


# --- addresses ---------------------------------------------------------------------------------


def address_map(guest: Guest) -> list[Range]:
    """What is mapped, cut where something else begins: the image's parts, page frames, the rest."""
    cuts = _parts(guest)
    found = []
    for each in guest.snapshot.mappings():
        start, end = each.vaddr, each.vaddr + each.length
        while start < end:
            what, stop = _what(cuts, start, end)
            found.append(Range(start, stop, each.rights, each.page_bytes, what if each.is_cached else "device"))
            start = stop
    return found


def _parts(guest: Guest) -> list[tuple[int, int, str]]:
    """(start, end, name) of what is known, in the order of the addresses."""
    found = []
    for first, last, name in PARTS:
        start, end = guest.symbols.address(first), guest.symbols.address(last)
        if start is not None and end is not None and start < end:
            found.append((start & -PAGE_BYTES, -(-end // PAGE_BYTES) * PAGE_BYTES, name))
    for region in _regions(guest):
        found += [
            (region.table, region.base, "table of page frames"),
            (region.base, region.carved, "page frames in use"),
            (region.carved, region.end, "page frames never used"),
        ]
    return sorted(found)


def _what(cuts: list[tuple[int, int, str]], start: int, end: int) -> tuple[str, int]:
    """What lies at `start`, and where that ends."""
    for low, high, name in cuts:
        if low <= start < high:
            return name, min(high, end)
        if start < low:
            return "", min(low, end)
    return "", end


def guard_pages(guest: Guest) -> list[int]:
    """The pages below stacks that nothing may touch."""
    return paging.marked_pages(guest.snapshot.physical, guest.snapshot.registers[0]["CR3"])


def what_is_at(guest: Guest, address: int) -> str:
    """A name for an address: a function and its line, a variable, an object, a guard page."""
    symbol = guest.symbols.at(address)
    if symbol is not None:
        place = guest.symbols.places(address)[0] if guest.symbols.is_code(address) else None
        where = f" ({place.path}:{place.line})" if place is not None and place.path else ""
        return f"{symbol.name} + {address - symbol.address:#x}{where}" if address != symbol.address else symbol.name
    found = heap.object_around(guest, address)
    if found is not None:
        try:
            return guest.object_at(found).show(1)
        except (NoMemory, KeyError):
            return "an object"
    for region in _regions(guest):
        if region.carved <= address < region.end:
            return "a page frame that was never used"
    return ""
