"""The built-in types, compiled: programs that print what they do with them print the same under CPython."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.execution.three import run_cpython, run_guest, run_hosted

CASES = sorted(Path(__file__).with_name("cases").glob("*.py"))
each_case = pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)


@pytest.mark.slow
@each_case
@pytest.mark.parametrize("opt_level", [0, 2])
def test_hosted(path: Path, opt_level: int) -> None:
    found = run_hosted(path, opt_level=opt_level)
    assert not found.differences(run_cpython(path))


@pytest.mark.slow
@pytest.mark.boot
@each_case
def test_guest(path: Path) -> None:
    found = run_guest(path)
    assert not found.differences(run_cpython(path))
