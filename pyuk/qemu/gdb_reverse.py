"""Runs inside gdb, on a machine that replays a record: the commands that go back.

Each goes to an instruction by its number: `pyuk debug` starts the machine anew, and it stops there (replay.py). Where
that is, is found by going forward: by single steps from some instructions before, or by counting a breakpoint's hits.
"""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass

import gdb

REPLAY = ("", "")  # the sockets of replay.py and of QEMU's stub: set by `pyuk debug`
WINDOWS = (100, 1000, 10_000, 100_000)  # instructions before this one that are looked through for a line's beginning
UNTOLD = 1 << 30  # a breakpoint with so many hits to ignore only counts


def ask(question: str) -> int:
    """The answer of replay.py."""
    with socket.socket(socket.AF_UNIX) as channel:
        channel.connect(REPLAY[0])
        channel.sendall(question.encode() + b"\n")
        return int(channel.makefile().readline())


def where() -> int:
    """The number of the instruction that comes next."""
    found = ask("where")
    if found < 0:
        raise gdb.GdbError("the machine has ended: run again, and stop before its end")
    return found


@contextlib.contextmanager
def silence() -> Iterator[None]:
    """Let gdb not tell of the stops on the way: it has no setting for all that it says of them."""
    gdb.flush()
    output = os.dup(1)
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    try:
        yield
    finally:
        gdb.flush()
        os.dup2(output, 1)
        os.close(output)


def go(count: int) -> None:
    """Be at an earlier instruction."""
    enabled = [each for each in gdb.breakpoints() if each.enabled]
    for each in enabled:
        each.enabled = False
    start_anew(count)
    gdb.execute("continue", to_string=True)
    for each in enabled:
        each.enabled = True


def start_anew(count: int) -> None:
    """A machine that has done nothing yet, and stops at that instruction."""
    with contextlib.suppress(gdb.error):
        gdb.execute("disconnect", to_string=True)
    gdb.execute(f"python MACHINE = (MACHINE[0], '{ask(f'go {count}')}')")
    gdb.execute(f"target remote {REPLAY[1]}", to_string=True)


# --- by instructions and lines -----------------------------------------------------------------------


@dataclass(frozen=True)
class Line:
    """A line of a function; "" where the code has none."""

    function: str
    number: int


def line_here() -> Line:
    found = gdb.selected_frame().find_sal()
    name = gdb.selected_frame().name() or ""
    return Line(name, found.line if found.symtab is not None else 0)


def lines_before(count: int, length: int) -> list[Line]:
    """The lines of the `length` instructions before one."""
    go(count - length)
    found = []
    for _ in range(length):
        found.append(line_here())
        gdb.execute("stepi", to_string=True)
    return found


def beginning_of_line(count: int) -> int:
    """The instruction at which the line of the one before `count` begins; 0 where that is too long ago."""
    for window in WINDOWS:
        length = min(window, count)
        lines = lines_before(count, length)
        at = length - 1
        while at >= 0 and lines[at].number == 0:
            at -= 1
        end = at
        while at > 0 and lines[at - 1] == lines[end]:
            at -= 1
        if at > 0:
            return count - length + at
    return 0


class Back(gdb.Command):  # type: ignore[misc]  # gdb has no types
    """Go back."""

    def __init__(self, name: str) -> None:
        super().__init__(name, gdb.COMMAND_RUNNING)

    def invoke(self, argument: str, from_tty: bool) -> None:
        count = int(gdb.parse_and_eval(argument)) if argument else 1
        with silence():
            for _ in range(count):
                self.back(where())
        gdb.execute("frame")

    def back(self, now: int) -> None:
        raise NotImplementedError


class ReverseStepInstruction(Back):
    """Go back by an instruction, or by as many as the argument says."""

    def back(self, now: int) -> None:
        go(max(now - 1, 1))


class ReverseStep(Back):
    """Go back to the beginning of the line before, of this function or of one that it has called."""

    def back(self, now: int) -> None:
        found = beginning_of_line(now)
        go(found if found else now)
        if not found:
            raise gdb.GdbError(f"no line begins within {WINDOWS[-1]:,} instructions")


# --- by breakpoints -----------------------------------------------------------------------------------


class ReverseContinue(Back):
    """Go back to the last stop at a breakpoint."""

    def back(self, now: int) -> None:
        stops = [last_hit(each, now) for each in gdb.breakpoints() if each.enabled and each.type == gdb.BP_BREAKPOINT]
        found = max(stops, default=0)
        go(found if found else now)
        if not found:
            raise gdb.GdbError("no breakpoint was hit before")


def last_hit(point: gdb.Breakpoint, now: int) -> int:
    """The number of the last instruction before `now` at which a breakpoint was hit; 0: never."""
    others = [each for each in gdb.breakpoints() if each.enabled and each is not point]
    ignored = point.ignore_count
    for each in others:
        each.enabled = False
    try:
        hits = run_over(point, UNTOLD, now - 1)
        return stop_at_hit(point, hits, now) if hits > 0 else 0
    finally:
        point.ignore_count = ignored
        for each in others:
            each.enabled = True


def run_over(point: gdb.Breakpoint, ignored: int, until: int) -> int:
    """How often a breakpoint is hit until an instruction."""
    point.hit_count = 0
    point.ignore_count = ignored
    start_anew(until)
    gdb.execute("continue", to_string=True)
    return int(point.hit_count)


def stop_at_hit(point: gdb.Breakpoint, number: int, now: int) -> int:
    """The instruction of a breakpoint's hit."""
    run_over(point, number - 1, now)
    return where()


for made, names in ((ReverseStepInstruction, ("reverse-stepi", "rsi")), (ReverseStep, ("reverse-step", "rs")),
                       (ReverseContinue, ("reverse-continue", "rc"))):  # fmt: skip
    for name in names:
        made(name)
