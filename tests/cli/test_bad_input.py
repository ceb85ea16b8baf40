"""Whatever is wrong with the input: one clear message, the right exit code, nothing half written."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import pytest

import pyuk.image.build
from tests.cli.conftest import Command
from tests.cli.support import Answer, FakeCompiler
from tests.qemu import tiny


def said(answer: Answer, code: int, *parts: str) -> None:
    """One error message on stderr, with these parts; nothing on stdout."""
    assert answer.code == code, answer.err
    assert answer.out == ""
    assert answer.err.startswith("error: ") and answer.err.count("error") == 1, answer.err
    assert "Traceback" not in answer.err
    for part in parts:
        assert part in answer.err


@pytest.mark.parametrize("verb", ["build", "run", "check", "inspect", "debug"])
class TestFiles:
    def test_missing(self, verb: str, run: Command, app: Path) -> None:
        said(run(verb, "apq.py"), 2, "there is no file apq.py", "did you mean 'app.py'?")

    def test_directory(self, verb: str, run: Command, app: Path, tmp_path: Path) -> None:
        said(run(verb, tmp_path), 2, f"{tmp_path} is a directory", "app.py")

    def test_binary(self, verb: str, run: Command) -> None:
        Path("photo.py").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
        said(run(verb, "photo.py"), 2, "photo.py is neither Python source nor an ELF file")

    def test_special(self, verb: str, run: Command) -> None:
        said(run(verb, "/dev/null"), 2, "/dev/null is not a regular file")

    def test_name_with_nul(self, verb: str, run: Command) -> None:
        said(run(verb, "a\0b.py"), 2, "")

    def test_unreadable(self, verb: str, run: Command, app: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(path: Path) -> bytes:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "read_bytes", refuse)  # root may read anything: chmod shows nothing
        said(run(verb, "app.py"), 2, "cannot read app.py: Permission denied")


IMAGES: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"\x7fELF",
    "cut": lambda: tiny.HELLO[:100],
    "cut in the middle": lambda: tiny.HELLO[:4100],
    "other processor": lambda: tiny.HELLO[:18] + b"\xb7\0" + tiny.HELLO[20:],
    "no entry": lambda: tiny.image(tiny.HALT, multiboot=False, pvh=False),
}


@pytest.mark.parametrize("kind", IMAGES)
def test_damaged_images(kind: str, run: Command) -> None:
    Path("image.elf").write_bytes(IMAGES[kind]())
    said(run("run", "image.elf"), 2, "image")


def test_an_image_without_the_protocol(run: Command) -> None:
    Path("image.elf").write_bytes(tiny.image(tiny.HALT, pvh=False))
    said(run("run", "--boot", "pvh", "image.elf"), 2, "cannot be booted over pvh", "it offers multiboot")


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        (["run"], ["app.py", "pyuk run --help"]),
        (["rnu", "app.py"], ["there is no command 'rnu'", "did you mean 'run'?"]),
        (["app.py"], ["there is no command 'app.py'", "pyuk run"]),
        (["run", "--machin=pc", "app.py"], ["there is no option '--machin'", "did you mean '--machine'?"]),
        (["run", "--nonsense", "app.py"], ["there is no option '--nonsense'", "pyuk run --help"]),
        (["run", "app.py", "word"], ["unexpected argument 'word'", "`--`"]),
        (["build", "app.py", "--", "word"], ["passes no arguments on"]),
        (["run", "-M", "q53", "app.py"], ["there is no machine 'q53'", "did you mean 'q35'?"]),
        (["run", "-M", "vax", "app.py"], ["there is no machine 'vax'", "choose from microvm, pc, q35"]),
        (["run", "-m", "lots", "app.py"], ["'lots' is not a memory size", "8M"]),
        (["run", "-m", "1K", "app.py"], ["too small", "2 MiB"]),
        (["run", "-m", "900T", "app.py"], ["too large", "1 TiB"]),
        (["run", "--accel", "warp", "app.py"], ["there is no accelerator 'warp'"]),
        (["run", "--timeout", "soon", "app.py"], ["'soon' is not a time-out"]),
        (["run", "--timeout", "-1", "app.py"], ["'-1' is not a time-out"]),
        (["run", "--timeout", "nan", "app.py"], ["'nan' is not a time-out"]),
        (["run", "--cmdline", "a\nb", "app.py"], ["one line"]),
        (["run", "--bios", "./no.rom", "app.py"], ["there is no firmware file ./no.rom"]),
        (["run", "--gdb", "65536", "app.py"], ["'65536' is not a port"]),
        (["run", "-p", "http", "app.py"], ["'http' is no pair of ports", "8080:80"]),
        (["run", "-p", "0:80", "app.py"], ["'0' is not a port"]),
        (["run", "-p", "8080:65536", "app.py"], ["'65536' is not a port"]),
        (["run", "-p", "1.2.3.400:80:80", "app.py"], ["'1.2.3.400' is no IPv4 address"]),
        (["run", "-p", "18080:80", "-p", "18080:81", "app.py"], ["tcp port 18080 is forwarded twice"]),
        (["run", "--net", "tun", "app.py"], ["there is no network 'tun'"]),
        (["run", "--net", "tap", "app.py"], ["--tap NAME"]),
        (["run", "--tap", "a b", "app.py"], ["'a b' is no name of a network interface"]),
        (["run", "--tap", "t0", "-p", "80", "app.py"], ["by --net user only", "an address of its own"]),
        (["run", "--net", "none", "--pcap", "x", "app.py"], ["nothing to capture"]),
        (["run", "--pcap", "no/such/file", "app.py"], ["there is no directory no/such"]),
        (["run", "--pcap", ".", "app.py"], ["it is a directory"]),
        (["run", "--impair", "lag=5ms", "app.py"], ["a link has no 'lag'", "known are loss, delay"]),
        (["run", "--impair", "loss=120%", "app.py"], ["'120%' is no loss of a link"]),
        (["run", "--impair", "delay=5", "app.py"], ["'5' is no delay of a link", "delay=5ms"]),
        (["run", "--ip", "10.0.0.1", "app.py"], ["'10.0.0.1' is no IPv4 configuration", "dhcp"]),
        (["run", "--ip", "10.0.0.2/24,10.0.1.1", "app.py"], ["10.0.1.1 is not in the network 10.0.0.0/24"]),
        (["run", "--release", "--debug-build", "app.py"], ["exclude each other"]),
        (["build", "--emit", "typd", "app.py"], ["there is no stage 'typd'", "did you mean 'typed'?"]),
        (["inspect", "--top", "ten", "app.py"], ["--top"]),
        (["completion", "fish"], ["there is no shell 'fish'"]),
    ],
)
def test_bad_usage(
    words: list[str], parts: list[str], run: Command, app: Path, compiler: FakeCompiler
) -> None:
    said(run(*words), 2, *parts)
    assert compiler.built == [] or "--bios" in words


@pytest.mark.parametrize(("option", "kind"), [("-p", socket.SOCK_STREAM), ("--udp", socket.SOCK_DGRAM)])
def test_forwarded_port_in_use(option: str, kind: socket.SocketKind, run: Command, app: Path) -> None:
    with socket.socket(type=kind) as other:
        other.bind(("127.0.0.1", 0))
        if kind == socket.SOCK_STREAM:
            other.listen()
        port = other.getsockname()[1]
        said(run("run", option, f"{port}:80", "app.py"), 2, f"port 127.0.0.1:{port}", "take another port")


def test_port_in_use(run: Command, hello: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said(run("run", "--gdb", str(port), hello), 2, f"cannot listen on 127.0.0.1:{port}", "in use")


def test_no_qemu(run: Command, hello: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    said(run("run", hello), 3, "qemu-system-x86_64 is not on this machine", "install it with: ")


def test_no_gdb(run: Command, hello: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYUK_GDB", "/nowhere/gdb")
    said(run("debug", hello), 3, "/nowhere/gdb (PYUK_GDB) is not on this machine", "install it with: ")


def test_qemu_that_is_none(
    run: Command, hello: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fake = tmp_path / "qemu"
    fake.write_text("#!/bin/sh\necho 'qemu-system-x86_64: it does not work today' >&2\nexit 1\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PYUK_QEMU", str(fake))
    said(run("run", hello), 3, "QEMU failed: it does not work today")
    fake.write_text("not a program")
    said(run("run", hello), 3, "")


class TestOutput:
    """What cannot be written, and what is left of it: nothing."""

    def left(self, tmp_path: Path) -> set[str]:
        return {path.name for path in tmp_path.rglob("*")}

    def test_into_a_missing_directory(self, run: Command, app: Path, compiler: FakeCompiler) -> None:
        said(run("build", app, "-o", "no/such/place.elf"), 2, "cannot write no/such/place.elf")

    def test_over_a_directory(self, run: Command, app: Path, compiler: FakeCompiler, tmp_path: Path) -> None:
        (tmp_path / "out").mkdir()
        said(run("build", app, "-o", "out"), 2, "cannot write out: it is a directory")
        assert self.left(tmp_path) == {"app.py", "out"}

    def test_over_the_program(self, run: Command, app: Path, compiler: FakeCompiler) -> None:
        said(run("build", "app.py", "-o", "app.py"), 2, "app.py is the program itself")
        assert app.read_text() == 'print("hello")\n'

    def test_a_failed_build_keeps_the_old_file(
        self, run: Command, app: Path, compiler: FakeCompiler, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "app.elf").write_bytes(b"old")

        def fail(source: object, target: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("os.replace", fail)
        said(run("build", app), 2, "No space left on device")
        assert (tmp_path / "app.elf").read_bytes() == b"old"
        assert self.left(tmp_path) == {"app.py", "app.elf"}

    def test_an_image_is_not_built_again(self, run: Command, hello: Path) -> None:
        said(run("build", hello), 2, "is an image already")


def test_what_nobody_foresaw(
    run: Command, app: Path, compiler: FakeCompiler, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build(*arguments: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr(pyuk.image.build, "build", build)
    said(run("run", app), 2, "pyuk itself went wrong: ZeroDivisionError: by nought", "PYUK_TRACEBACK=1")
