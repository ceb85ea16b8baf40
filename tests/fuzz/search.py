"""Random programs compiled many at a time, compared with CPython, and cut down where they differ."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pyuk.cli.executions import ChildEnded
from tests.fuzz.observe import RUNS, Refused, agree, compiled, difference, under_cpython
from tests.fuzz.writer import Program, is_python, make_program

MAX_TRIES = 60  # at making a program smaller


@dataclass(frozen=True)
class Difference:
    """A program that does something else when it is compiled, and how."""

    program: Program
    reason: str

    def __str__(self) -> str:
        return f"seed {self.program.seed}\n{self.reason}\n\n{self.program.source}"


@dataclass
class Findings:
    """What a search has found so far. refused: messages of the compiler, and how often each was given."""

    programs: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    differences: list[Difference] = field(default_factory=list)


def search(seeds: range, findings: Findings, *, statements: int, opt_level: int = 0) -> None:
    """Compile and compare the programs of some seeds, all in one module."""
    programs = [make_program(seed, f"program{seed}", statements) for seed in seeds]
    findings.programs += len(programs)
    findings.differences += _differences(programs, opt_level, findings.refused)


def _differences(programs: list[Program], opt_level: int, refused: Counter[str]) -> list[Difference]:
    """Every program of those the compiler accepts that is not compiled to what it means."""
    while programs:
        try:
            found = compiled(programs, opt_level)
            break
        except Refused as refusal:
            if -1 in refusal.mistakes:
                raise
            refused.update(mistakes[0] for mistakes in refusal.mistakes.values())
            programs = [program for at, program in enumerate(programs) if at not in refusal.mistakes]
        except (ChildEnded, TimeoutError) as crash:
            if len(programs) == 1:
                report = getattr(crash, "report", "")[-1500:]
                return [Difference(programs[0], f"the compiler crashes: {crash}\n{report}")]
            middle = len(programs) // 2
            parts = programs[:middle], programs[middle:]
            return [found for part in parts for found in _differences(part, opt_level, refused)]
    else:
        return []
    meant = under_cpython(programs)
    pairs = [slice(at * RUNS, (at + 1) * RUNS) for at in range(len(programs))]
    differences = []
    for program, part in zip(programs, pairs, strict=True):
        reasons = [difference(*pair) for pair in zip(meant[part], found[part], strict=True) if not agree(*pair)]
        if reasons:
            differences.append(Difference(program, reasons[0]))
    return differences


def smaller(found: Difference, opt_level: int = 0) -> Difference:
    """A difference in a shorter program: statements are left out as long as there is one."""
    tries = 0
    changed = True
    while changed:
        changed = False
        for candidate in _shorter(found.program):
            tries += 1
            if tries > MAX_TRIES:
                return found
            try:
                again = _differences([candidate], opt_level, Counter())
            except (SyntaxError, ChildEnded, Refused):
                continue
            if again:
                found, changed = again[0], True
                break
    return found


def _shorter(program: Program) -> Iterator[Program]:
    count = sum(isinstance(node, ast.stmt) for node in ast.walk(ast.parse(program.source))) - 1
    for number in range(count):
        for keep_body in (False, True):
            tree = ast.parse(program.source)
            _Without(number, keep_body).visit(tree)
            source = ast.unparse(ast.fix_missing_locations(tree)) + "\n"
            if len(source) < len(program.source) and is_python(source):
                yield replace(program, source=source)


class _Without(ast.NodeTransformer):
    """Leaves out the statement of a number, or puts its body in its place."""

    def __init__(self, number: int, keep_body: bool) -> None:
        self.left = number + 1  # the function itself is no candidate
        self.keep_body = keep_body

    def visit(self, node: ast.AST) -> Any:
        if isinstance(node, ast.stmt):
            self.left -= 1
            if self.left == -1:
                return getattr(node, "body", None) if self.keep_body else ast.copy_location(ast.Pass(), node)
        return self.generic_visit(node)
