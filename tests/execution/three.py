"""One program, three executions: under CPython, compiled into a process of this machine, and in the guest.

CPython is the meaning of record. Each function runs a program from its beginning to its end and says what
could be seen of it. The second runs in a child of this process, so that a crash there is the test's failure.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from pyuk.cli.executions import in_child
from pyuk.cli.machine import kernel_command_line
from pyuk.compiler.driver import BuildOptions
from pyuk.compiler.hosted import Hosted
from pyuk.image.build import build
from pyuk.qemu.bootable import hide_multiboot
from pyuk.qemu.launch import Process
from pyuk.qemu.machine import MIB, Machine
from pyuk.qemu.session import Session
from tests.execution.outcome import Outcome, traceback_in

ROOT = Path(__file__).parents[2]
SECONDS = 60.0
MEMORY = 16 * MIB


def run_cpython(path: Path, args: Sequence[str] = ()) -> Outcome:
    """Run a program by the interpreter that runs this."""
    more = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, str(path), *args], capture_output=True, env={**os.environ, **more}, timeout=SECONDS
    )
    return _outcome(done.stdout, done.stderr, done.returncode)


def run_hosted(path: Path, args: Sequence[str] = (), text: str | None = None, *, opt_level: int = 0) -> Outcome:
    """Run a program compiled for this machine. CompileError where it is refused."""

    def run() -> Outcome:
        done = Hosted(path, text=text, opt_level=opt_level).run([str(path), *args])
        return _outcome(done.stdout, done.stderr, done.status)

    return in_child(run, SECONDS)


def run_guest(
    path: Path,
    args: Sequence[str] = (),
    *,
    machine: str = "microvm",
    cpu: str = "max",
    memory: int = MEMORY,
    boot: str | None = None,
    options: BuildOptions | None = None,
) -> Outcome:
    """Run a program in a machine of its own, as `pyuk run` does. CompileError where it is refused."""
    image = build(path, options).image
    command_line = kernel_command_line("", [str(path), *args])
    made = Machine(machine=machine, cpu=cpu, memory_bytes=memory, accel="tcg", boot=boot, cmdline=command_line)
    return run_image(hide_multiboot(image) if boot == "pvh" else image, made)


def run_image(image: bytes, machine: Machine) -> Outcome:
    """Boot an image and wait for its end."""
    stdout, stderr = bytearray(), bytearray()
    with Process(machine, image) as process:
        session = Session(process, stdout=stdout.extend, stderr=stderr.extend)
        ended = asyncio.run(session.wait(SECONDS))
    if ended.status is None:
        stderr += f"the machine ended by {ended.end}, registers {ended.registers}\n".encode()
    return _outcome(bytes(stdout), bytes(stderr), -1 if ended.status is None else ended.status)


def _outcome(stdout: bytes, stderr: bytes, status: int) -> Outcome:
    text = stderr.decode("utf-8", "replace")
    ended = traceback_in(text)
    if not ended and (status < 0 or status >= 128):
        ended = tuple(text.splitlines())  # a crash or a panic: whatever was said last
    return Outcome(stdout.decode("utf-8", "replace"), status, ended)
