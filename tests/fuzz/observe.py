"""What a module of random programs prints, under CPython and compiled, run by run.

A run is one call of one program. The interpreter watches the size of ints: from where one grew past 64 bits in a run,
the compiled program may raise OverflowError instead.
"""

from __future__ import annotations

import ast
import math
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pyuk.cli.executions import ChildEnded, in_child
from pyuk.compiler.errors import CompileError
from pyuk.hosted.program import Hosted, hosted
from tests.fuzz.writer import Program

RUNS = 3  # calls of each program, with the numbers below
SECONDS = 300.0
PREAMBLE = (Path(__file__).parent / "preamble.py").read_text()
BEGINS = "=== run "
LEAST, GREATEST = -(2**63), 2**63 - 1
COMPLEX = "is complex, which is not supported"
_FREE = re.compile(r"NameError cannot access free variable ('\w+')")
_RECURSION = re.compile(r"(RecursionError maximum recursion depth exceeded) (in|while) .*")
_OVERFLOW = re.compile(r"(! OverflowError) .*")
TOO_LARGE = 1 << 4096  # ints that an interpreter is not asked to go on with

DRIVER = """

def main(first: int, last: int) -> None:
    for at in range(first, last):
        number, n = at // RUNS, at % RUNS
        print("=== run", at)
        try:
            PROGRAMS[number](n)
        except Exception as error:
            print("!", type(error).__name__, error)


main(int(sys.argv[1]), int(sys.argv[2]))
"""


@dataclass
class Run:
    """What one call printed. grew: how many lines there were when an int first grew past 64 bits."""

    lines: list[str] = field(default_factory=list)
    grew: int | None = None


class Refused(Exception):
    """The compiler refuses programs of the module: their diagnostics by the program's index."""

    def __init__(self, mistakes: dict[int, list[str]]) -> None:
        super().__init__(str(mistakes))
        self.mistakes = mistakes


def module_text(programs: Sequence[Program]) -> str:
    names = ", ".join(program.name for program in programs)
    parts = [PREAMBLE, *(program.source for program in programs)]
    parts.append(f"RUNS = {RUNS}\nPROGRAMS: list[Callable[[int], None]] = [{names}]{DRIVER}")
    return "\n".join(parts)


# --- under CPython ---------------------------------------------------------------------------


class _TooLarge(BaseException):
    """An int has grown so large that the run is given up; what was printed counts."""


def under_cpython(programs: Sequence[Program]) -> list[Run]:
    """Every run of the programs by the interpreter, in a child, with an eye on the size of ints."""
    return in_child(lambda: _interpreted(programs), SECONDS)


