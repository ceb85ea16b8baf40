"""What a program does that can be seen from outside, in a form that is the same for all executions."""

from __future__ import annotations

import re
from dataclasses import dataclass

HEADER = "Traceback (most recent call last):"
CHAINED = (
    "During handling of the above exception, another exception occurred:",
    "The above exception was the direct cause of the following exception:",
)
_FRAME = re.compile(r'  File "(?:.*/)?([^/"]+)", line (\d+), in (.+)')
_OF_THE_LIBRARY = re.compile(r'  File "(?:.*/lib/python3\.\d+|pyuk/stdlib)/')  # whose calls are its own affair
_LEFT_OUT = re.compile(r"  \[.*more .*\]")  # calls that a long traceback does not show


@dataclass(frozen=True)
class Outcome:
    """traceback: of an uncaught exception, its calls as `file:line function`; empty where there was none."""

    stdout: str
    status: int
    traceback: tuple[str, ...] = ()

    @property
    def exception(self) -> str | None:
        """The last line of the traceback."""
        return self.traceback[-1] if self.traceback else None

    def differences(self, meant: Outcome) -> list[str]:
        """What is not as in `meant`, the outcome of record."""
        found = []
        if self.stdout != meant.stdout:
            found.append(_first_difference(self.stdout, meant.stdout))
        if self.status != meant.status:
            found.append(f"the exit status is {self.status}, not {meant.status}")
        if self.exception != meant.exception:
            found.append(f"it ends with {self.exception!r}, not {meant.exception!r}")
        elif _is_whole(self.traceback) and _is_whole(meant.traceback) and self.traceback != meant.traceback:
            found.append("the traceback is\n    " + "\n    ".join(self.traceback))
            found.append("and not\n    " + "\n    ".join(meant.traceback))
        return found


def _is_whole(traceback: tuple[str, ...]) -> bool:
    return "..." not in traceback


def _first_difference(found: str, meant: str) -> str:
    ours, theirs = found.splitlines(keepends=True), meant.splitlines(keepends=True)
    for number, (mine, other) in enumerate(zip(ours, theirs, strict=False), 1):
        if mine != other:
            return f"line {number} of the output is {mine!r}, not {other!r}"
    if len(ours) > len(theirs):
        return f"the output goes on after its end, with {ours[len(theirs)]!r}"
    return f"the output ends early; the next line is {theirs[len(ours)]!r}"


def traceback_in(stderr: str) -> tuple[str, ...]:
    """The traceback that standard error ends with, without source lines and directories."""
    if HEADER not in stderr:
        return ()
    found: list[str] = []
    for line in stderr[stderr.index(HEADER) :].splitlines():
        frame = _FRAME.fullmatch(line)
        if _OF_THE_LIBRARY.match(line):
            continue
        if frame is not None:
            found.append(f"{frame[1]}:{frame[2]} {frame[3]}")
        elif _LEFT_OUT.fullmatch(line):
            found.append("...")
        elif line and not line.startswith("    ") and line != HEADER:
            found.append(line)
    return tuple(found)
