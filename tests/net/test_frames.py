"""Damaged frames into a host do no harm: under CPython some, compiled many, and the first go the same way in both."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.execution.outcome import Outcome
from tests.execution.three import run_cpython, run_hosted

FRAMES = Path(__file__).parent / "cases" / "frames.py"
FEW = ["7", "600"]


@cache
def in_cpython() -> Outcome:
    return run_cpython(FRAMES, FEW)


def test_in_cpython() -> None:
    done = in_cpython()
    assert done.status == 0, (done.stdout, done.traceback)


@pytest.mark.slow
def test_compiled() -> None:
    done = run_hosted(FRAMES, [*FEW, "1", "200000"])
    assert done.status == 0, (done.stdout, done.traceback)
    assert done.stdout.startswith(in_cpython().stdout)
