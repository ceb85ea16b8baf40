"""hello on every machine, over every protocol, with any memory; and every way in which it can end."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pyuk.qemu.machine import MIB, Machine
from tests.guest.machine import (
    CASES,
    PANIC,
    PATIENCE,
    PROTOCOLS,
    ROOT,
    Ended,
    bare_qemu,
    bootable,
    hello,
    image_of,
    machine_of,
    needs_qemu,
    on_every_machine,
    over_both_protocols,
    run,
)

pytestmark = needs_qemu

OUTPUT = b"hello, world\n"


def assert_said_hello(ended: Ended) -> None:
    assert (ended.end, ended.out, ended.err) == (("exit", 0), OUTPUT, b"")


# --- where it runs ---------------------------------------------------------------------------------


@pytest.mark.parametrize("mib", [2, 128, 4096, 5120])
@pytest.mark.parametrize("cpu", ["qemu64", "max"])
@over_both_protocols
@on_every_machine
def test_hello(machine: str, boot: str, cpu: str, mib: int) -> None:
    assert_said_hello(run(hello(), machine_of(machine, cpu=cpu, mib=mib), boot=boot))


@pytest.mark.parametrize(("machine", "boot", "kib"), [
    ("microvm", "multiboot", 1280), ("microvm", "pvh", 1280),
    ("pc", "multiboot", 1408), ("q35", "multiboot", 1408), ("pc", "pvh", 1536), ("q35", "pvh", 1536),
])
def test_the_smallest_memory(machine: str, boot: str, kib: int) -> None:
    """What docs/security.md and the README promise, where less than the tool's own least of 2 MiB is asked for."""
    assert_said_hello(run(hello(), Machine(machine=machine, memory_bytes=kib << 10), boot=boot))


@on_every_machine
def test_too_little_memory_is_said(machine: str) -> None:
    ended = run(hello(), Machine(machine=machine, memory_bytes=1200 << 10))
    assert ended.end == ("exit", PANIC)
    assert re.search(r"^panic: no memory is left for .*\n\Z", ended.text, re.M)


@pytest.mark.parametrize("cpu", ["Opteron_G1", "core2duo", "Nehalem", "Haswell", "EPYC", "max,-smep,-smap,-umip"])
def test_processors(cpu: str) -> None:
    for boot in PROTOCOLS:
        assert_said_hello(run(hello(), machine_of("pc", cpu=cpu), boot=boot))


@pytest.mark.parametrize("machine", ["microvm", "q35"])
def test_other_processors_stay_asleep(machine: str) -> None:
    assert_said_hello(run(hello(), machine_of(machine, extra=("-smp", "4"))))


@over_both_protocols
@pytest.mark.parametrize("machine", ["pc", "q35"])
def test_qboot(machine: str, boot: str) -> None:
    assert_said_hello(run(hello(), machine_of(machine, bios="qboot.rom"), boot=boot))


# --- how it ends -----------------------------------------------------------------------------------


def saved(image: bytes, directory: Path) -> Path:
    path = directory / "image.elf"
    path.write_bytes(image)
    return path


@over_both_protocols
@pytest.mark.parametrize("machine", ["pc", "q35"])
def test_a_machine_without_exit_device_is_switched_off(machine: str, boot: str, tmp_path: Path) -> None:
    done = bare_qemu(saved(bootable(hello(), boot), tmp_path), machine)
    assert (done.returncode, done.stdout) == (0, OUTPUT)


@over_both_protocols
@pytest.mark.parametrize("machine", ["microvm", "microvm,acpi=off", "pc,acpi=off", "q35,acpi=off"])
def test_a_machine_that_cannot_be_switched_off_is_reset(machine: str, boot: str, tmp_path: Path) -> None:
    done = bare_qemu(saved(bootable(hello(), boot), tmp_path), machine, "-no-reboot")
    assert (done.returncode, done.stdout) == (0, OUTPUT)


@on_every_machine
def test_a_panic_resets_the_machine(machine: str, tmp_path: Path) -> None:
    """Standard error goes to COM1 where there is no debug console."""
    path = saved(image_of("attacks.py"), tmp_path)
    done = bare_qemu(path, machine, "-no-reboot", "-append", "-- app.py null_write")
    assert done.returncode == 0
    assert done.stdout.startswith(b"begin\nTraceback (most recent call last):\n")
    assert b"\npanic: None was written to at 0x0000000000000008\n" in done.stdout


# --- the image -------------------------------------------------------------------------------------


def test_the_image_is_small() -> None:
    assert len(hello()) < 64 << 10


def built_in(directory: Path, name: str, seed: str, cache: Path) -> bytes:
    """cases/`name`, copied into a directory and built there by a process of its own."""
    directory.mkdir()
    shutil.copy(CASES / name, directory / "app.py")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "PYUK_CACHE": str(cache)}
    command = [sys.executable, "-m", "pyuk", "build", "app.py", "-o", "app.elf"]
    subprocess.run(command, cwd=directory, env=environment, check=True, timeout=4 * PATIENCE, capture_output=True)
    return (directory / "app.elf").read_bytes()


def test_builds_are_the_same_bytes(tmp_path: Path) -> None:
    """Not even the cache of compiled units is shared: the second build compiles everything again."""
    one = built_in(tmp_path / "one", "exceptions.py", "1", tmp_path / "cache one")
    two = built_in(tmp_path / "two and more", "exceptions.py", "22", tmp_path / "cache two")
    assert one == two
    assert str(tmp_path).encode() not in one


@on_every_machine
def test_memory_that_nothing_uses_is_not_touched(machine: str, tmp_path: Path) -> None:
    """Guest memory is a sparse file here, of which the host keeps what was touched, by 2 MiB at most."""
    path = tmp_path / "ram"
    backend = f"memory-backend-file,id=ram,size=4096M,mem-path={path},share=on"
    extra = ("-object", backend, "-machine", "memory-backend=ram")
    assert_said_hello(run(hello(), machine_of(machine, mib=4096, extra=extra)))
    assert path.stat().st_blocks * 512 <= 16 * MIB
