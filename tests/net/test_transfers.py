"""Transfers between two stacks over a virtual link that loses, doubles, reorders and damages: all arrive whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.execution.three import run_cpython, run_hosted

TRANSFERS = Path(__file__).parent / "cases" / "transfers.py"


def test_in_cpython() -> None:
    done = run_cpython(TRANSFERS, ["1", "8", "20000"])
    assert done.status == 0, done.stdout


@pytest.mark.slow
def test_compiled() -> None:
    """Hundreds of seeds at the machine's speed."""
    done = run_hosted(TRANSFERS, ["1", "400", "60000"])
    assert done.status == 0, done.stdout
