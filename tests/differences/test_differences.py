"""Every line of "Differences from CPython" in docs/language.md has a program in rows.py, and shows what it says."""

from __future__ import annotations

import re
import textwrap
from functools import cache
from pathlib import Path

import pytest

from pyuk.compiler.checking import check
from tests.differences.rows import CLASSES, ELSEWHERE, RAN, REFUSED
from tests.execution.three import ROOT, run_cpython, run_hosted

MARK = "difference "
TITLES = [row[0] for row in [*RAN, *REFUSED]] + list(ELSEWHERE)
EACH = """
def difference_{number}() -> str:
{body}

try:
    print("{mark}{number}:", difference_{number}())
except Exception as error:
    print("{mark}{number}:", type(error).__name__)
"""


def listed() -> list[str]:
    """The first column of the table."""
    text = (ROOT / "docs" / "language.md").read_text()
    section = text.split("\n## Differences from CPython\n")[1].split("\n## ")[0]
    return re.findall(r"(?m)^\| (.+?) \|", section)[1:]


def test_each_line_has_a_test() -> None:
    lines = listed()
    assert len(lines) > 30
    assert [line for line in lines if not any(line.startswith(title) for title in TITLES)] == []
    assert [title for title in TITLES if not any(line.startswith(title) for line in lines)] == []


@cache
def outcomes(directory: Path) -> tuple[list[str], list[str]]:
    """What each function of RAN returns or raises: under CPython, and compiled."""
    program = directory / "differences.py"
    bodies = [textwrap.indent(textwrap.dedent(body).strip(), "    ") for _, body, _, _ in RAN]
    program.write_text(CLASSES + "".join(EACH.format(number=n, body=body, mark=MARK) for n, body in enumerate(bodies)))
    outputs = [run(program).stdout for run in (run_cpython, run_hosted)]
    theirs, ours = (re.findall(rf"(?m)^{MARK}\d+: ?(.*)$", output) for output in outputs)
    assert len(theirs) == len(ours) == len(RAN), outputs
    return theirs, ours


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("differences")


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(RAN)), ids=[row[0][:40] for row in RAN])
def test_what_is_done_otherwise(number: int, directory: Path) -> None:
    theirs, ours = outcomes(directory)
    assert (theirs[number], ours[number]) == RAN[number][2:]


@pytest.mark.parametrize("row", REFUSED, ids=[row[0][:40] for row in REFUSED])
def test_what_is_refused(row: tuple[str, str, str], tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(row[1] + "\n")
    assert [problem.code for problem in check(program)] == [row[2]]


@pytest.mark.parametrize("test", ELSEWHERE.values())
def test_what_is_shown_elsewhere(test: str) -> None:
    file, _, name = test.partition("::")
    assert f"def {name}(" in (ROOT / file).read_text()
