"""What only a machine can show: ways to end without QEMU's exit devices, collections of a program; models."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pyuk.compiler.driver import BuildOptions
from pyuk.image.build import build

CASES = Path(__file__).parent / "cases"
QEMU = "qemu-system-x86_64"
SEEDS = range(1, 9)
MICROVM = "microvm,isa-serial=on,auto-kernel-cmdline=off"

pytestmark = [
    pytest.mark.boot,
    pytest.mark.skipif(shutil.which(QEMU) is None, reason="QEMU is not here: apt-get install qemu-system-x86"),
]


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program cases/forest.py, built."""
    path = tmp_path_factory.mktemp("machine") / "forest.elf"
    path.write_bytes(build(CASES / "forest.py", BuildOptions(stripped=True)).image)
    return path


def run(image: Path, machine: str, memory: str, *more: str) -> subprocess.CompletedProcess[bytes]:
    command = [QEMU, "-nodefaults", "-no-user-config", "-display", "none", "-accel", "tcg", "-cpu", "max",
               "-M", machine, "-m", memory, "-kernel", str(image), "-serial", "stdio", *more]
    return subprocess.run(command, capture_output=True, timeout=60, stdin=subprocess.DEVNULL)


def test_models_hold_in_a_machine(tmp_path: Path) -> None:
    """The models of this directory, which run under CPython and compiled in this process, too."""
    path = tmp_path / "models.elf"
    path.write_bytes(build(CASES / "models.py", BuildOptions(stripped=True)).image)
    done = run(path, MICROVM, "64M", "-no-reboot", "-append", "-- models " + " ".join(str(seed) for seed in SEEDS))
    fine = "timers 0 queues 0 turns 0 frames 0 tables 0"
    assert done.stdout.decode().splitlines() == [f"{seed} {fine}" for seed in SEEDS]


@pytest.mark.parametrize(("machine", "memory", "more"), [
    ("pc", "8M", ()), ("q35", "64M", ()), (MICROVM, "6M", ("-no-reboot",)),
])
def test_a_program_with_garbage_ends_as_under_cpython(image: Path, machine: str, memory: str,
                                                      more: tuple[str, ...]) -> None:
    """There is no exit device: a PC switches itself off; a microvm, which cannot, resets."""
    expected = subprocess.run([sys.executable, CASES / "forest.py"], capture_output=True, check=True).stdout
    done = run(image, machine, memory, *more)
    assert done.stdout == expected and done.returncode == 0
