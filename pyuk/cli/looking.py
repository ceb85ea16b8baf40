"""What `pyuk inspect` shows of a machine that runs, or of its core."""

from __future__ import annotations

import argparse
import json
from itertools import islice
from typing import Any

from pyuk.cli.core import HEADER, shown_places, stack_lines, summary, title
from pyuk.cli.files import write_output
from pyuk.cli.machines import Looked, looked_into
from pyuk.cli.sources import SourceLines
from pyuk.cli.tables import show_table
from pyuk.compiler.errors import UsageError
from pyuk.inside import heap, paging
from pyuk.inside.memory import NoMemory
from pyuk.inside.page import html_page
from pyuk.inside.paging import Step
from pyuk.inside.report import Report, make_report, what_is_at
from pyuk.inside.symbols import Symbols
from pyuk.inside.tasks import Task, describe_state

MOST_OBJECTS = 100
MOST_TIMERS = 20
FEW_TASKS = 8


def main(word: str | None, arguments: argparse.Namespace) -> int:
    """Show what is asked for of the machine that `word` means."""
    with looked_into(word, arguments.image) as looked:
        if arguments.walk is not None:
            _walk(looked, parse_address(looked, arguments.walk), arguments.json)
        elif arguments.objects is not None:
            _objects(looked, arguments.objects, arguments.json)
        elif arguments.variables is not None:
            _variables(looked, arguments.variables, arguments.json)
        else:
            report = make_report(looked.guest, looked.name, looked.facts)
            if arguments.html is not None:
                write_output(arguments.html, html_page(report, looked.guest, SourceLines(looked.directories).line))
            elif arguments.json:
                print(json.dumps(report.as_json(looked.guest), indent=2))
            else:
                _show(looked, report, max(arguments.top, 0))
    return 0


def parse_address(looked: Looked, text: str) -> int:
    """An address as a number, as the name of a function or variable, or as a register of the first processor."""
    registers = looked.guest.snapshot.registers[0]
    if text.upper() in registers:
        return registers[text.upper()]
    found = looked.guest.symbols.address(text)
    if found is not None:
        return found
    try:
        address = int(text, 0)
    except ValueError:
        raise UsageError(
            f"'{text}' is no address", hint="give a number such as 0x101000, a register or a name"
        ) from None
    if not 0 <= address < 1 << 64:
        raise UsageError(f"'{text}' is no address of a 64-bit machine")
    return address


# --- everything --------------------------------------------------------------------------------


def _show(looked: Looked, report: Report, top: int) -> None:
    print(summary(looked))
    _show_tasks(looked, report)
    _show_scheduler(report)
    memory, used = report.memory, report.heap
    rows = [(kind, frames, frames * 4) for kind, frames in memory.by_kind.items()]
    show_table(f"page frames ({memory.total_frames:,}, {memory.free_frames:,} free)", ("use", "frames", "KiB"), rows)
    heading = f"heap by type ({used.collections} collections, {used.live_bytes:,} bytes alive at the last)"
    types = [(each.name, each.count, each.bytes) for each in used.types]
    rest = types[top:]
    if rest:
        types = [*types[:top], (f"and {len(rest)} more", sum(each[1] for each in rest), sum(each[2] for each in rest))]
    show_table(heading, ("type", "objects", "bytes"), types)
    show_table(
        "memory map",
        ("addresses", "rights", "pages of", "what"),
        [
            (f"{each.start:#014x}-{each.end:#014x}", each.rights, _size(each.page_bytes), each.what)
            for each in report.map
        ],
    )
    if report.guards:
        print(f"\nguard pages below stacks: {', '.join(map(hex, report.guards))}")


def _show_tasks(looked: Looked, report: Report) -> None:
    """The tasks with their stacks, or, of many, where each of them is."""
    if len(report.tasks) <= FEW_TASKS:
        sources = SourceLines(looked.directories)
        for task in report.tasks:
            print(f"\n{title(looked, task)}\n{HEADER}")
            print("\n".join(stack_lines(task.places(), sources)))
        return
    rows = [(task.name, describe_state(task), _where(task)) for task in report.tasks]
    show_table(f"{len(rows)} tasks (`pyuk core` shows their stacks)", ("name", "state", "where"), rows)


def _where(task: Task) -> str:
    """The innermost line of the app that a task is in, else of pyuk."""
    places = [each for each in task.places() if each.path]
    own = shown_places(places, app_only=True)
    return f"{own[-1].path}:{own[-1].line}, in {own[-1].function}" if own else ""


