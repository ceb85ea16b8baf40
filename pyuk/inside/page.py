"""One HTML page about a machine, for showing: nothing is loaded from elsewhere, pictures are SVG in it.

Each part is a function that gives its HTML. drawing.py has the pictures.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from pyuk.inside.drawing import FRAME_COLOURS, address_bar, bars, frame_grid, walk_picture
from pyuk.inside.guest import Guest
from pyuk.inside.memory import NoMemory
from pyuk.inside.paging import rights, target
from pyuk.inside.report import Report, what_is_at
from pyuk.inside.symbols import Place
from pyuk.inside.tasks import Task, describe_state, describe_trap

SourceLine = Callable[[str, int], str | None]

TYPES_SHOWN = 16
TASKS_OPEN = 4  # so many tasks are shown with their calls at once, more when they are clicked on
TASKS_SHOWN = 200
CALLS_SHOWN = 40
REGISTERS = (
    "RIP",
    "RSP",
    "RBP",
    "RFL",
    "RAX",
    "RBX",
    "RCX",
    "RDX",
    "RSI",
    "RDI",
    "R8",
    "R9",
    "R10",
    "R11",
    "R12",
    "R13",
    "R14",
    "R15",
    "CR0",
    "CR2",
    "CR3",
    "CR4",
)

STYLE = """
:root { --ink: #1d2330; --soft: #5c667a; --paper: #f6f7fa; --card: #ffffff; --line: #dde1ea; --accent: #3457d5;
  --app: #e8eefc; --kernel: #f1f2f5; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9f0; --soft: #9aa4b8; --paper: #14171f; --card: #1c212c;
  --line: #323a4a; --accent: #8aa4ff; --app: #222c48; --kernel: #232833; --bad: #ff8a80; } }
* { box-sizing: border-box } body { margin: 0; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif }
main { max-width: 1080px; margin: 0 auto; padding: 28px 20px 60px }
h1 { font-size: 26px; margin: 0 0 2px } h2 { font-size: 18px; margin: 34px 0 4px }
h3 { font-size: 15px; margin: 0 0 8px }
p.lead { color: var(--soft); margin: 0 0 12px; max-width: 76ch }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 14px 16px;
  margin: 10px 0 }
.tiles { display: flex; flex-wrap: wrap; gap: 10px; margin-top: 16px }
.tile { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 10px 14px;
  min-width: 130px }
.tile b { display: block; font-size: 19px; font-variant-numeric: tabular-nums } .tile span { color: var(--soft) }
code, td.n, .mono { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, monospace; font-size: 13px }
.call { border-left: 4px solid var(--line); background: var(--kernel); padding: 5px 10px; margin: 3px 0;
  border-radius: 5px }
