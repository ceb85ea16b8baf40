"""pyuk check: what is wrong with a program, without LLVM."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from pyuk.cli import pipeline
from pyuk.cli.files import read_image
from pyuk.cli.terminal import note, show_diagnostics
from pyuk.compiler.errors import CompileError, Diagnostic, Located, UsageError
from pyuk.compiler.pause import collector_paused


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("app", metavar="app.py", nargs="+", help="the programs")
    parser.add_argument("--json", action="store_true", help="write the messages to stdout as JSON")


@collector_paused()
def main(arguments: argparse.Namespace) -> int:
    found: list[Diagnostic] = []
    for name in arguments.app:
        path = Path(name)
        if read_image(path) is not None:
            raise UsageError(f"{path} is an image, not a program")
        try:
            found += pipeline.check(path)
        except CompileError as error:
            found += error.diagnostics
    failed = any(diagnostic.severity == "error" for diagnostic in found)
    if arguments.json:
        print(json.dumps([as_json(diagnostic) for diagnostic in found], indent=2))
    elif found:
        show_diagnostics(found)
    else:
        note("no errors")
    return CompileError.exit_code if failed else 0


def as_json(diagnostic: Diagnostic) -> dict[str, object]:
    """A message as editors and scripts read it."""
    names = ("code", "severity", "message", "path", "line", "column", "end_column", "why", "cpython", "fix")
    notes = [{"message": message, **_place(place)} for message, place in diagnostic.notes]
    return {**{name: getattr(diagnostic, name) for name in names}, "notes": notes}


def _place(place: Located | None) -> dict[str, object]:
    return {} if place is None else {"path": place.path, "line": place.line, "column": place.column}
