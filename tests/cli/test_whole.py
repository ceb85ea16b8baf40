"""The verbs on the real compiler and a real machine."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.cli.support import ROOT, command, environment

pytestmark = [pytest.mark.boot, pytest.mark.slow]

PATIENCE = 120
HELLO = ROOT / "examples" / "hello.py"


def process(*words: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*words),
        capture_output=True,
        text=True,
        env=environment(),
        timeout=PATIENCE,
        cwd=cwd,
        check=False,
    )


def under_cpython(path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(path), *arguments],
        capture_output=True, text=True, env=environment(), timeout=PATIENCE, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("machine", ["microvm", "pc", "q35"])
@pytest.mark.parametrize("boot", ["multiboot", "pvh"])
def test_hello_everywhere(machine: str, boot: str) -> None:
    done = process("run", "--qemu", "-M", machine, "--boot", boot, HELLO)
    expected = under_cpython(HELLO)
    assert (done.returncode, done.stdout, done.stderr) == (0, expected.stdout, "")


def test_arguments_reach_the_app_as_they_are(tmp_path: Path) -> None:
    app = tmp_path / "app.py"
    app.write_text("import sys\n\nfor word in sys.argv:\n    print(repr(word))\nsys.exit(len(sys.argv))\n")
    words = ["plain", "two words", "it's", '"quoted"', "", "--flag", "--", "back\\slash", "$HOME", "é漢"]
    done = process("run", app, "--", *words)
    expected = under_cpython(app, *words)
    assert (done.returncode, done.stdout) == (expected.returncode, expected.stdout)


@pytest.mark.parametrize(
    "text", ["import sys\nsys.exit(3)\n", "raise ValueError('no')\n", "print(1 // (1 - 1))\n"]
)
def test_ends_as_under_cpython(tmp_path: Path, text: str) -> None:
    app = tmp_path / "app.py"
    app.write_text(text)
    done, expected = process("run", app), under_cpython(app)
    assert (done.returncode, done.stdout) == (expected.returncode, expected.stdout)
    assert done.stderr.splitlines()[-1:] == expected.stderr.splitlines()[-1:]


def test_what_the_compiler_refuses(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("x = 1\nprint(x + 'a')\n")
    done = process("run", "app.py", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error[PK0")
    assert "app.py:2:7" in done.stderr
    assert process("check", "app.py", cwd=tmp_path).stderr == done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["app.py"]


def test_builds_are_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.elf", "two.elf"):
        assert process("build", HELLO, "-o", tmp_path / name).returncode == 0
    assert (tmp_path / "one.elf").read_bytes() == (tmp_path / "two.elf").read_bytes()
    done = process("run", tmp_path / "one.elf")
    assert (done.returncode, done.stdout) == (0, "Hello, world!\n")


def test_inspect_knows_modules_and_effects() -> None:
    report = json.loads(process("inspect", "--json", HELLO).stdout)
    assert "pyuk.kernel.heap" in report["modules"]
    assert any("allocates" in effects for effects in report["effects"].values())
    permissions = {section["permissions"] for section in report["image"]["sections"]}
    assert not any("w" in each and "x" in each for each in permissions)


@pytest.mark.parametrize("stage", ["typed", "ir", "llvm", "asm"])
def test_emit(stage: str) -> None:
    done = process("build", "--emit", stage, HELLO)
    assert done.returncode == 0
    assert "__main__.<module>" in done.stdout


def test_the_three_executions(run: Command, tmp_path: Path) -> None:
    (tmp_path / "test_app.py").write_text(
        "def test_sum() -> None:\n    assert sum_of(4) == 6\n    print('summed')\n\n\n"
        "def test_wrong() -> None:\n    assert sum_of(4) == 7, 'not seven'\n\n\n"
        "def test_zero() -> None:\n    print(1 // sum_of(1))\n\n\n"
        "def sum_of(n: int) -> int:\n    total = 0\n    for i in range(n):\n        total += i\n"
        "    return total\n"
    )
    done = process("test", "test_app.py", cwd=tmp_path)
    lines = [line for line in done.stdout.splitlines() if not line.startswith(" ")]
    assert lines == [
        "ok      test_sum",
        "FAILED  test_wrong",
        "FAILED  test_zero",
        "3 tests on cpython, jit, guest: 2 failed",
    ], done.stdout + done.stderr
    assert "they differ" not in done.stdout
    assert done.returncode == 1
