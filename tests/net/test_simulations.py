"""Two stacks and a virtual link: transfers arrive whole, forged segments do no harm, many connections cost little."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.execution.outcome import Outcome
from tests.execution.three import run_cpython, run_hosted

SIMULATE = Path(__file__).parent / "cases" / "simulate.py"
FEW = ["transfers", "5000", "6", "30000", "fuzz", "7", "2", "100", "load", "30", "10", "1"]
MANY = ["transfers", "1", "400", "60000", "fuzz", "1", "100", "500", "load", "3000", "2000", "20"]


@cache
def in_cpython() -> Outcome:
    return run_cpython(SIMULATE, FEW)


def test_in_cpython() -> None:
    done = in_cpython()
    assert done.status == 0, (done.stdout, done.traceback)


@pytest.mark.slow
def test_compiled() -> None:
    """Hundreds of seeds at the machine's speed; the first few go as they do under CPython, to the segment."""
    done = run_hosted(SIMULATE, FEW + MANY)
    assert done.status == 0, (done.stdout, done.traceback)
    assert done.stdout.startswith(in_cpython().stdout)
