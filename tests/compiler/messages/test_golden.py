"""Every mistake in cases/ and the whole text that the compiler answers with.

A case is a small program with a mistake that people make, `cases/<mistake>.py`, and what `pyuk check` says
about it, `cases/<mistake>.out`. After a change of the messages, write the texts anew and read the difference:

    UPDATE_GOLDEN=1 python -m pytest tests/compiler/messages && git diff tests/compiler/messages

A case that the compiler accepts by now (a part of Python that was missing) is to be removed.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from pyuk.compiler.checking import check
from pyuk.compiler.errors import in_order
from tests.compiler.messages.checking import CASES, COMPILER_NAME, messages_of

PROGRAMS = sorted(CASES.glob("*.py"))
NAMES = [program.stem for program in PROGRAMS]
UPDATE = bool(os.environ.get("UPDATE_GOLDEN"))


@pytest.mark.parametrize("program", PROGRAMS, ids=NAMES)
def test_the_whole_text(program: Path) -> None:
    golden = program.with_suffix(".out")
    said = messages_of(program)
    if UPDATE:
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("program", PROGRAMS, ids=NAMES)
def test_a_message_has_all_its_parts(program: Path) -> None:
    """Code, place, underlined source, the reason, and a way out or what CPython does."""
    assert messages_of(program), "the compiler accepts this program"
    for text in messages_of(program).split("\n\n"):
        assert re.match(r"error\[PK\d{4}\]: .+\n +--> \w+\.py:\d+:\d+\n", text)
        assert re.search(r"\n *\d+ \| .*\n +\| +\^+\n", text)
        assert re.search(r"\n += why: .", text)
        assert re.search(r"\n += (in CPython|fix): .", text)


@pytest.mark.parametrize("program", PROGRAMS, ids=NAMES)
def test_no_name_of_the_compiler_is_shown(program: Path) -> None:
    assert not COMPILER_NAME.search(messages_of(program))


def test_each_golden_text_has_its_program() -> None:
    assert {golden.stem for golden in CASES.glob("*.out")} == set(NAMES)


def test_five_mistakes_are_five_messages_in_order() -> None:
    found = in_order(check(CASES / "five_mistakes.py"))
    assert [(problem.code, problem.line) for problem in found] == [
        ("PK0105", 4),
        ("PK0216", 8),
        ("PK0220", 15),
        ("PK0211", 21),
        ("PK0105", 23),
    ]