.call.app { border-color: var(--accent); background: var(--app) } .call.inlined { margin-left: 22px }
.call .where { color: var(--soft); float: right; margin-left: 12px }
.call code { display: block; white-space: pre-wrap }
.trap { color: var(--bad); font-weight: 600 } table { border-collapse: collapse; width: 100% }
td, th { text-align: left; padding: 3px 12px 3px 0; border-bottom: 1px solid var(--line); vertical-align: top }
th { color: var(--soft); font-weight: 500 } td.n { text-align: right; white-space: nowrap }
.key span { display: inline-flex; align-items: center; margin-right: 16px; color: var(--soft) }
.key i { width: 12px; height: 12px; border-radius: 3px; margin-right: 6px; display: inline-block }
svg { display: block; max-width: 100%; height: auto } svg text { fill: var(--ink); font-family: inherit }
svg .soft { fill: var(--soft) } svg .mono { font-size: 12px }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(230px, 1fr)); gap: 2px 20px }
"""


def html_page(report: Report, guest: Guest, source: SourceLine) -> str:
    """The page. source: a line of a source file."""
    parts = [
        _head(report),
        _tasks(report, guest, source),
        _frames(report),
        _heap(report),
        _map(report),
        _walks(report, guest),
        _registers(report),
    ]
    title = escape(report.name)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>\n'
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style></head>\n'
        f"<body><main>\n{''.join(parts)}</main></body></html>\n"
    )


def _section(title: str, lead: str, *content: str) -> str:
    return f'<h2>{title}</h2>\n<p class="lead">{lead}</p>\n{"".join(content)}\n'


def _card(*content: str) -> str:
    return f'<div class="card">{"".join(content)}</div>\n'


def _head(report: Report) -> str:
    memory, heap = report.memory, report.heap
    ends = {
        "running": "a machine that runs",
        "exit": f"ended with status {report.facts.get('status')}",
        "reset": "reset",
        "time-out": "out of time",
    }
    about = [
        report.facts.get("app"),
        ends.get(report.facts.get("end", "")),
        report.facts.get("machine"),
        report.facts.get("written"),
    ]
    tiles = [
        (f"{len(report.processors)}", "processors"),
        (f"{len(report.tasks)}", "tasks"),
        (_bytes(memory.total_frames * 4096), "in page frames"),
        (_bytes(memory.free_frames * 4096), "of them free"),
        (f"{sum(each.count for each in heap.types):,}", "objects"),
        (_bytes(sum(each.bytes for each in heap.types)), "in objects"),
        (f"{heap.collections}", "collections"),
    ]
    shown = "".join(f'<div class="tile"><b>{escape(value)}</b><span>{name}</span></div>' for value, name in tiles)
    return (
        f"<h1>{escape(report.name)}</h1>\n"
        f"<p class='lead'>{escape(' · '.join(str(each) for each in about if each))}</p>\n"
        f'<div class="tiles">{shown}</div>\n'
    )


def _bytes(count: int) -> str:
    for unit, name in ((1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")):
        if count >= unit:
            return f"{count / unit:.1f} {name}".replace(".0 ", " ")
    return f"{count} bytes"


# --- tasks -------------------------------------------------------------------------------------


def _tasks(report: Report, guest: Guest, source: SourceLine) -> str:
    lead = "Every task and the calls that it is in, the outermost first. What was inlined into it is set in."
    shown = [_task(task, guest, source, is_open=len(report.tasks) <= TASKS_OPEN) for task in report.tasks[:TASKS_SHOWN]]
    if len(report.tasks) > TASKS_SHOWN:
        shown.append(f"<p>{len(report.tasks) - TASKS_SHOWN} more tasks</p>")
    return _section("Tasks", lead, *shown) + _scheduler(report)


def _scheduler(report: Report) -> str:
    """Run queues, timers, interrupts."""
    parts = []
    if report.scheduler is not None:
        queues = [[queue.level, len(queue.tasks), ", ".join(queue.tasks[:20])] for queue in report.scheduler.queues]
        timers = [[f"{timer.deadline_ns / 1e9:.6f} s", timer.task] for timer in report.scheduler.timers[:20]]
        parts.append(f"<h3>Run queues, after {report.scheduler.switches:,} switches</h3>")
        parts.append(_table(["priority", "ready", "tasks in their order"], queues))
        if timers:
            parts.append("<h3>Timers</h3>" + _table(["at", "wakes"], timers))
    if report.interrupts:
        counts = [[each.vector, each.name, f"{each.count:,}"] for each in report.interrupts]
        parts.append("<h3>Interrupts</h3>" + _table(["vector", "of", "count"], counts))
    if not parts:
        return ""
    return _section("Scheduler", "Who runs next, who is woken when, and what has interrupted.", _card(*parts))


def _table(columns: list[str], rows: Sequence[Sequence[object]]) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in columns)
    body = "".join(f"<tr>{''.join(f'<td>{escape(str(cell))}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><tr>{head}</tr>{body}</table>"


def _task(task: Task, guest: Guest, source: SourceLine, *, is_open: bool) -> str:
    text = f"{task.name}: {describe_state(task)}"
    trap = f' <span class="trap">{escape(describe_trap(guest, task.trap))}</span>' if task.trap is not None else ""
    places = task.places()
    shown = places if len(places) <= CALLS_SHOWN else [*places[: CALLS_SHOWN // 2], *places[-CALLS_SHOWN // 2 :]]
    gap = f"<p class='lead'>{len(places) - len(shown)} more calls</p>" if len(shown) < len(places) else ""
    calls = [_call(place, source) for place in shown]
    calls.insert(CALLS_SHOWN // 2, gap)
    opened = " open" if is_open else ""
    return _card(f"<details{opened}><summary><b>{escape(text)}</b>{trap}</summary>", *calls, "</details>")


def _call(place: Place, source: SourceLine) -> str:
    is_app = place.path is not None and not place.path.startswith(("pyuk/", "boot/"))
    line = source(place.path, place.line) if place.path is not None else None
    where = f'<span class="where mono">{escape(place.path)}:{place.line}</span>' if place.path else ""
    code = f"<code>{escape(line)}</code>" if line else ""
    kinds = " ".join(["call", *(["app"] if is_app else []), *(["inlined"] if place.inlined else [])])
    return f'<div class="{kinds}">{where}<b>{escape(place.function)}</b>{code}</div>\n'


# --- memory ------------------------------------------------------------------------------------


def _frames(report: Report) -> str:
    lead = (
        "Physical memory, frame by frame: each square is a page frame of 4 KiB, or some where memory is large. "
        "Frames are handed out from the start of a region upward the first time."
    )
    key = "".join(
        f'<span><i style="background:{colour}"></i>{escape(kind)} {report.memory.by_kind.get(kind, 0):,}</span>'
        for kind, colour in FRAME_COLOURS.items()
    )
    return _section("Page frames", lead, _card(f'<p class="key">{key}</p>', frame_grid(report.memory)))


def _heap(report: Report) -> str:
    lead = (
        "The collector's pages, cell by cell. Objects that nobody refers to any more are counted until their page is "
        "swept."
    )
    types = report.heap.types[:TYPES_SHOWN]
    rows = [
        (each.name, each.bytes, f"{each.count:,} of {each.bytes // max(each.count, 1):,} = {each.bytes:,} bytes")
        for each in types
    ]
    rest = report.heap.types[TYPES_SHOWN:]
    if rest:
        rows.append(
            (f"{len(rest)} more types", sum(each.bytes for each in rest), f"{sum(each.bytes for each in rest):,} bytes")
        )
    return _section("Heap by type", lead, _card(bars(rows)))


def _map(report: Report) -> str:
    lead = (
        "What the page tables map, and what may be done there: r read, w write, x execute. No page is writable and "
        "executable. Addresses are the physical ones."
    )
    rows = "".join(
        f'<tr><td class="mono">{each.start:#012x}</td><td class="mono">{each.end:#012x}</td>'
        f'<td class="mono">{each.rights}</td>'
        f'<td class="n">{_bytes(each.end - each.start)}</td><td class="n">{_bytes(each.page_bytes)}</td>'
        f"<td>{escape(each.what)}</td></tr>"
        for each in report.map
    )
    guards = ", ".join(f"<code>{each:#x}</code>" for each in report.guards)
    return _section(
        "Address space",
        lead,
        _card(address_bar(report.map)),
        _card(
            "<table><tr><th>from</th><th>to</th><th>rights</th><th>size</th><th>pages of</th><th>what</th></tr>",
            f"{rows}</table>",
            f"<p>Guard pages below stacks: {guards}</p>" if guards else "",
        ),
    )


def _walks(report: Report, guest: Guest) -> str:
    lead = (
        "How the processor finds a page: nine bits of the address choose an entry in each table, until an entry "
        "is a page; the other bits are the place in it."
    )
    registers = report.processors[0]
    wanted = [("the code that runs (RIP)", registers["RIP"]), ("the stack (RSP)", registers["RSP"]), ("None", 0)]
    biggest = max((run for run in report.memory.runs if run.kind in (2, 3)), key=lambda run: run.page, default=None)
    if biggest is not None:
        wanted.insert(2, ("an object of the heap", biggest.page))
    if report.guards:
        wanted.append(("a guard page", report.guards[-1]))
    return _section("Page tables", lead, *(_walk(guest, name, address) for name, address in wanted))


def _walk(guest: Guest, name: str, address: int) -> str:
    try:
        steps = guest.snapshot.walk(address)
    except NoMemory:
        return ""
    paddr = target(steps, address)
    end = (
        f"physical address {paddr:#x}, {rights(steps)}"
        if paddr is not None
        else "not mapped: an access is a page fault"
    )
    what = what_is_at(guest, address)
    return _card(
        f"<h3>{escape(name)}: <code>{address:#x}</code> {escape(what[:120])}</h3>",
        walk_picture(address, steps, guest.snapshot.registers[0]["CR3"]),
        f"<p class='lead'>{end}</p>",
    )


def _registers(report: Report) -> str:
    cards = []
    for number, registers in enumerate(report.processors):
        cells = "".join(
            f'<div class="mono">{name:<4} {registers[name]:#018x}</div>' for name in REGISTERS if name in registers
        )
        cards.append(_card(f"<h3>processor {number}</h3>", f'<div class="grid">{cells}</div>'))
    return _section("Registers", "As they were at the moment of the look.", *cards)