def _interpreted(programs: Sequence[Program]) -> list[Run]:
    runs = [Run() for _ in range(len(programs) * RUNS)]
    current = Run()
    begun = ""

    def show(*values: object, sep: str = " ", end: str = "\n") -> None:
        nonlocal begun
        begun += sep.join(map(str, values)) + end
        *lines, begun = begun.split("\n")
        current.lines += lines

    def note_growth() -> None:
        if current.grew is None:
            current.grew = len(current.lines)

    def seen(value: Any) -> Any:
        if value != value and isinstance(value, float):
            return math.nan  # every nan is the same one (docs/language.md)
        if isinstance(value, range) and max(abs(value.start), abs(value.stop)) > GREATEST // 2:
            note_growth()  # its length may not fit
        fields = getattr(value, "__dict__", value)  # of an object whose attribute was assigned to
        held = list(fields.values()) if isinstance(fields, dict) else fields
        for each in held if isinstance(held, (tuple, list, set)) else (value,):
            if is_large(each):
                note_growth()
                if isinstance(each, int) and abs(each) > TOO_LARGE:
                    raise _TooLarge
        return value

    def added(items: Any, /, start: Any = 0) -> Any:
        for item in items:
            start = seen(start + item)
        return start

    tree = ast.parse("\n".join([PREAMBLE, *(program.source for program in programs)]))
    tree = ast.fix_missing_locations(_Watched().visit(tree))
    names: dict[str, Any] = {"__name__": "__main__", "print": show, "seen": seen, "sum": added}
    sys.modules["__main__"].__dict__.update(names)  # where dataclasses look for their annotations
    exec(compile(tree, "program.py", "exec"), names)
    for at, run in enumerate(runs):
        current, begun = run, ""
        try:
            names[programs[at // RUNS].name](at % RUNS)
        except _TooLarge:
            pass
        except Exception as error:
            show("!", type(error).__name__, error)
        if begun:
            show()
    return runs


def is_large(value: object) -> bool:
    """Whether it does not fit in 64 bits: an int, or a float, of which `'%d' % x` makes an int."""
    is_number = isinstance(value, int) or (isinstance(value, float) and math.isfinite(value))
    return is_number and not LEAST <= value <= GREATEST  # type: ignore[operator]


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
        target = node.target.value if isinstance(node.target, ast.Subscript) else node.target
        if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name):
            target = target.value
        if not isinstance(target, ast.Name):
            return [node]  # looking at it again may run code
        value = ast.Name(target.id, ast.Load())
        return [node, ast.copy_location(ast.Expr(_call(value)), node)]

    def _watched(self, node: ast.expr) -> ast.expr:
        self.generic_visit(node)
        return ast.copy_location(_call(node), node)


def _call(value: ast.expr) -> ast.expr:
    return ast.Call(ast.Name("seen", ast.Load()), [value], [])


# --- compiled --------------------------------------------------------------------------------


def compiled(programs: Sequence[Program], opt_level: int) -> list[Run]:
    """Every run of the programs compiled. Refused where the compiler says so, ChildEnded where it crashes.

    A run that crashes has the crash as its last line.
    """
    text = module_text(programs)

    def work() -> list[Run]:
        compiled = hosted(Path("program.py"), text=text, opt_level=opt_level)
        return _runs(compiled, 0, len(programs) * RUNS)

    try:
        return in_child(work, SECONDS)
    except CompileError as error:
        raise Refused(_by_program(programs, text, error)) from None


def _runs(compiled: Hosted, first: int, last: int) -> list[Run]:
    """The runs of a range, each half of it in a process of its own where one of them crashes."""
    try:
        done = in_child(lambda: compiled.run(["program.py", str(first), str(last)]), SECONDS / 3)
    except (ChildEnded, TimeoutError) as crash:
        if last - first == 1:
            return [Run([f"crash: {crash}", *getattr(crash, "report", "").splitlines()[-3:]])]
        middle = (first + last) // 2
        return _runs(compiled, first, middle) + _runs(compiled, middle, last)
    runs: list[Run] = []
    for line in done.stdout.decode("utf-8", "surrogatepass").removesuffix("\n").split("\n"):
        head, found, number = line.partition(BEGINS)
        if found and number == str(first + len(runs)):
            if head:
                runs[-1].lines.append(head)  # of a line without an end
            runs.append(Run())
        else:
            runs[-1].lines.append(line)
    if done.status != 0:
        runs[-1].lines += ["it ends with status", str(done.status), done.exception or ""]
    runs += [Run(["nothing: it ended before"]) for _ in range(last - first - len(runs))]
    return runs


def _by_program(programs: Sequence[Program], text: str, error: CompileError) -> dict[int, list[str]]:
    starts = [text[: text.index(program.source)].count("\n") + 1 for program in programs]
    mistakes: dict[int, list[str]] = {}
    for each in error.diagnostics:
        of = max((i for i, start in enumerate(starts) if start <= (each.line or 0)), default=-1)
        mistakes.setdefault(of, []).append(f"{each.code} {each.message}")
    return mistakes


# --- comparing -------------------------------------------------------------------------------


def agree(meant: Run, found: Run) -> bool:
    """Whether a compiled run does what the interpreted one does, or what docs/language.md allows it to do.

    That is: to raise OverflowError from where an int grew past 64 bits, to say that a complex number is not
    supported, and to treat comprehensions as CPython 3.12 does, where they are loops in place.
    """
    ours, theirs = (list(map(_of_3_12, run.lines)) for run in (found, meant))
    if ours == theirs:
        return True
    if ours and COMPLEX in ours[-1]:
        return ours[:-1] == theirs[: len(ours) - 1]
    if meant.grew is None:
        return False
    return ours[: meant.grew] == theirs[: meant.grew] and "OverflowError" in "\n".join(ours[meant.grew :])


def _of_3_12(line: str) -> str:
    """A line without what CPython 3.11 and 3.12 say differently, or the texts of OverflowErrors."""
    line = _RECURSION.sub(r"\1", line)
    line = _FREE.sub(r"UnboundLocalError cannot access local variable \1", line).removesuffix(" in enclosing scope")
    return _OVERFLOW.sub(r"\1", line)


def difference(meant: Run, found: Run) -> str:
    """The first line of two runs that differs."""
    for mine, other in zip(found.lines, meant.lines, strict=False):
        if mine != other:
            return f"compiled: {mine}\nCPython:  {other}"
    longer = found.lines[len(meant.lines) :], meant.lines[len(found.lines) :]
    return f"compiled goes on with {longer[0][:3]}\nCPython goes on with {longer[1][:3]}"