def _show_scheduler(report: Report) -> None:
    """Run queues, timers and interrupts, where there are any."""
    if report.scheduler is not None:
        queues = [
            (queue.level, len(queue.tasks), ", ".join(queue.tasks[:FEW_TASKS])) for queue in report.scheduler.queues
        ]
        show_table(f"run queues ({report.scheduler.switches:,} switches)", ("priority", "ready", "tasks"), queues)
        timers = [(f"{timer.deadline_ns / 1e9:.6f} s", timer.task) for timer in report.scheduler.timers[:MOST_TIMERS]]
        show_table(f"timers ({len(report.scheduler.timers)})", ("at", "wakes"), timers)
    show_table(
        "interrupts", ("vector", "of", "count"), [(each.vector, each.name, each.count) for each in report.interrupts]
    )


def _size(count: int) -> str:
    return {1 << 12: "4 KiB", 1 << 21: "2 MiB", 1 << 30: "1 GiB"}[count]


# --- parts -------------------------------------------------------------------------------------


def _walk(looked: Looked, address: int, as_json: bool) -> None:
    """The way through the page tables to an address."""
    try:
        steps = looked.guest.snapshot.walk(address)
    except NoMemory as error:
        raise UsageError(f"the page tables cannot be read: {error}") from None
    target = paging.target(steps, address)
    what = what_is_at(looked.guest, address)
    rights = paging.rights(steps) if target is not None else "---"
    if as_json:
        print(
            json.dumps(
                {
                    "address": address,
                    "what": what,
                    "physical": target,
                    "rights": rights,
                    "steps": [_step_json(step) for step in steps],
                },
                indent=2,
            )
        )
        return
    print(f"{address:#x}" + (f": {what}" if what else ""))
    rows = [
        (
            step.name,
            f"{step.table:#x}",
            f"{step.slot:#x}",
            f"{step.entry:#018x}",
            " ".join(step.flags) or "not present",
            _meaning(step),
        )
        for step in steps
    ]
    show_table(
        f"page tables, from CR3 = {looked.guest.snapshot.registers[0]['CR3']:#x}",
        ("level", "table at", "slot", "entry", "bits", "leads to"),
        rows,
    )
    print(
        f"\nphysical address {target:#x}, {rights}" if target is not None else "\nnot mapped: an access is a page fault"
    )


def _meaning(step: Step) -> str:
    if not step.is_present:
        return "a guard page" if step.flags else "nothing"
    return f"a page of {_size(step.size)} at {step.paddr:#x}" if step.is_page else f"a table at {step.paddr:#x}"


def _step_json(step: Step) -> dict[str, Any]:
    return {
        "level": step.name,
        "table": step.table,
        "slot": step.slot,
        "entry": step.entry,
        "bits": step.flags,
        "is_page": step.is_page,
        "address": step.paddr if step.is_present else None,
    }


def _objects(looked: Looked, part: str, as_json: bool) -> None:
    """The objects whose type's name holds `part`."""
    guest = looked.guest
    wanted = (
        (address, name)
        for address, info, _ in heap.objects(guest)
        if (name := heap.shown_name(guest.type_name(info) or "")) and part in name
    )
    found = [(f"{address:#x}", name, guest.object_at(address).show()) for address, name in islice(wanted, MOST_OBJECTS)]
    if as_json:
        print(json.dumps([dict(zip(("address", "type", "value"), row, strict=True)) for row in found], indent=2))
    elif not found:
        raise UsageError(f"no object's type has a name that holds '{part}'")
    else:
        show_table(f"objects (at most {MOST_OBJECTS})", ("address", "type", "value"), found)


def _variables(looked: Looked, part: str, as_json: bool) -> None:
    """The variables at module level whose name holds `part`."""
    found = [(name, guest_value) for name, guest_value in _all_variables(looked) if part in name]
    if as_json:
        print(json.dumps(dict(found), indent=2))
    elif not found:
        raise UsageError(f"no variable's name holds '{part}'")
    else:
        show_table("variables", ("name", "value"), found)


def _all_variables(looked: Looked) -> list[tuple[str, str]]:
    symbols: Symbols = looked.guest.symbols
    found = []
    for address in sorted(symbols.debug.variables):
        symbol = symbols.at(address)
        value = looked.guest.variable(symbol.name) if symbol is not None else None
        if symbol is not None and value is not None:
            found.append((symbol.name, value.show()))
    return found
