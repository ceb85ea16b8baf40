"""docs/cli.md and the parser say the same."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from pyuk.cli.parser import VERBS, verb_parser
from pyuk.cli.settings import Settings, option_name

ROOT = Path(__file__).parents[2]
MANUAL = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


def sections() -> dict[str, str]:
    parts = re.split(r"(?m)^## ", MANUAL)[1:]
    return {part.splitlines()[0].strip(): part for part in parts}


def documented(section: str) -> set[str]:
    """The options in the first column of a section's table."""
    cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `-")]
    return {word for cell in cells for word in re.findall(r"`(-[\w-]+)`", cell)}


def test_every_verb_has_a_section_and_every_section_a_verb() -> None:
    assert [name for name in sections() if name.startswith("`pyuk ")] == [f"`pyuk {verb}`" for verb in VERBS]


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_is_documented_and_nothing_else(verb: str) -> None:
    options = set(verb_parser(verb)[1].option_strings()) - {"-h", "--help"}
    assert documented(sections()[f"`pyuk {verb}`"]) == options


def test_every_setting_is_named_as_a_key() -> None:
    keys = re.findall(r"`([a-z-]+)`", sections()["Configuration"].split("names:")[1].split(".")[0])
    assert keys == [option_name(field) for field in dataclasses.fields(Settings)]


def test_every_variable_is_documented() -> None:
    used = set()
    for path in (ROOT / "pyuk").rglob("*.py"):
        used |= set(re.findall(r"\"(PYUK_[A-Z]+)\"", path.read_text(encoding="utf-8")))
    assert used == set(re.findall(r"`(PYUK_[A-Z]+)`", sections()["Environment"]))
