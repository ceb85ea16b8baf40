"""From the plugin's counts (pyuk/qemu/profiler.c) to calls, functions and lines.

A node of the tree of calls is a call by its place; the instructions that ran there are counted block by block.
Code that was inlined counts for its own function and line, below those that it was inlined into. Next: flame.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from pyuk.compiler.errors import GuestFailed
from pyuk.inside.symbols import Place, Symbols

Frame = tuple[str, str | None, int]  # function, path, line
INTERRUPT: Frame = ("interrupt", None, 0)
BEFORE: Frame = ("firmware and loader", None, 0)
KERNEL = ("pyuk/", "boot/")
LIBRARY = "pyuk/stdlib/"


@dataclass(frozen=True)
class LineCost:
    """own: instructions of the line and what it called, but for other lines of the app; path None: of no line."""

    path: str | None
    line: int
    function: str
    own: int


@dataclass(frozen=True)
class FunctionCost:
    """own: instructions of the function's own code; total: with all that it called."""

    function: str
    path: str | None
    own: int
    total: int


@dataclass
class Counts:
    """What the plugin wrote. nodes: number -> (parent, site, whether an interrupt). blocks: number -> addresses."""

    nodes: dict[int, tuple[int, int, bool]] = field(default_factory=dict)
    blocks: dict[int, list[int]] = field(default_factory=dict)
    times: list[tuple[int, int, int]] = field(default_factory=list)  # node, block, how often


def read_counts(text: str) -> Counts:
    """GuestFailed where it is not whole."""
    counts = Counts()
    lines = text.splitlines()
    if not lines or lines[-1] != "end":
        raise GuestFailed("the counts were not written: QEMU ended too soon")
    for line in lines[:-1]:
        kind, *words = line.split(" ")
        if kind == "n":
            counts.nodes[int(words[0])] = (int(words[1]), int(words[2], 16), words[3] == "1")
        elif kind == "b":
            counts.blocks[int(words[0])] = [int(word, 16) for word in words[1:]]
        else:
            counts.times.append((int(words[0]), int(words[1]), int(words[2])))
    return counts


class Profile:
    """Instructions by stacks of calls. stacks: (the outermost first) -> instructions."""

    def __init__(self, counts: Counts, symbols: Symbols) -> None:
        self._symbols = symbols
        self._counts = counts
        self._frames: dict[int, tuple[Frame, ...]] = {0: ()}
        self._at: dict[int, tuple[Frame, ...]] = {}
        self.stacks: dict[tuple[Frame, ...], int] = defaultdict(int)
        for node, block, times in counts.times:
            for address in counts.blocks[block]:
                self.stacks[self._stack(node) + self._places(address)] += times

    @cached_property
    def total(self) -> int:
        return sum(self.stacks.values())

    def _places(self, address: int) -> tuple[Frame, ...]:
        """The functions at an address, the outermost first."""
        if address not in self._at:
            known = self._symbols.is_code(address)
            self._at[address] = tuple(map(_frame, reversed(self._symbols.places(address)))) if known else (BEFORE,)
        return self._at[address]

    def _stack(self, node: int) -> tuple[Frame, ...]:
        """The calls that lead to a node; found from the root on, for it may be deep."""
        way = []
        at = node
        while at not in self._frames:
            way.append(at)
            at = self._counts.nodes[at][0]
        for each in reversed(way):
            parent, site, is_interrupt = self._counts.nodes[each]
            self._frames[each] = self._frames[parent] + ((INTERRUPT,) if is_interrupt else self._places(site))
        return self._frames[node]

    # --- sums ---

    def lines(self) -> list[LineCost]:
        """By the app's lines: each instruction counts for the innermost line of the app that led to it."""
        found: dict[Frame, int] = defaultdict(int)
        for stack, count in self.stacks.items():
            found[next((frame for frame in reversed(stack) if is_app(frame[1])), ("", None, 0))] += count
        costs = [LineCost(path, line, function, own) for (function, path, line), own in found.items()]
        return sorted(costs, key=lambda cost: (-cost.own, cost.path or "", cost.line))

    def functions(self) -> list[FunctionCost]:
        """By function, wherever it is."""
        own: dict[tuple[str, str | None], int] = defaultdict(int)
        total: dict[tuple[str, str | None], int] = defaultdict(int)
        for stack, count in self.stacks.items():
            own[stack[-1][:2]] += count
            for name in {frame[:2] for frame in stack}:
                total[name] += count
        costs = [FunctionCost(*name, own[name], count) for name, count in total.items()]
        return sorted(costs, key=lambda cost: (-cost.own, cost.function))

    def folded(self) -> list[str]:
        """`a;b;c 120` for each stack of functions, as flame graph tools take it."""
        found: dict[str, int] = defaultdict(int)
        for stack, count in self.stacks.items():
            found[";".join(frame[0].replace(";", ",") for frame in stack)] += count
        return [f"{names} {count}" for names, count in sorted(found.items())]


def _frame(place: Place) -> Frame:
    return place.function, place.path, place.line


def is_app(path: str | None) -> bool:
    """Whether a file is the application's, not pyuk's own."""
    return path is not None and not path.startswith(KERNEL)


def share(part: int, whole: int) -> str:
    """`12.3 %`."""
    return f"{100 * part / max(whole, 1):.1f} %"


def sum_of(costs: Iterable[LineCost]) -> int:
    """What they take together."""
    return sum(cost.own for cost in costs)
