"""pyuk test: the test_* functions of a file in three executions, which have to agree."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pyuk.cli import pipeline
from pyuk.cli.files import read_input
from pyuk.cli.settings import add_options, one_of
from pyuk.cli.terminal import progress
from pyuk.compiler.errors import GuestFailed, UsageError

if TYPE_CHECKING:
    from pyuk.cli.executions import Verdict

NAMES = ("cpython", "jit", "guest")


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("app", metavar="test_app.py", help="a file with functions named test_*")
    parser.add_argument("-k", metavar="PART", help="only tests whose name holds PART")
    ways = "where: cpython, jit and guest, with commas between (default: all three)"
    parser.add_argument("--on", metavar="WAYS", type=_ways, default=list(NAMES), help=ways)
    add_options(parser, "machine")


def _ways(text: str) -> list[str]:
    read: Callable[[str], str] = one_of("execution", NAMES)
    return [read(word.strip()) for word in text.split(",")]


def main(arguments: argparse.Namespace) -> int:
    from pyuk.cli.executions import EXECUTIONS, disagreement, read_tests

    path = Path(arguments.app)
    settings = pipeline.settings_for(arguments)
    file = read_tests(path, _source(path))
    tests = [name for name in file.tests if arguments.k is None or arguments.k in name]
    if not tests:
        which = "test_*" if arguments.k is None else f"test_* whose names hold '{arguments.k}'"
        raise UsageError(f"{path} has no functions named {which}")
    with progress(f"compiling {path.name}"):
        executions = [EXECUTIONS[name](file, settings) for name in arguments.on]
    failed = 0
    for test in tests:
        verdicts = [(each.name, each.run(test)) for each in executions]
        problem = disagreement(verdicts)
        bad = problem is not None or verdicts[0][1].error is not None
        print(f"{'FAILED' if bad else 'ok':<8}{test}", flush=True)
        if bad:
            failed += 1
            _explain(problem, verdicts)
    print(f"{len(tests)} tests on {', '.join(arguments.on)}: {failed or 'none'} failed")
    return GuestFailed.exit_code if failed else 0


def _source(path: Path) -> str:
    try:
        return read_input(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not Python source: byte {error.start} is not UTF-8") from None


def _explain(problem: str | None, verdicts: list[tuple[str, Verdict]]) -> None:
    if problem is not None:
        print(f"    they differ: {problem}")
    for name, verdict in verdicts:
        report = verdict.report or verdict.error
        if report:
            print(f"    on {name}:\n{textwrap.indent(report.rstrip(), ' ' * 8)}")
