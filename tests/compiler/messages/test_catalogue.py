"""`pyuk explain`: every code is explained, nothing else is, and the examples are true."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import pyuk.compiler
from pyuk.compiler.catalogue import CATALOGUE
from pyuk.compiler.driver import frontend
from pyuk.compiler.errors import CompileError
from tests.compiler.messages.checking import codes_of

COMPILER = Path(pyuk.compiler.__file__).parent
SOURCES = [file for file in sorted(COMPILER.rglob("*.py")) if file.name != "catalogue.py"]
FOUND_BY_CHECK = [code for code, entry in CATALOGUE.items() if entry.stage == "check"]
FOUND_BY_BUILD = [code for code, entry in CATALOGUE.items() if entry.stage == "build"]


def test_every_code_is_explained_and_no_other() -> None:
    used = {code for file in SOURCES for code in re.findall(r'"(PK\d{4})"', file.read_text(encoding="utf-8"))}
    assert used == set(CATALOGUE)


def test_codes_stand_in_order() -> None:
    assert list(CATALOGUE) == sorted(CATALOGUE)


@pytest.mark.parametrize("code", CATALOGUE)
def test_an_explanation_says_what_cpython_does(code: str) -> None:
    entry = CATALOGUE[code]
    assert "CPython" in entry.text
    assert not entry.title.endswith(".") and entry.text.endswith((".", ":"))
    assert entry.example_bad and entry.example_good
    assert max(map(len, entry.text.splitlines())) <= 110


def written(directory: Path, text: str) -> Path:
    app = directory / "app.py"
    app.write_text(text + "\n", encoding="utf-8")
    return app


@pytest.mark.parametrize("code", FOUND_BY_CHECK)
def test_the_bad_example_is_refused_with_its_code_alone(code: str, tmp_path: Path) -> None:
    assert codes_of(written(tmp_path, CATALOGUE[code].example_bad)) == [code]


@pytest.mark.parametrize("code", CATALOGUE)
def test_the_good_example_is_accepted(code: str, tmp_path: Path) -> None:
    good = CATALOGUE[code].example_good
    ast.parse(good)
    assert codes_of(written(tmp_path, good)) == []


@pytest.mark.parametrize("code", FOUND_BY_BUILD)
def test_the_bad_example_is_refused_when_it_is_built(code: str, tmp_path: Path) -> None:
    with pytest.raises(CompileError) as refused:
        frontend(written(tmp_path, CATALOGUE[code].example_bad))
    assert [problem.code for problem in refused.value.diagnostics] == [code]


@pytest.mark.parametrize("code", FOUND_BY_BUILD)
def test_the_good_example_is_built(code: str, tmp_path: Path) -> None:
    frontend(written(tmp_path, CATALOGUE[code].example_good))
