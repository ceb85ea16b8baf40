"""Scheduler and interrupt events as a timeline: Chrome's trace format, which Perfetto reads as well.

One microsecond stands for MICROSECOND instructions: with time by instructions these are the guest's own, but for
the time in which it halted. Source: Trace Event Format (Google, 2016).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pyuk.compiler.errors import GuestFailed
from pyuk.inside.tasks import VECTORS

MICROSECOND = 1000
PROCESS = 1


@dataclass(frozen=True)
class Slice:
    """Something from one count of instructions to another; track: the task, or the processor for interrupts."""

    name: str
    track: str
    start: int
    end: int


def read_events(text: str) -> list[Slice]:
    """The slices of the plugin's events (pyuk/qemu/profiler.c). GuestFailed where they are not whole."""
    lines = text.splitlines()
    if not lines or not lines[-1].startswith("end "):
        raise GuestFailed("the events were not written: QEMU ended too soon")
    slices: list[Slice] = []
    running, since = "", 0
    opened: list[tuple[str, int]] = []
    for line in lines:
        kind, at, *rest = line.split(" ", 3)
        now = int(at)
        if kind in ("s", "end"):
            following = f"{rest[1] if len(rest) > 1 else ''} ({rest[0]})" if kind == "s" else ""
            if running == "":  # the first event says who ran until then
                running = following or "main"
                slices.append(Slice("boots, then runs", running, since, now))
            elif now > since:
                slices.append(Slice("runs", running, since, now))
            running, since = following, now
        elif kind == "i":
            vector = int(rest[0])
            opened.append((VECTORS.get(vector, f"interrupt {vector}"), now))
        elif opened:
            name, start = opened.pop()
            slices.append(Slice(name, "interrupts", start, now))
    return sorted(slices, key=lambda each: each.start)


def chrome_trace(slices: list[Slice]) -> dict[str, Any]:
    """The events as JSON wants them."""
    tracks = {name: index for index, name in enumerate(dict.fromkeys(each.track for each in slices), 1)}
    names = [{"ph": "M", "name": "thread_name", "pid": PROCESS, "tid": index, "args": {"name": name}}
             for name, index in tracks.items()]  # fmt: skip
    events = [{"ph": "X", "name": each.name, "cat": "scheduler", "pid": PROCESS, "tid": tracks[each.track],
               "ts": each.start / MICROSECOND, "dur": (each.end - each.start) / MICROSECOND}
              for each in slices]  # fmt: skip
    return {"displayTimeUnit": "ns", "traceEvents": [*names, *events]}
