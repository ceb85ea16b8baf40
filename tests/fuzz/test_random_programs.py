"""A thousand random programs do the same compiled and under CPython; ten thousand are `make fuzz-programs`."""

from __future__ import annotations

import pytest

from tests.fuzz.observe import Run, agree
from tests.fuzz.search import Findings, search
from tests.fuzz.writer import make_program

BATCHES = 2
PROGRAMS = 500  # of a batch, which is one module
REFUSED = 0.03  # the share of them that the compiler may refuse


@pytest.mark.slow
@pytest.mark.parametrize("batch", range(BATCHES))
def test_no_difference(batch: int) -> None:
    findings = Findings()
    first = 10_000 + batch * PROGRAMS
    search(range(first, first + PROGRAMS), findings, statements=1)
    assert not findings.differences, "\n".join(map(str, findings.differences))
    assert sum(findings.refused.values()) <= REFUSED * findings.programs, findings.refused


def test_programs_are_those_of_their_seeds() -> None:
    assert make_program(7, "p").source == make_program(7, "p").source != make_program(8, "p").source


def test_what_agrees() -> None:
    """OverflowError is allowed from where an int grew, and nowhere before."""
    assert agree(Run(["1", "2"]), Run(["1", "2"]))
    assert not agree(Run(["1", "2"]), Run(["1", "! OverflowError"]))
    assert agree(Run(["1", "2"], grew=1), Run(["1", "! OverflowError x"]))
    assert not agree(Run(["1", "2"], grew=1), Run(["3", "! OverflowError x"]))
    assert not agree(Run(["1", "2"], grew=1), Run(["1", "3"]))
