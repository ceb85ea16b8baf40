"""pyuk run: the exit code, the streams, signals, time-outs, the terminal."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import time
from pathlib import Path

import pytest

from pyuk.cli.machine import kernel_command_line
from pyuk.compiler.driver import BuildOptions
from pyuk.qemu.session import SYN
from tests.cli.conftest import Command
from tests.cli.support import FakeCompiler, command, environment, start
from tests.qemu import tiny

pytestmark = pytest.mark.boot

PATIENCE = 20


@pytest.fixture
def hang(tmp_path: Path) -> Path:
    path = tmp_path / "hang.elf"
    path.write_bytes(tiny.image(tiny.stdout(b"started\n") + tiny.SPIN))
    return path


def test_streams_and_status(run: Command, hello: Path) -> None:
    answer = run("run", "--qemu", hello)
    assert (answer.code, answer.out, answer.err) == (7, "hello\n", "a log line\n")


@pytest.mark.parametrize("machine", ["microvm", "pc", "q35"])
@pytest.mark.parametrize("boot", ["multiboot", "pvh"])
def test_machines_and_protocols(run: Command, hello: Path, machine: str, boot: str) -> None:
    answer = run("run", "-M", machine, "--boot", boot, "--cpu", "qemu64", "-m", "16M", hello)
    assert (answer.code, answer.out) == (7, "hello\n")


def test_a_program_is_built_first(run: Command, app: Path, compiler: FakeCompiler) -> None:
    assert run("run", "app.py").code == 7
    assert compiler.built == [(Path("app.py"), BuildOptions())]
    assert [path.name for path in app.parent.iterdir()] == ["app.py"]


def test_time_out(run: Command, hang: Path) -> None:
    answer = run("run", "--timeout", "0.4", hang)
    assert (answer.code, answer.out) == (1, "started\n")
    assert "no end after 0.4 seconds" in answer.err
    assert "the processor was at 0x1000" in answer.err


def test_triple_fault(run: Command, tmp_path: Path) -> None:
    (tmp_path / "fault.elf").write_bytes(tiny.image(tiny.TRIPLE_FAULT))
    answer = run("run", "fault.elf")
    assert answer.code == 1
    assert "the machine was reset" in answer.err


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 130), (signal.SIGHUP, 130)]
)
def test_signals_end_the_machine(hang: Path, number: signal.Signals, code: int) -> None:
    with start("run", hang, stdin=subprocess.DEVNULL) as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline() == b"started\n"
        qemu = children(process.pid)
        assert len(qemu) == 1
        process.send_signal(number)
        assert process.wait(PATIENCE) == code
        assert process.stderr.read() == b""
    assert not Path(f"/proc/{qemu[0]}").exists()


def children(pid: int) -> list[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(word) for word in text.split()]


def test_a_reader_that_goes_away(hello: Path, tmp_path: Path) -> None:
    (tmp_path / "talk.elf").write_bytes(tiny.image(tiny.repeat(1 << 30, tiny.stdout(b"more\n")) + tiny.HALT))
    with start("run", tmp_path / "talk.elf", stdin=subprocess.DEVNULL) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.wait(PATIENCE) == 141
        assert process.stderr.read() == b""


def test_input(tmp_path: Path) -> None:
    (tmp_path / "echo.elf").write_bytes(tiny.image(tiny.echo_line() + tiny.exit_with(0)))
    with start("run", tmp_path / "echo.elf", stdin=subprocess.PIPE) as process:
        out, err = process.communicate(b"typed\n", PATIENCE)
    assert (process.returncode, out.lstrip(SYN), err) == (0, b"typed\n", b"")


def test_without_any_stdin(hello: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" <&-', "sh", *command("run", hello)],
        capture_output=True, env=environment(), timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (7, b"hello\n")


def on_terminal(words: list[str], **variables: str) -> tuple[int, bytes]:
    """Run a command with a terminal for everything; its exit code and what the terminal showed."""
    controller, terminal = pty.openpty()
    process = subprocess.Popen(
        words, stdin=terminal, stdout=terminal, stderr=terminal, env=environment(**variables),
        start_new_session=True,
    )  # fmt: skip
    os.close(terminal)
    shown = b""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            data = os.read(controller, 4096)
        except OSError:
            break
        if not data:
            break
        shown += data
    os.close(controller)
    return process.wait(PATIENCE), shown


def test_on_a_terminal(hello: Path) -> None:
    code, shown = on_terminal(command("run", hello), TERM="xterm")
    assert (code, shown) == (7, b"hello\r\na log line\r\n")


def test_colour_only_on_a_terminal_that_wants_it(tmp_path: Path) -> None:
    words = command("run", tmp_path / "missing.py")
    assert b"\x1b[" in on_terminal(words, TERM="xterm", NO_COLOR="")[1]
    assert b"\x1b[" not in on_terminal(words, TERM="xterm", NO_COLOR="1")[1]
    assert b"\x1b[" not in on_terminal(words, TERM="dumb", NO_COLOR="")[1]
    done = subprocess.run(words, capture_output=True, env=environment(TERM="xterm"), check=False)
    assert b"\x1b[" not in done.stderr


def test_the_kernel_command_line() -> None:
    assert kernel_command_line("", ["app.py"]) == "-- app.py"
    assert (
        kernel_command_line("log=debug", ["a b.py", "it's", ""]) == """log=debug -- 'a b.py' 'it'"'"'s' ''"""
    )
