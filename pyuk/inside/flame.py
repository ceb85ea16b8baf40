"""A flame graph as one SVG file: each box a function, as wide as the instructions that it and its calls took.

Callers are below. A click shows a box's part alone; a click on the lowest shows all again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from zlib import crc32

from pyuk.inside.costs import LIBRARY, Frame, Profile, is_app, share

WIDTH, ROW, TOP = 1200, 18, 46
LEAST = 0.4  # narrower boxes are not drawn
LETTER = 7.0  # pixels
DEEPEST = 300
COLOURS = {"app": (214, 94, 50), "library": (212, 160, 40), "kernel": (90, 120, 200), "machine": (120, 130, 140)}
SCRIPT = """
const all = [...document.querySelectorAll("g.f")], full = %d;
function show(box) {
  const x0 = +box.dataset.x, w = +box.dataset.w, scale = full / w;
  for (const g of all) {
    const x = (+g.dataset.x - x0) * scale, width = +g.dataset.w * scale;
    const inside = x + width > 0.01 && x < full - 0.01;
    g.style.display = inside ? "" : "none";
    if (!inside) continue;
    const left = Math.max(x, 0), wide = Math.min(x + width, full) - left;
    g.children[0].setAttribute("x", left); g.children[0].setAttribute("width", Math.max(wide - 0.5, 0.2));
    g.children[1].setAttribute("x", left + 3);
    const room = Math.floor((wide - 6) / %s), name = g.dataset.n;
    g.children[1].textContent = room < 3 ? "" : name.length <= room ? name : name.slice(0, room - 1) + "\\u2026";
  }
}
for (const g of all) g.addEventListener("click", () => show(g));
"""


@dataclass
class Box:
    """A function in one place of the tree; children by function."""

    name: str
    kind: str
    count: int = 0
    children: dict[str, Box] = field(default_factory=dict)


def flame_graph(profile: Profile, title: str) -> str:
    """The SVG's text."""
    root = _tree(profile)
    boxes: list[str] = []
    depth = _draw(root, 0.0, 0, WIDTH / max(root.count, 1), boxes, root.count)
    height = TOP + (depth + 1) * ROW + 30
    shown = "".join(box.replace("@", str(height - 26)) for box in boxes)
    key = "".join(
        f'<rect x="{10 + 120 * i}" y="24" width="12" height="12" rx="2" fill="rgb{colour}"/>'
        f'<text x="{28 + 120 * i}" y="35">{name}</text>' for i, (name, colour) in enumerate(COLOURS.items()))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'font-family="DejaVu Sans Mono, Menlo, monospace" font-size="11.5">'
        f'<rect width="100%" height="100%" fill="#fbfaf7"/><text x="10" y="17" font-size="14">{escape(title)}: '
        f"{root.count:,} instructions</text>{key}\n"
        f"{shown}<script><![CDATA[{SCRIPT % (WIDTH, LETTER)}]]></script></svg>\n"
    )


def kind_of(frame: Frame) -> str:
    """Whose code it is."""
    path = frame[1]
    if path is None:
        return "machine"
    return "app" if is_app(path) else "library" if path.startswith(LIBRARY) else "kernel"


def _tree(profile: Profile) -> Box:
    root = Box("all", "machine")
    for stack, count in profile.stacks.items():
        root.count += count
        at = root
        for frame in stack[:DEEPEST]:
            box = at.children.get(frame[0])
            if box is None:
                box = at.children[frame[0]] = Box(frame[0], kind_of(frame))
            box.count += count
            at = box
    return root


def _draw(box: Box, x: float, depth: int, scale: float, out: list[str], whole: int) -> int:
    """Draw a box and those above; how deep they go. `@` stands for the lowest row's place until that is known."""
    width = box.count * scale
    if width < LEAST:
        return depth
    red, green, blue = COLOURS[box.kind]
    shade = crc32(box.name.encode()) % 40 - 20
    room = int((width - 6) / LETTER)
    text = "" if room < 3 else box.name if len(box.name) <= room else box.name[:room - 1] + "…"
    name = escape(box.name, quote=True)
    out.append(
        f'<g class="f" data-x="{x:.2f}" data-w="{width:.2f}" data-n="{name}" transform="translate(0 {-depth * ROW})">'
        f'<rect x="{x:.2f}" y="@" width="{max(width - 0.5, 0.2):.2f}" height="{ROW - 1}" rx="2" '
        f'fill="rgb({red + shade},{green + shade},{blue + shade})"/><text x="{x + 3:.2f}" y="@" dy="13" fill="#fff">'
        f"{escape(text)}</text><title>{name}: {box.count:,} instructions, {share(box.count, whole)}</title></g>\n")
    deepest = depth
    for child in sorted(box.children.values(), key=lambda each: each.name):
        deepest = max(deepest, _draw(child, x, depth + 1, scale, out, whole))
        x += child.count * scale
    return deepest
