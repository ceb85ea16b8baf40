"""pyuk core: what every task of a machine was doing, from its core file or while it runs."""

from __future__ import annotations

import argparse
import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pyuk.cli.cores import facts
from pyuk.cli.machines import Looked, find_running, looked_into, no_such_machine
from pyuk.cli.sources import SourceLines
from pyuk.inside.raised import Raised, raised
from pyuk.inside.report import task_json
from pyuk.inside.symbols import Place
from pyuk.inside.tasks import Task, all_tasks, describe_state, describe_trap
from pyuk.qemu.machine import Machine

HEADER = "Traceback (most recent call last):"
SHOWN = 16  # calls of either end of a long stack
KERNEL = ("pyuk/", "boot/")
LIBRARY = "pyuk/stdlib/"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("machine", nargs="?", metavar="FILE",
                        help="a core file, or a machine that runs, by its app or process number")  # fmt: skip
    parser.add_argument("--image", metavar="FILE", type=Path, help="the image that ran, if the core has none")
    parser.add_argument("--app-only", action="store_true", help="leave out the calls in pyuk's own code")
    parser.add_argument("--locals", action="store_true", help="show the variables of each call")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="write a core of a machine that runs")
    parser.add_argument("--json", action="store_true", help="write everything to stdout as JSON")


def main(arguments: argparse.Namespace) -> int:
    if arguments.output is not None:
        return _save(arguments.machine, arguments.output)
    with looked_into(arguments.machine, arguments.image) as looked:
        looked.guest.shows_variables = arguments.locals
        tasks = all_tasks(looked.guest)
        errors = raised(looked.guest)
        if arguments.json:
            print(json.dumps(as_json(looked, tasks, errors), indent=2))
        else:
            _show(looked, tasks, errors, arguments.app_only)
    return 0


def _save(word: str | None, path: Path) -> int:
    """Write a core of a running machine."""
    from pyuk.inside.core import complete
    from pyuk.inside.running import dump

    about = find_running(word)
    if about is None:
        raise no_such_machine(word)
    image = Path(about.image).read_bytes()
    dumped = path.absolute().with_name(f".{path.name}.{os.getpid()}.dump")
    try:
        dump(about, dumped)
        machine = Machine(machine=about.machine, memory_bytes=about.memory_bytes)
        complete(dumped, path, image, facts(Path(about.app), None, machine))
    finally:
        dumped.unlink(missing_ok=True)
    return 0


# --- text --------------------------------------------------------------------------------------


def _show(looked: Looked, tasks: list[Task], errors: list[Raised], app_only: bool) -> None:
    print(summary(looked))
    sources = SourceLines(looked.directories)
    for task in tasks:
        print(f"\n{title(looked, task)}\n{HEADER}")
        print("\n".join(stack_lines(shown_places(task.places(), app_only), sources)))
    for error in errors:
        print(f"\nraised, and still in memory:\n{HEADER}")
        print("\n".join(stack_lines(shown_places(error.places, app_only), sources)))
        print(error.text)


def summary(looked: Looked) -> str:
    """One line about the machine."""
    found = looked.facts
    ends = {"running": "it runs", "exit": f"it ended with status {found.get('status')}", "reset": "it was reset",
            "time-out": "it was ended after its time"}
    parts = [ends.get(found.get("end", ""), ""), found.get("machine", ""), found.get("written", "")]
    return f"{looked.name}: " + "; ".join(part for part in parts if part)


def title(looked: Looked, task: Task) -> str:
    """`task main, running on processor 0: page fault at 0x8`."""
    trap = f": {describe_trap(looked.guest, task.trap)}" if task.trap is not None else ""
    return f"task {task.name}, {describe_state(task)}{trap}"


def shown_places(places: list[Place], app_only: bool) -> list[Place]:
    """Without the kernel's own, if the app's are asked for and there are any."""
    own = [each for each in places if each.path and (not each.path.startswith(KERNEL) or each.path.startswith(LIBRARY))]
    return own if app_only and own else places


def stack_lines(places: list[Place], sources: SourceLines) -> list[str]:
    """The lines of a traceback; of a long one both ends."""
    left = places if len(places) <= 2 * SHOWN else [*places[:SHOWN], *places[-SHOWN:]]
    lines = []
    for index, place in enumerate(left):
        if index == SHOWN and len(left) < len(places):
            lines.append(f"  [{len(places) - len(left)} more calls]")
        lines += sources.entry(place)
    return lines


# --- JSON --------------------------------------------------------------------------------------


def as_json(looked: Looked, tasks: list[Task], errors: list[Raised]) -> dict[str, Any]:
    """Everything, for programs."""
    return {
        "machine": looked.name,
        "facts": looked.facts,
        "tasks": [task_json(looked.guest, task) for task in tasks],
        "raised": [{"text": error.text, "calls": [asdict(each) for each in error.places]} for error in errors],
    }

