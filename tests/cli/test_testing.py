"""pyuk test: what is a test, how the executions are compared, what is said."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import pytest

from pyuk.cli import executions
from pyuk.cli.executions import FileOfTests, Verdict, disagreement, read_tests
from pyuk.cli.settings import Settings
from pyuk.compiler.errors import CompileError
from tests.cli.conftest import Command

SOURCE = """\
import sys

def helper() -> int:
    return 3

def test_passes() -> None:
    print("in a test")
    assert helper() == 3

def test_fails() -> None:
    assert helper() == 4, "three is not four"

def test_exits() -> None:
    sys.exit(5)

if __name__ == "__main__":
    print("the main program")
    sys.exit(9)

class Late:
    def test_method(self) -> None:
        pass
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "test_app.py"
    path.write_text(SOURCE)
    return path


class Fixed:
    """An execution whose verdicts are known."""

    name = "guest"
    verdicts: ClassVar[dict[str, Verdict]] = {}

    def __init__(self, file: FileOfTests, settings: Settings) -> None:
        self.file = file

    def run(self, test: str) -> Verdict:
        return self.verdicts.get(test, Verdict(None))


def test_what_is_a_test(source: Path) -> None:
    file = read_tests(source, SOURCE)
    assert file.tests == ("test_passes", "test_fails", "test_exits")
    assert len(file.text.splitlines()) == len(SOURCE.splitlines())
    assert "the main program" not in file.text
    assert file.dispatching.startswith(file.text)


def test_source_that_does_not_parse(source: Path) -> None:
    with pytest.raises(CompileError) as caught:
        read_tests(source, "def test_x(:\n")
    assert caught.value.diagnostics[0].code == "PK0001"


def test_under_cpython(run: Command, source: Path) -> None:
    answer = run("test", "--on", "cpython", source)
    assert answer.code == 1
    assert [line for line in answer.out.splitlines() if not line.startswith(" ")] == [
        "ok      test_passes",
        "FAILED  test_fails",
        "FAILED  test_exits",
        "3 tests on cpython: 2 failed",
    ]
    assert f'File "{source}", line 11, in test_fails' in answer.out
    assert "AssertionError: three is not four" in answer.out
    assert run("test", "--on", "cpython", "-k", "passes", source).code == 0


def test_time_out(run: Command, tmp_path: Path) -> None:
    (tmp_path / "test_slow.py").write_text("def test_slow():\n    while True:\n        pass\n")
    answer = run("test", "--on", "cpython", "--timeout", "0.3", "test_slow.py")
    assert (answer.code, "no end after 0.3 seconds" in answer.out) == (1, True)


def test_executions_have_to_agree(run: Command, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(executions.EXECUTIONS, "guest", Fixed)
    fails = Verdict("AssertionError: three is not four")
    Fixed.verdicts = {"test_fails": fails, "test_exits": Verdict("exit status 5")}
    answer = run("test", "--on", "cpython,guest", source)
    assert "they differ" not in answer.out
    Fixed.verdicts = {
        "test_passes": Verdict("OverflowError: too large"),
        "test_exits": Verdict("exit status 5"),
    }
    answer = run("test", "--on", "cpython,guest", source)
    assert "they differ: cpython: passes; guest: OverflowError: too large" in answer.out
    assert "they differ: cpython: AssertionError: three is not four; guest: passes" in answer.out


def test_disagreement() -> None:
    passes, fails = Verdict(None, output="1"), Verdict("ValueError: a", output="1")
    assert disagreement([("cpython", passes), ("jit", Verdict(None)), ("guest", passes)]) is None
    assert disagreement([("cpython", fails), ("guest", fails)]) is None
    assert disagreement([("cpython", fails), ("guest", Verdict("ValueError: b"))]) is not None
    assert (
        disagreement([("cpython", passes), ("guest", Verdict(None, output="2"))])
        == "cpython prints '1', guest '2'"
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--on", "cpython,qemu"], "there is no execution 'qemu'"),
        (["-k", "nothing"], "has no functions named test_* whose names hold 'nothing'"),
    ],
)
def test_bad_usage(words: list[str], message: str, run: Command, source: Path) -> None:
    answer = run("test", *words, source)
    assert (answer.code, answer.out) == (2, "")
    assert message in answer.err


def test_a_file_without_tests(run: Command, app: Path) -> None:
    assert "app.py has no functions named test_*" in run("test", "app.py").err
