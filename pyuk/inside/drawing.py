"""Pictures of memory as SVG: page frames, bars, address space, page-table walks."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from pyuk.inside.heap import CELLS, CLASS_MASK, FREE, HELD, LARGE, LARGE_REST, TAKEN, Run
from pyuk.inside.memory import PAGE_BYTES
from pyuk.inside.paging import Step
from pyuk.inside.report import KINDS, UNTOUCHED, Memory, Range

WIDTH = 1010
FRAME_COLOURS = {
    "kernel": "#7b6fd0",
    "held back": "#b9b3e6",
    "small objects": "#2f9e6e",
    "large objects": "#d9822b",
    "free": "#c9d2e3",
    UNTOUCHED: "#e9ecf3",
}
RIGHTS_COLOURS = {"r-x": "#d9822b", "r--": "#7b6fd0", "rw-": "#2f9e6e", "rwx": "#b3261e"}
COLUMNS, CELL = 128, 7.8
MOST_CELLS = 32 * COLUMNS
PLAIN = 32  # pages of objects that hold no references, which the collector does not look into


def _svg(height: float, content: str) -> str:
    return f'<svg viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" height="{height:.0f}" role="img">{content}</svg>\n'


def frame_grid(memory: Memory) -> str:
    """All page frames as squares; where there are many, a square is several, coloured as the first used one."""
    kinds = _frame_kinds(memory)
    used = max((index for index, (kind, _) in enumerate(kinds) if kind != UNTOUCHED), default=0)
    each = max(1, -(-used // MOST_CELLS))
    cells = []
    for index, start in enumerate(range(0, len(kinds), each)):
        part = kinds[start : start + each]
        kind = next((kind for kind, _ in part if kind != UNTOUCHED), UNTOUCHED)
        cells.append((kind, next(note for one, note in part if one == kind), index))
    shown = _without_end(cells)
    rows = shown[-1][2] // COLUMNS + 1 if shown else 0
    squares = "".join(
        f'<rect x="{index % COLUMNS * CELL:.1f}" y="{index // COLUMNS * CELL:.1f}" width="{CELL - 1}" '
        f'height="{CELL - 1}" '
        f'rx="1.2" fill="{FRAME_COLOURS[kind]}"><title>{escape(note)}</title></rect>'
        for kind, note, index in shown
    )
    note = f"one square: {each * 4} KiB"
    left = (len(cells) - len(shown)) * each
    if left > 0:
        note += f"; {left:,} frames that were never used are not drawn"
    return _svg(
        rows * CELL + 22, f'{squares}<text class="soft" x="0" y="{rows * CELL + 15:.0f}" font-size="13">{note}</text>'
    )


def _frame_kinds(memory: Memory) -> list[tuple[str, str]]:
    """(kind, what to say of it) of each frame."""
    found = []
    for run in memory.runs:
        found += [(KINDS[run.kind], f"{run.page:#x}: {_about(run)}")] * run.frames
    for region in memory.regions:
        found += [(UNTOUCHED, UNTOUCHED)] * ((region.end - region.carved) // PAGE_BYTES)
    return found


def _about(run: Run) -> str:
    match run.kind:
        case k if k == CELLS:
            plain = ", which hold no references" if run.size_class & PLAIN else ""
            return f"small objects of size class {run.size_class & CLASS_MASK}{plain}"
        case k if k in (LARGE, LARGE_REST):
            return f"a large object of {run.frames} frames"
        case k if k == TAKEN:
            return f"of the kernel, {run.frames} frames"
        case k if k == HELD:
            return "kept unused, so that objects lie elsewhere in each run; given back before memory runs out"
        case k if k == FREE:
            return f"free, a run of {run.frames}"
    return ""


def _without_end(cells: list[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    """Without the rows of frames at the end that were never used, but for one."""
    used = max((index for kind, _, index in cells if kind != UNTOUCHED), default=-1)
    end = (used // COLUMNS + 2) * COLUMNS
    return cells if end + 2 * COLUMNS >= len(cells) else cells[:end]


def bars(rows: Sequence[tuple[str, int, str]]) -> str:
    """Horizontal bars: (name, size, what is written behind)."""
    most = max((size for _, size, _ in rows), default=1) or 1
    lines = []
    for index, (name, size, text) in enumerate(rows):
        y = index * 26
        width = max(2.0, 420 * size / most)
        lines.append(
            f'<text class="mono" x="290" y="{y + 16}" text-anchor="end" font-size="13">{escape(_short(name, 38))}'
            f'<title>{escape(name)}</title></text><rect x="300" y="{y + 4}" width="{width:.1f}" height="17" rx="3" '
            f'fill="#3457d5"/><text class="soft" x="{306 + width:.0f}" y="{y + 17}" '
            f'font-size="13">{escape(text)}</text>'
        )
    return _svg(len(rows) * 26 + 4, "".join(lines))


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def address_bar(ranges: Sequence[Range]) -> str:
    """The address space from left to right; parts are drawn as wide as a logarithm of their size."""
    weights = [max(1, (each.end - each.start).bit_length() - 9) for each in ranges]
    total, x, parts = sum(weights) or 1, 0.0, []
    for each, weight in zip(ranges, weights, strict=True):
        width = WIDTH * weight / total
        colour = RIGHTS_COLOURS.get(each.rights, "#888")
        label = each.what or each.rights
        middle = f'x="{x + width / 2:.1f}" y="30" text-anchor="middle" font-size="12"'
        text = f'<text {middle} style="fill:#fff">{escape(label)}</text>'
        parts.append(
            f'<rect x="{x:.1f}" y="6" width="{max(width - 1.5, 1):.1f}" height="40" rx="3" fill="{colour}">'
            f"<title>{each.start:#x} to {each.end:#x}, {each.rights}, {escape(each.what)}</title></rect>"
            f"{text if width > 8 * len(label) else ''}"
            f'<text class="soft mono" x="{x:.1f}" y="60" font-size="10" '
            f'transform="rotate(28 {x:.1f} 60)">{each.start:#x}</text>'
        )
        x += width
    key = "".join(
        f'<rect x="{i * 90}" y="112" width="12" height="12" rx="3" fill="{colour}"/>'
        f'<text class="soft" x="{i * 90 + 18}" '
        f'y="123" font-size="13">{name}</text>'
        for i, (name, colour) in enumerate(RIGHTS_COLOURS.items())
    )
    return _svg(130, "".join(parts) + key)


# --- page tables -------------------------------------------------------------------------------

FIELDS = (("PML4", 39, 9), ("PDPT", 30, 9), ("PD", 21, 9), ("PT", 12, 9), ("offset", 0, 12))
BOX, STEP = 150, 215


def walk_picture(address: int, steps: Sequence[Step], cr3: int) -> str:
    """The address in its parts, and below them the tables that they lead through."""
    last = steps[-1].level
    fields = "".join(
        _field(address, number, name, low, bits, is_used=number <= 4 - last or name == "offset")
        for number, (name, low, bits) in enumerate(FIELDS)
    )
    tables = "".join(_table(number, step) for number, step in enumerate(steps))
    start = f'<text class="soft mono" x="0" y="80" font-size="12">CR3 = {cr3:#x}</text>'
    return _svg(200, fields + start + tables + _end(len(steps), steps[-1]))


def _field(address: int, number: int, name: str, low: int, bits: int, *, is_used: bool) -> str:
    x = number * STEP * 0.93
    colour = "#3457d5" if is_used else "#9aa4b8"
    value = address >> low & ((1 << bits) - 1)
    return (
        f'<rect x="{x:.0f}" y="4" width="{BOX + 20}" height="44" rx="5" fill="none" stroke="{colour}"/>'
        f'<text x="{x + 8:.0f}" y="21" font-size="12" class="soft">{name}: bits {low + bits - 1} to {low}</text>'
        f'<text x="{x + 8:.0f}" y="40" class="mono">{value:0{bits}b} = {value}</text>'
    )


def _table(number: int, step: Step) -> str:
    x, y = number * STEP * 0.93, 92
    colour = "#2f9e6e" if step.is_page else "#3457d5" if step.is_present else "#b3261e"
    leads = (
        (f"page at {step.paddr:#x}" if step.is_page else f"table at {step.paddr:#x}") if step.is_present else "nothing"
    )
    flags = " ".join(step.flags) or "not present"
    arrow = (
        f'<line x1="{x - 42:.0f}" y1="{y + 40}" x2="{x - 4:.0f}" y2="{y + 40}" stroke="#9aa4b8" stroke-width="2"/>'
        if number
        else ""
    )
    return (
        f'{arrow}<rect x="{x:.0f}" y="{y}" width="{BOX + 6}" height="84" rx="6" fill="none" stroke="{colour}" '
        f'stroke-width="2"/><text x="{x + 8:.0f}" y="{y + 18}" font-size="13" font-weight="600">{step.name} '
        f'[{step.slot}]</text><text x="{x + 8:.0f}" y="{y + 37}" class="mono soft">at {step.table:#x}</text>'
        f'<text x="{x + 8:.0f}" y="{y + 56}" class="mono">{flags}</text>'
        f'<text x="{x + 8:.0f}" y="{y + 75}" class="mono">{leads}</text>'
    )


def _end(count: int, last: Step) -> str:
    if not last.is_page:
        return ""
    x = count * STEP * 0.93
    sizes = {1: "4 KiB", 2: "2 MiB", 3: "1 GiB"}
    return (
        f'<line x1="{x - 42:.0f}" y1="132" x2="{x - 4:.0f}" y2="132" stroke="#9aa4b8" stroke-width="2"/>'
        f'<rect x="{x:.0f}" y="104" width="120" height="56" rx="6" fill="#2f9e6e"/><text x="{x + 10:.0f}" y="128" '
        f'style="fill:#fff" font-size="13">page of {sizes[last.level]}</text><text x="{x + 10:.0f}" y="148" '
        f'style="fill:#fff" class="mono">{last.paddr:#x}</text>'
    )
