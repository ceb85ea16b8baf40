"""A program in a guest, timed from QEMU's start to its exit."""

from __future__ import annotations

import subprocess
import tempfile
import time
from pathlib import Path

from pyuk.compiler.driver import BuildOptions
from pyuk.image.build import build

MICROVM = "microvm,isa-serial=on"
QEMU = ["qemu-system-x86_64", "-accel", "tcg", "-nodefaults", "-no-user-config", "-display", "none"]
DEVICES = ["-serial", "stdio", "-device", "isa-debug-exit,iobase=0xf4,iosize=4", "-no-reboot"]


def image_of(text: str, *, release: bool = False) -> bytes:
    """The stripped image of a program."""
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "bench.py"
        path.write_text(text)
        return build(path, BuildOptions(stripped=True, release=release)).image


def time_image(image: bytes, machine: str = MICROVM, *more: str, timeout: float = 120) -> tuple[float, str]:
    """(seconds from QEMU's start to its exit, what the guest printed)."""
    with tempfile.NamedTemporaryFile(suffix=".elf") as file:
        file.write(image)
        file.flush()
        command = [*QEMU, "-M", machine, "-m", "64M", *DEVICES, *more, "-kernel", file.name]
        before = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, timeout=timeout)
        return time.perf_counter() - before, done.stdout


def run_guest(text: str) -> tuple[float, str]:
    """Build and time a program."""
    return time_image(image_of(text))
