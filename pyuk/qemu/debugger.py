"""gdb's side of a debugged guest: the commands that attach it and stop at the app's first line."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

HELPERS = Path(__file__).with_name("gdb_helpers.py")
REVERSE = Path(__file__).with_name("gdb_reverse.py")

# What is executed by being defined, or not at all; debuggers stop at the first statement after it.
PASSED_OVER = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def first_line(source: str) -> int:
    """The line of the first statement that does something; 1 where there is none."""
    body = ast.parse(source).body
    for statement in body:
        is_text = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        if not is_text and not isinstance(statement, PASSED_OVER):
            return statement.lineno
    return 1


def gdb_arguments(
    image: Path, socket: Path, sources: list[Path], stop: str, batch: bool, commands: list[str], machine: int,
    control: Path | None = None,
) -> list[str]:
    """gdb's arguments: symbols of `image`, QEMU's stub at `socket`, stopped at `stop` (`app.py:3`).

    machine: its number, for the commands that look at it over its monitor. control: the socket that takes a
    replayed machine back (replay.py).
    """
    attach = [
        f"python MACHINE = ({[sys.executable, '-m', 'pyuk']}, '{machine}')",
        *([f"source {REVERSE}", f"python REPLAY = ('{control}', '{socket}')"] if control is not None else []),
        "set confirm off",
        "set pagination off",
        *(f"directory {path}" for path in sources),
        f"target remote {socket}",
        f"tbreak {stop}",
        "continue",
    ]
    quiet = ["-nx", "-batch"] if batch else []
    pairs = [word for command in [*attach, *commands] for word in ("-ex", command)]
    return ["-q", *quiet, "-x", str(HELPERS), *pairs, str(image)]
