"""Every program of tests/programs/ and examples/ does the same in all three executions.

A line `args: ...` in its docstring gives a program its arguments, quoted as for a shell; a line `ends: ...` says that
it means to end otherwise than by itself, with status 0.
"""

from __future__ import annotations

import ast
import shlex
from functools import cache
from pathlib import Path

import pytest

from pyuk.compiler import checking
from tests.execution.outcome import Outcome
from tests.execution.three import ROOT, run_cpython, run_guest, run_hosted

PROGRAMS = sorted([*(ROOT / "tests" / "programs").glob("*.py"), *(ROOT / "examples").glob("*.py")])
GUEST_ONLY = {"pagetables.py"}
# Answer until they are stopped: tests/guest/ has clients.
SERVERS = {"hello_server.py", "httpd.py", "redis_server.py", "echo.py", "time_server.py", "chat.py"}
SHARED = [path for path in PROGRAMS if path.name not in GUEST_ONLY | SERVERS]
each_program = pytest.mark.parametrize("path", SHARED, ids=lambda path: path.stem)


def told(path: Path, what: str) -> str:
    """What a line `what: ...` in a program's docstring says; nothing where there is none."""
    document = ast.get_docstring(ast.parse(path.read_text())) or ""
    _, found, rest = document.partition(f"{what}: ")
    return rest.splitlines()[0] if found else ""


def arguments_of(path: Path) -> list[str]:
    """The arguments that a program asks for."""
    return shlex.split(told(path, "args"))


@cache
def meant(path: Path) -> Outcome:
    """What the program does under CPython."""
    return run_cpython(path, arguments_of(path))


def agree(found: Outcome, path: Path) -> None:
    differences = found.differences(meant(path))
    assert not differences, f"{path.name}: " + "\n".join(differences)


@pytest.mark.slow
@each_program
def test_hosted(path: Path) -> None:
    agree(run_hosted(path, arguments_of(path)), path)


@pytest.mark.slow
@pytest.mark.boot
@each_program
def test_guest(path: Path) -> None:
    agree(run_guest(path, arguments_of(path)), path)


def test_nothing_is_said_of_servers() -> None:
    assert [checking.check(ROOT / "examples" / name) for name in sorted(SERVERS)] == [[]] * len(SERVERS)


def test_under_cpython_none_is_broken() -> None:
    """Programs that mean to end by an exception or a status are named so, or say it."""
    for path in SHARED:
        outcome = meant(path)
        ends_well = not path.name.startswith(("exit_", "uncaught", "modules_", "args")) and not told(path, "ends")
        assert outcome.status == 0 or not ends_well, path.name


@pytest.mark.boot
@pytest.mark.slow
@pytest.mark.parametrize("machine", ["microvm", "pc", "q35"])
def test_page_tables(machine: str) -> None:
    """The one example that has no meaning under CPython, on every machine."""
    path = ROOT / "examples" / "pagetables.py"
    outcome = run_guest(path, machine=machine)
    lines = outcome.stdout.splitlines()
    assert (outcome.status, outcome.exception) == (0, None)
    assert lines[-1] == "0 pages are writable and executable"
    assert [line for line in lines if line.endswith("code") and "  r-x  " in line]
    assert [line for line in lines if line.endswith("constants") and "  r--  " in line]
    assert [line for line in lines if line.endswith("variables") and "  rw-  " in line]
    assert run_cpython(path).stdout.startswith("CPython has no page tables")
