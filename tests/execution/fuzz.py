"""Random programs under CPython and compiled into this process, until they differ.

    python -m tests.execution.fuzz --functions 5000 --seed 1

A difference is shown with the function that makes it, cut down to the statements that are needed for it. What
the language promises is the rule: the same output, or an OverflowError where CPython's ints grew past 64 bits.
"""

from __future__ import annotations

import argparse
import ast
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyuk.cli.executions import ChildEnded, in_child
from pyuk.compiler.errors import CompileError
from tests.execution.generator import PREAMBLE, Function, Program, Seeded, make_program
from tests.execution.three import run_hosted

BATCH = 40  # functions that are compiled at a time
SECONDS = 120.0
OUTSIDE = "OverflowError"
BEGINS = " begins"
LEAST, GREATEST = -(2**63), 2**63 - 1


@dataclass
class Call:
    """What one call of a function printed, and whether an int grew past 64 bits in it under CPython."""

    name: str
    lines: list[str]
    grew: bool = False


@dataclass(frozen=True)
class Difference:
    """A function that does something else when it is compiled."""

    function: Function
    reason: str

    def report(self) -> str:
        return f"{self.reason}\n\n{Program([self.function]).text()[len(PREAMBLE) :]}"


class Refused(Exception):
    """The compiler refuses functions of the program: their diagnostics by the function's index."""

    def __init__(self, mistakes: dict[int, list[str]]) -> None:
        super().__init__(str(mistakes))
        self.mistakes = mistakes


# --- observing -------------------------------------------------------------------------------


def under_cpython(program: Program) -> list[Call]:
    """Run the program by the interpreter, in a child, with an eye on the size of ints."""

    def run() -> list[Call]:
        calls: list[Call] = []

        def show(*values: Any) -> None:
            line = " ".join(map(str, values))
            if line.endswith(BEGINS):
                calls.append(Call(line.removesuffix(BEGINS), []))
            else:
                calls[-1].lines += line.split("\n")

        def seen(value: Any) -> Any:
            if isinstance(value, int) and not LEAST <= value <= GREATEST and calls:
                calls[-1].grew = True
            return value

        tree = ast.fix_missing_locations(_Watched().visit(ast.parse(program.text())))
        exec(compile(tree, "program.py", "exec"), {"__name__": "__main__", "print": show, "seen": seen})
        return calls

    return in_child(run, SECONDS)


