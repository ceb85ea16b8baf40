"""Where settings come from, which wins, and what is said about wrong ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyuk.cli import pipeline
from pyuk.cli.config import inline_settings, project_settings
from pyuk.cli.parser import parse
from pyuk.cli.settings import Settings
from pyuk.compiler.errors import UsageError

INLINE = """#!/usr/bin/env python3
# /// script
# requires-python = ">=3.11"
# dependencies = []
#
# [tool.pyuk]
# machine = "pc"
# memory = "8M"
# ///
print("hello")
"""

PROJECT = """[project]
name = "x"

[tool.pyuk]
machine = "q35"
cpu = "qemu64"
memory = 32
timeout = 2.5
debug-build = true
"""


def resolved(*words: str) -> Settings:
    _, arguments = parse(["run", *words])
    return pipeline.settings_for(arguments)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "app.py").write_text("print(1)\n")
    return tmp_path


def test_defaults() -> None:
    assert resolved("app.py") == Settings()


def test_the_command_line_wins_over_the_app_and_the_app_over_the_project(here: Path) -> None:
    (here / "pyproject.toml").write_text(PROJECT)
    (here / "app.py").write_text(INLINE)
    settings = resolved("-M", "microvm", "app.py")
    assert (settings.machine, settings.memory, settings.cpu) == ("microvm", 8 << 20, "qemu64")
    assert (settings.timeout, settings.debug_build) == (2.5, True)


def test_the_nearest_project_that_says_something(here: Path) -> None:
    (here / "pyproject.toml").write_text('[tool.pyuk]\ncpu = "qemu64"\n')
    inner = here / "inner"
    inner.mkdir()
    (inner / "pyproject.toml").write_text('[project]\nname = "pyuk-user"\n')
    assert project_settings(inner / "app.py") == {"cpu": "qemu64"}
    (inner / "pyproject.toml").write_text("[tool.pyuk]\n")
    assert project_settings(inner / "app.py") == {}


@pytest.mark.parametrize(
    ("text", "message", "hint", "line"),
    [
        ("memroy = 8", "there is no setting 'memroy'", "did you mean 'memory'?", 6),
        ("zzz = 8", "there is no setting 'zzz'", "known are accel", 6),
        ("memory = '8X'", "'8X' is not a memory size", "8M", 6),
        ("cpu = 'max'\nmachine = 'vax'", "there is no machine 'vax'", "choose from", 7),
        ("release = 'yes'", "'release' is true or false", None, 6),
        ("memory = true", "'memory' is a text or a number", None, 6),
        ("memory = [8]", "'memory' is a text or a number", None, 6),
        ("memory =", "not TOML", None, 6),
    ],
)
def test_wrong_settings_are_shown_in_their_place(
    text: str, message: str, hint: str | None, line: int, here: Path
) -> None:
    block = "".join(f"# {each}\n" for each in text.splitlines())
    (here / "app.py").write_text(
        f"#!/bin/env\n# /// script\n# dependencies = []\n#\n# [tool.pyuk]\n{block}# ///\n"
    )
    (here / "pyproject.toml").write_text(f"[build-system]\n\n\n\n[tool.pyuk]\n{text}\n")
    for read, file in ((inline_settings, here / "app.py"), (project_settings, here / "pyproject.toml")):
        with pytest.raises(UsageError) as caught:
            read(here / "app.py")
        assert message in caught.value.message
        assert (hint or "") in (caught.value.hint or "")
        assert caught.value.place is not None
        assert (caught.value.place.path, caught.value.place.line) == (str(file), line)


def test_two_blocks(here: Path) -> None:
    (here / "app.py").write_text(INLINE + INLINE)
    with pytest.raises(UsageError, match="two `# /// script` blocks"):
        inline_settings(here / "app.py")


def test_other_blocks_and_tables_are_left_alone(here: Path) -> None:
    (here / "app.py").write_text(INLINE.replace("/// script", "/// other"))
    assert inline_settings(here / "app.py") == {}
    (here / "app.py").write_text(INLINE.replace("tool.pyuk", "tool.else"))
    assert inline_settings(here / "app.py") == {}


def test_a_table_that_is_none(here: Path) -> None:
    (here / "pyproject.toml").write_text("[tool]\npyuk = 3\n")
    with pytest.raises(UsageError, match="is not a table"):
        project_settings(here / "app.py")
