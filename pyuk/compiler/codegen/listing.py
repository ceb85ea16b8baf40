"""LLVM text and assembly for reading: the Python line beside each instruction, what tools need left out."""

from __future__ import annotations

import re

PLACE_COLUMN = 80

_NODE = re.compile(r"^(![0-9]+) = (?:distinct )?!(\w+)\((.*)\)$")
_FIELD = re.compile(r'(\w+): ("[^"]*"|![0-9]+|[^,]+)')
_PLACE = re.compile(r",? !dbg (![0-9]+)")
_NOISE = re.compile(r", !(?:tbaa|prof|srcloc) ![0-9]+")


def llvm_listing(text: str) -> str:
    """A unit's LLVM text without metadata, each instruction with `; app.py:12` at its end."""
    nodes = {
        match[1]: (match[2], dict(_FIELD.findall(match[3]))) for match in map(_NODE.match, text.splitlines()) if match
    }
    places = {name: _place(nodes, name) for name, (kind, _) in nodes.items() if kind == "DILocation"}
    lines = []
    for line in text.splitlines():
        if line.startswith(("!", "attributes #", "; Function Attrs", "; ModuleID")) or line.lstrip().startswith(
            "#dbg_"
        ):
            continue
        found = _PLACE.search(line)
        line = _NOISE.sub("", _PLACE.sub("", line))
        place = places.get(found[1]) if found else None
        lines.append(f"{line:<{PLACE_COLUMN}} ; {place}" if place else line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines).strip("\n")) + "\n"


def _place(nodes: dict[str, tuple[str, dict[str, str]]], name: str) -> str | None:
    """`app.py:12` of a location; None for code that no line stands for."""
    fields = nodes[name][1]
    scope = nodes.get(fields["scope"], ("", {}))[1]
    file = nodes.get(scope.get("file", ""), ("", {}))[1].get("filename", '"?"')
    line = fields.get("line", "0")
    return None if line == "0" else f"{file[1:-1]}:{line}"


_LINE = re.compile(r"\t\.loc\t(\d+) (\d+)")
_FILE = re.compile(r'\t\.file\t(\d+) (?:"[^"]*" )?"([^"]*)"')
_TEMPORARY = re.compile(r"\.L(?:tmp|func_begin|func_end)\d+:")


def asm_listing(text: str) -> str:
    """The assembly of a unit: labels and instructions, `# app.py:12` where a line begins."""
    files: dict[str, str] = {}
    place, shown, lines = "", "", []
    for line in text.splitlines():
        if line.startswith("\t.section\t.debug_"):
            break
        if (found := _FILE.match(line)) is not None:
            files[found[1]] = found[2]
        elif (found := _LINE.match(line)) is not None:
            place = "" if found[2] == "0" else f"{files.get(found[1], '?')}:{found[2]}"
        elif line.startswith("\t.") and not line.startswith(("\t.quad", "\t.long", "\t.byte", "\t.asci", "\t.zero")):
            continue
        elif line and not line.startswith("\t"):
            lines += [] if _TEMPORARY.match(line) else ["", line] if not line.startswith(".") else [line]
            place, shown = (place, "") if line.startswith(".") else ("", "")
        elif line:
            plain = line.expandtabs(8)
            lines.append(f"{plain:<{PLACE_COLUMN // 2}} # {place}" if place and place != shown else plain)
            shown = place
    return "\n".join(lines).strip("\n") + "\n"
