"""input(). Read first: console.py, texts.py."""

from __future__ import annotations

from pyuk.stdlib._files.console import ConsoleReader
from pyuk.stdlib._files.texts import TextIOWrapper

standard: TextIOWrapper | None = None


def standard_input() -> TextIOWrapper:
    """The one file that sys.stdin is."""
    global standard
    found = standard
    if found is None:
        found = TextIOWrapper(ConsoleReader(), newline="\n")
        found.mode = "r"
        standard = found
    return found


def next_line() -> str:
    """The next line of the input, without its end. EOFError where there is none."""
    line = standard_input().readline()
    if line == "":
        raise EOFError("EOF when reading a line")
    return line[:-1] if line.endswith("\n") else line