class _Watched(ast.NodeTransformer):
    """Hands the result of every operation and call to seen()."""

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        return self._watched(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        return self._watched(node)

    def visit_Call(self, node: ast.Call) -> ast.expr:
        return self._watched(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> list[ast.stmt]:
        self.generic_visit(node)
        value = ast.parse(ast.unparse(node.target), mode="eval").body
        return [node, ast.copy_location(ast.Expr(_call(value)), node)]

    def _watched(self, node: ast.expr) -> ast.expr:
        self.generic_visit(node)
        return ast.copy_location(_call(node), node)


def _call(value: ast.expr) -> ast.expr:
    return ast.Call(ast.Name("seen", ast.Load()), [value], [])


def compiled(program: Program, opt_level: int) -> list[Call]:
    """Run the program compiled. Refused where the compiler says so, ChildEnded where it or the program crashes."""
    text = program.text()
    try:
        outcome = run_hosted(Path("program.py"), text=text, opt_level=opt_level)
    except CompileError as error:
        raise Refused(_by_function(program, text, error)) from None
    calls: list[Call] = []
    for line in outcome.stdout.removesuffix("\n").split("\n"):
        if line.endswith(BEGINS):
            calls.append(Call(line.removesuffix(BEGINS), []))
        elif calls:
            calls[-1].lines.append(line)
    if outcome.status != 0:
        calls.append(Call("", [f"it ends with status {outcome.status}", *outcome.traceback]))
    return calls


def _by_function(program: Program, text: str, error: CompileError) -> dict[int, list[str]]:
    starts = [text[: text.index(function.source)].count("\n") + 1 for function in program.functions]
    mistakes: dict[int, list[str]] = {}
    for each in error.diagnostics:
        of = max((i for i, start in enumerate(starts) if start <= (each.line or 0)), default=0)
        mistakes.setdefault(of, []).append(f"{each.code} {each.message}")
    return mistakes


# --- comparing -------------------------------------------------------------------------------


def compare(program: Program, opt_level: int = 0) -> list[Difference]:
    """Every function that is not compiled to what it means."""
    meant = under_cpython(program)
    try:
        found = compiled(program, opt_level)
    except (ChildEnded, TimeoutError) as crash:
        return [_culprit(program, lambda part: compiled(part, opt_level), _told(crash))]
    by_name = {function.name: function for function in program.functions}
    differences: dict[str, Difference] = {}
    for index, call in enumerate(meant):
        ours = found[index] if index < len(found) else Call("", ["nothing: it ended before"])
        if ours.name != call.name or (
            ours.lines != call.lines and not (call.grew and OUTSIDE in "\n".join(ours.lines))
        ):
            differences.setdefault(call.name, Difference(by_name[call.name], _reason(ours.lines, call.lines)))
        if ours.name != call.name:
            break
    return list(differences.values())


def _reason(found: list[str], meant: list[str]) -> str:
    for mine, other in zip(found, meant, strict=False):
        if mine != other:
            return f"compiled: {mine!r}\nCPython:  {other!r}"
    return (
        f"compiled: {len(found)} lines, ending with {found[-1:]}\n"
        f"CPython:  {len(meant)} lines, ending with {meant[-1:]}"
    )


def _culprit(program: Program, run: Callable[[Program], object], reason: str) -> Difference:
    """The function that makes the compiler or the program crash; the first one where none does so alone."""
    for function in program.functions:
        try:
            run(Program([function]))
        except (ChildEnded, TimeoutError) as crash:
            return Difference(function, _told(crash))
        except Refused:
            continue
    return Difference(program.functions[0], f"all functions together: {reason}")


def _told(crash: Exception) -> str:
    return f"{crash}\n{getattr(crash, 'report', '')[-1500:]}"


def differs(function: Function, opt_level: int) -> Difference | None:
    try:
        found = compare(Program([function]), opt_level)
    except (Refused, ChildEnded, TimeoutError, SyntaxError):
        return None
    return found[0] if found else None


# --- making smaller --------------------------------------------------------------------------


def smaller(difference: Difference, opt_level: int, seconds: float = 60.0) -> Difference:
    """The same kind of difference in a shorter function: statements are left out as long as it stays."""
    end = time.monotonic() + seconds
    best = difference
    changed = True
    while changed:
        changed = False
        for candidate in _shorter(best.function):
            if time.monotonic() > end:
                return best
            found = differs(candidate, opt_level)
            if found is not None:
                best, changed = found, True
                break
    return best


def _shorter(function: Function) -> Iterator[Function]:
    if len(function.calls) > 1:
        for call in function.calls:
            yield Function(function.name, function.source, [call])
    count = sum(isinstance(node, ast.stmt) for node in ast.walk(ast.parse(function.source))) - 1
    for number in range(count):
        for keep_body in (False, True):
            tree = ast.parse(function.source)
            _Without(number, keep_body).visit(tree)
            source = ast.unparse(ast.fix_missing_locations(tree)) + "\n"
            if len(source) < len(function.source):
                yield Function(function.name, source, function.calls)


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


# --- the command -----------------------------------------------------------------------------


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.execution.fuzz", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--functions", type=int, default=5000, help="how many functions (default: 5000)")
    parser.add_argument("--seed", type=int, default=0, help="where to begin (default: 0)")
    parser.add_argument("--optimise", type=int, default=-1, help="LLVM's level; default: 0 and 2 in turn")
    arguments = parser.parse_args()
    refused: Counter[str] = Counter()
    differing = total = 0
    started = time.monotonic()
    for number in range(-(-arguments.functions // BATCH)):
        seed = arguments.seed + number
        level = arguments.optimise if arguments.optimise >= 0 else 2 * (number % 3 == 2)
        program = make_program(Seeded(seed), BATCH)
        for difference in accepted(program, level, refused):
            differing += 1
            print(f"--- seed {seed}, level {level}: {smaller(difference, level).report()}", flush=True)
        total += len(program.functions)
    print(
        f"{total} functions in {time.monotonic() - started:.0f} s: {differing} differ, {sum(refused.values())} refused"
    )
    for mistake, count in refused.most_common(20):
        print(f"  {count:5} {mistake}")
    return 1 if differing else 0


def accepted(program: Program, level: int, refused: Counter[str]) -> list[Difference]:
    """compare() without the functions that the compiler refuses, which are counted."""
    while program.functions:
        try:
            return compare(program, level)
        except Refused as refusal:
            for of, mistakes in refusal.mistakes.items():
                refused.update(mistakes[:1])
                print(f"refused: {mistakes[0]} in {program.functions[of].name}", flush=True)
            program.functions = [f for i, f in enumerate(program.functions) if i not in refusal.mistakes]
    return []


if __name__ == "__main__":
    raise SystemExit(main())
