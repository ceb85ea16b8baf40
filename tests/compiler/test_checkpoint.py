"""The world of the kernel that builds go on from: the same program with it and without."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyuk.compiler import cache, checkpoint, driver
from pyuk.compiler.codegen.module import Texts
from pyuk.compiler.ir.printer import print_function

APP = """
class Odd(ValueError):
    pass

def half(n: int) -> int:
    if n % 2:
        raise Odd(n)
    return n // 2

try:
    print(half(4), half(3))
except Odd as error:
    print("odd", error)
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PYUK_CACHE", str(tmp_path / "cache"))
    (tmp_path / "app.py").write_text(APP)
    return tmp_path


def program(place: Path) -> dict[str, str]:
    """Each function as text, and by the names of units what their objects are found by."""
    made = driver.frontend(place / "app.py").program
    functions = {name: print_function(function) for name, function in made.functions.items()}
    return functions | Texts(made).fingerprints()


def kept(place: Path) -> Path:
    (file,) = (place / "cache").glob("kernel-*.world")
    return file


def test_the_program_is_the_same_with_and_without_what_is_kept(place: Path) -> None:
    made = program(place)
    assert kept(place).exists()
    assert program(place) == made


def test_what_is_kept_is_used(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = program(place)

    def never() -> None:
        raise AssertionError("the kernel is checked again")

    monkeypatch.setattr(driver, "_checked_kernel", never)
    assert program(place) == made


@pytest.mark.parametrize("keep", [10, 5000])
def test_damage_makes_it_anew(place: Path, keep: int) -> None:
    made = program(place)
    whole = kept(place).read_bytes()
    kept(place).write_bytes(whole[:keep])
    assert program(place) == made
    assert kept(place).read_bytes()[: checkpoint.STAMP_BYTES] == whole[: checkpoint.STAMP_BYTES]
    assert len(kept(place).read_bytes()) > 5000


def test_other_sources_make_it_anew(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(place)
    monkeypatch.setattr(checkpoint, "_stamp", lambda: bytes(checkpoint.STAMP_BYTES))
    program(place)
    assert kept(place).read_bytes().startswith(bytes(checkpoint.STAMP_BYTES))


def test_each_source_counts(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "a.py").write_text("a = 1\n")
    (tmp_path / "notes.txt").write_text("")
    before = list(checkpoint._sources(str(tmp_path)))
    assert [Path(path).name for path, _, _ in before] == ["a.py"]
    (tmp_path / "below" / "a.py").write_text("a = 10\n")
    assert list(checkpoint._sources(str(tmp_path))) != before


def test_a_cache_that_cannot_be_written_is_no_error(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / "file").write_text("")
    monkeypatch.setenv("PYUK_CACHE", str(place / "file"))
    assert program(place)
    assert cache.read(place / "file" / "anything") is None
