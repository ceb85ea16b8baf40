"""build, check, inspect, doctor, explain, completion and help: what they print and what they leave."""

from __future__ import annotations

import json
import resource
import stat
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from pyuk.cli import explain
from pyuk.cli.parser import VERBS, full_parser
from pyuk.compiler.driver import BuildOptions
from pyuk.compiler.errors import Diagnostic, Span
from pyuk.qemu.debugger import first_line
from tests.cli.conftest import Command
from tests.cli.support import FakeCompiler, command, environment
from tests.qemu import tiny

MISTAKE = Diagnostic(
    "PK0201", "that cannot be", "app.py", 1, 7, 14, fix="do it otherwise", notes=[("see", Span("app.py", 1))]
)


def test_build_writes_beside_the_app(run: Command, app: Path, compiler: FakeCompiler) -> None:
    answer = run("build", "app.py")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err.splitlines() == [
        f"app.elf: {len(tiny.HELLO):,} bytes",
        "of kernel and library, 0 of 0 modules, 0 % of the lines touch raw memory",
    ]
    image = app.with_suffix(".elf")
    assert image.read_bytes() == tiny.HELLO
    assert image.stat().st_mode & stat.S_IXUSR
    assert sorted(path.name for path in app.parent.iterdir()) == ["app.elf", "app.py"]


def test_build_options(run: Command, app: Path, compiler: FakeCompiler) -> None:
    run("build", "app.py", "--release", "--stripped", "-o", "other")
    assert compiler.built == [(Path("app.py"), BuildOptions(release=True, stripped=True))]
    assert Path("other").read_bytes() == tiny.HELLO


def test_build_into_a_pipe(run: Command, app: Path, compiler: FakeCompiler) -> None:
    assert run("build", "app.py", "-o", "/dev/null").code == 0
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("stage", ["typed", "ir", "llvm", "asm"])
def test_emit(run: Command, app: Path, compiler: FakeCompiler, stage: str) -> None:
    assert run("build", "app.py", "--emit", stage).out == f"the {stage} of app.py\n"
    assert run("build", "app.py", "--emit", stage, "-o", "-").out == f"the {stage} of app.py\n"
    assert run("build", "app.py", "--emit", stage, "-o", "text").out == ""
    assert Path("text").read_text() == f"the {stage} of app.py\n"


def test_a_build_that_fails_writes_nothing(run: Command, app: Path, compiler: FakeCompiler) -> None:
    compiler.mistakes = [MISTAKE]
    answer = run("build", "app.py")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        "error[PK0201]: that cannot be\n"
        " --> app.py:1:7\n"
        "  |\n"
        '1 | print("hello")\n'
        "  |       ^^^^^^^\n"
        "  = fix: do it otherwise\n"
        "note: see\n"
        " --> app.py:1:1\n"
        "  |\n"
        '1 | print("hello")\n'
        "  | ^^^^^\n"
        "\n"
        "1 error\n"
    )
    assert [path.name for path in app.parent.iterdir()] == ["app.py"]


def test_check(run: Command, app: Path, compiler: FakeCompiler) -> None:
    assert run("check", "app.py").code == 0
    compiler.mistakes = [MISTAKE]
    answer = run("check", "app.py")
    assert (answer.code, answer.out) == (2, "")
    assert "error[PK0201]" in answer.err
    answer = run("check", "--json", "app.py")
    (found,) = json.loads(answer.out)
    assert (answer.code, found["code"], found["column"], found["notes"][0]["line"]) == (2, "PK0201", 7, 1)


def test_inspect(run: Command, hello: Path) -> None:
    answer = run("inspect", hello)
    assert answer.code == 0
    assert "boots over multiboot and pvh" in answer.out
    assert "0x00100000-" in answer.out
    report = json.loads(run("inspect", "--json", hello).out)
    assert report["image"]["protocols"] == ["multiboot", "pvh"]
    assert run("inspect", "--function", "nope", hello).code == 2


def test_doctor(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = run("doctor")
    assert answer.code == 0
    assert {line.split()[0] for line in answer.out.splitlines()} <= {"ok", "absent", "sudo", "apt-get"}
    findings = json.loads(run("doctor", "--json").out)
    assert {"Python", "llvmlite", "QEMU", "gdb"} <= {finding["name"] for finding in findings}
    monkeypatch.setenv("PATH", "/nowhere")
    answer = run("doctor")
    assert answer.code == 3
    assert "MISSING QEMU" in answer.out
    assert "qemu" in answer.out.split("MISSING QEMU")[1].splitlines()[1]


def test_explain(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = SimpleNamespace(
        title="Adding", text="Long text.\n", example_bad="1 + 'a'\n", example_good="1 + 2\n"
    )
    monkeypatch.setitem(sys.modules, "pyuk.compiler.catalogue", SimpleNamespace(CATALOGUE={"PK0201": entry}))
    for word in ("PK0201", "pk0201", "201", "PK201"):
        assert run("explain", word).out.startswith(
            "PK0201: Adding\n\nLong text.\n\nRefused:\n\n    1 + 'a'\n"
        )
    assert run("explain", "--list").out == "PK0201  Adding\n"
    answer = run("explain", "PK0210")
    assert (answer.code, answer.err) == (
        2,
        "error: there is no error code 'PK0210'\n  = hint: did you mean 'PK0201'?\n",
    )
    assert run("explain").code == 2
    assert explain.full_code("what") == "what"


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion(run: Command, shell: str) -> None:
    answer = run("completion", shell)
    assert answer.code == 0
    assert all(verb in answer.out for verb in VERBS)


def test_completion_is_a_program_of_bash(run: Command, tmp_path: Path) -> None:
    (tmp_path / "script").write_text(run("completion", "bash").out)
    assert subprocess.run(["bash", "-n", tmp_path / "script"], check=False).returncode == 0


@pytest.mark.parametrize("words", [["--help"], ["-h"], *([verb, "--help"] for verb in VERBS)])
def test_help(run: Command, words: list[str]) -> None:
    answer = run(*words)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("usage: pyuk")


def test_help_without_words_and_version(run: Command) -> None:
    assert run().out.startswith("usage: pyuk")
    assert run("--version").out.startswith("pyuk 0.")


def test_every_verb_is_in_the_full_parser() -> None:
    assert all(verb in full_parser().format_help() for verb in VERBS)


@pytest.mark.slow
def test_help_is_quick(tmp_path: Path) -> None:
    """Less than 0.15 s of processor time, the start of Python included: the machine may be busy."""
    variables = environment(PYTHONPYCACHEPREFIX=str(tmp_path))
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    seconds = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command("--help"), env=variables, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    assert min(seconds) < 0.15


def test_help_imports_nothing_heavy() -> None:
    code = "import sys, pyuk.__main__ as m\ntry: m.main(['-h'])\nexcept SystemExit: pass\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(), check=True, capture_output=True, text=True
    )
    heavy = {"llvmlite", "elftools", "rich", "asyncio", "qemu", "shtab", "numba", "tomllib"}
    assert heavy.isdisjoint(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("x = 1", 1),
        ('"""Text."""\nimport sys\n\ndef f():\n    pass\n\n\nprint(f())\n', 8),
        ("def f():\n    pass\n", 1),
        ("", 1),
    ],
)
def test_the_first_line_of_an_app(source: str, line: int) -> None:
    assert first_line(source) == line
