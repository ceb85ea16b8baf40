"""The built-in types, compiled: programs that print what they do with them print the same under CPython."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyuk.compiler.driver import BuildOptions
from tests.execution.three import run_cpython, run_guest, run_hosted

CASES = sorted(Path(__file__).with_name("cases").glob("*.py"))
each_case = pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)


@pytest.mark.slow
@each_case
@pytest.mark.parametrize("debug", [True, False])
def test_hosted(path: Path, debug: bool) -> None:
    found = run_hosted(path, options=BuildOptions(debug=debug))
    assert not found.differences(run_cpython(path))


@pytest.mark.slow
@pytest.mark.boot
@each_case
def test_guest(path: Path) -> None:
    found = run_guest(path)
    assert not found.differences(run_cpython(path))
