"""Random programs from templates: every decision is one number below another, asked of a source.

A template is Python with holes:

    $i           an expression of that type; the types are the keys of TYPES
    $i'          the same, which may use the template's own variables: x (int), w (str), z (float)
    $:i          a variable of that type, which is bound; where there is none, the program's head binds one
    $=i          a name of that type, bound from here on
    $1           what the template's first hole of the kinds $: and $= became; $2 the second one's
    ${a|b|c}     one of these texts, which may have holes of their own; OR stands for the operator |
    $B           in a line of its own: a block of statements
    $#           how deep the statement is nested: a counter's name tells it, so that a loop within does not set it back

Names tell types. What is bound in a block may be read behind it, seldom: that is an UnboundLocalError.
"""

from __future__ import annotations

import random
import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from tests.fuzz.templates import ATOMS, EXPRESSIONS, STATEMENTS, TYPES

DEPTH = 2  # of expressions
NESTING = 2  # of blocks
NAMES = 3  # variables of each type
SHOWN = [type_ for type_ in TYPES if type_ != "fn"]  # a function's text is its address
OWN_NAMES = {"x": "i", "w": "s", "z": "f"}
_HOLE = re.compile(r"\$(?:\{(?P<choice>[^}]*)\}|(?P<how>[:=]?)(?P<type>[a-z]+)(?P<own>')?|(?P<again>\d))")


class Source(Protocol):
    """Where decisions come from: a generator with a seed, or Hypothesis."""

    def below(self, limit: int) -> int:
        """A number from 0 to limit - 1."""


class Seeded:
    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def below(self, limit: int) -> int:
        return int(self.random.random() * limit)


@dataclass(frozen=True)
class Program:
    """A function of an int, which prints: its name, its source, and the seed that it is made from."""

    name: str
    source: str
    seed: int


@dataclass
class Writer:
    """Writes one program."""

    source: Source
    bound: dict[str, list[str]] = field(default_factory=lambda: {type_: [] for type_ in TYPES})
    head: list[str] = field(default_factory=list)

    def program(self, name: str, seed: int, statements: int) -> Program:
        body = self.block(1, 1 + self.source.below(statements))
        type_ = self.pick(SHOWN)
        shown = self.expression(type_, DEPTH)
        body.append(f"    print({f'sorted({shown})' if type_ == 'ss' else shown})")
        return Program(name, "\n".join([f"def {name}(n: int) -> None:", *self.head, *body, ""]), seed)

    def pick(self, items: tuple[str, ...] | list[str]) -> str:
        return items[self.source.below(len(items))]

    def chance(self, one_in: int) -> bool:
        return self.source.below(one_in) == one_in - 1

    # --- statements ---

    def block(self, nesting: int, count: int) -> list[str]:
        lines: list[str] = []
        for _ in range(count):
            lines += self.statement(nesting)
        return lines

    def statement(self, nesting: int) -> list[str]:
        template = self.pick(STATEMENTS)
        while nesting > NESTING and "$B" in template:
            template = self.pick(STATEMENTS)
        pad = "    " * nesting
        lines: list[str] = []
        fill = _Filling(self, template.replace("$#", str(nesting)), DEPTH)
        for line in template.split("\n"):
            if line.strip() == "$B":
                inner = nesting + (len(line) - len(line.lstrip())) // 4
                lines += self.inner(inner)
            else:
                lines.append(pad + fill.line(line))
        return lines

    def inner(self, nesting: int) -> list[str]:
        kept = {type_: list(names) for type_, names in self.bound.items()}
        lines = self.block(nesting, 1 + self.source.below(2))
        if not self.chance(8):
            self.bound = kept
        return lines

    # --- expressions ---

    def expression(self, type_: str, depth: int, own: Iterable[str] = ()) -> str:
        names = [name for name in own if OWN_NAMES[name] == type_]
        if names and not self.chance(3):
            return self.pick(names)
        if depth <= 0 or self.chance(4):
            return self.atom(type_)
        return _Filling(self, self.pick(EXPRESSIONS[type_]), depth - 1, own).all()

    def atom(self, type_: str) -> str:
        if self.chance(2) and ATOMS[type_]:
            return self.pick(ATOMS[type_])
        return self.variable(type_)

    def variable(self, type_: str) -> str:
        """One that is bound; seldom a new one, which the head of the program binds."""
        if self.bound[type_] and not self.chance(5):
            return self.pick(self.bound[type_])
        name = f"{type_}{len(self.bound[type_])}"
        if name in self.bound[type_] or any(line.startswith(f"    {name} =") for line in self.head):
            return name
        self.head.append(f"    {name} = some_{type_}(n + {self.source.below(40)})")
        self.bound[type_].append(name)
        return name

    def bind(self, type_: str, name: str) -> None:
        if name not in self.bound[type_]:
            self.bound[type_].append(name)


class _Filling:
    """One template that is being filled."""

    def __init__(self, writer: Writer, template: str, depth: int, own: Iterable[str] = ()) -> None:
        self.writer, self.template, self.depth = writer, template, depth
        mine = [name for name in OWN_NAMES if re.search(rf"\b{name}\b", template)]
        self.outer = list(own)
        self.own = [*own, *mine]
        self.names: list[str] = []
        self.bound: list[tuple[str, str]] = []  # by the line at hand

    def all(self) -> str:
        return self.line(self.template)

    def line(self, text: str) -> str:
        """The text with its holes filled; what it binds is bound behind it."""
        filled = _HOLE.sub(self._fill, text)
        for type_, name in self.bound:
            self.writer.bind(type_, name)
        return filled

    def _fill(self, hole: re.Match[str]) -> str:
        if hole["choice"] is not None:
            return self.line(self.writer.pick(hole["choice"].split("|")).replace("OR", "|"))
        if hole["again"]:
            return self.names[int(hole["again"]) - 1]
        if hole["how"] == ":":
            self.names.append(self.writer.variable(hole["type"]))
            return self.names[-1]
        if hole["how"] == "=":
            self.names.append(f"{hole['type']}{self.writer.source.below(NAMES)}")
            self.bound.append((hole["type"], self.names[-1]))
            return self.names[-1]
        return self.writer.expression(hole["type"], self.depth, self.own if hole["own"] else self.outer)


def make_program(seed: int, name: str, statements: int = 3) -> Program:
    """The program of a seed: the first that its decisions make and that is Python."""
    source = Seeded(seed)
    while True:
        program = Writer(source).program(name, seed, statements)
        if is_python(program.source):
            return program


def is_python(source: str) -> bool:
    """Whether CPython compiles it: it refuses `:=` in some places of comprehensions."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        try:
            compile(source, "program.py", "exec")
        except SyntaxError:
            return False
    return True
