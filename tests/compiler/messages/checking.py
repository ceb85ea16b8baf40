"""What the compiler says about a program, as text that is the same on every machine."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

from pyuk.compiler.checking import check
from pyuk.compiler.errors import Diagnostic, Located, Sources, Span, in_order, render

CASES = Path(__file__).parent / "cases"
ROOT = Path(__file__).resolve().parents[3]
COMPILER_NAME = re.compile(r"[`'( ]\.[a-z]+\d+\b|Traceback \(|0x[0-9a-f]{9,}")


def shown_path(path: str) -> str:
    """A path as the golden files have it: from the directory of the cases, or from the root of the tree."""
    file = Path(path)
    for base in (CASES, ROOT):
        if file.is_relative_to(base):
            return file.relative_to(base).as_posix()
    return file.name


def _shown_place(place: Located) -> Span:
    return Span(shown_path(place.path), place.line, place.column, getattr(place, "end_column", None))


def rendered(diagnostics: list[Diagnostic]) -> str:
    """The messages as the user sees them, in order."""
    sources = Sources()

    def shown(diagnostic: Diagnostic) -> Diagnostic:
        notes = [(text, place and _shown_place(place)) for text, place in diagnostic.notes]
        return replace(diagnostic, path=shown_path(diagnostic.path), notes=notes)

    def line(path: str, number: int) -> str | None:
        return sources.line(str(CASES / path), number) or sources.line(str(ROOT / path), number)

    return "\n".join(render(shown(diagnostic), line) for diagnostic in in_order(diagnostics))


@cache
def messages_of(path: Path) -> str:
    """Everything that `pyuk check` says about a program."""
    return rendered(check(path))


def codes_of(path: Path) -> list[str]:
    """The codes of its mistakes, in order."""
    return [diagnostic.code for diagnostic in in_order(check(path))]
