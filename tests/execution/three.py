"""One program, three executions: under CPython, compiled into a process of this machine, and in the guest.

CPython is the meaning of record. Each function runs a program from its beginning to its end and says what
could be seen of it. The second runs in a child of this process, so that a crash there is the test's failure.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from pyuk.cli.executions import in_child
from pyuk.cli.machine import kernel_command_line
from pyuk.compiler.driver import BuildOptions, Compiled, compile_app
from pyuk.hosted.program import Hosted
from pyuk.image.build import linked
from pyuk.image.included import pack
from pyuk.qemu.bootable import hide_multiboot
from pyuk.qemu.launch import Process
from pyuk.qemu.machine import MIB, Machine
from pyuk.qemu.session import Session
from tests.execution.outcome import Outcome, traceback_in

ROOT = Path(__file__).parents[2]
SECONDS = 180.0  # a bound of what hangs; a large program takes 20 to compile on a busy machine
MEMORY = 16 * MIB


def input_of(path: Path) -> bytes:
    """What a program reads from standard input: `program.in` beside it, else nothing."""
    file = path.with_suffix(".in")
    return file.read_bytes() if file.is_file() else b""


def included_by(path: Path) -> list[str]:
    """What is included into the image of a program: the directory `program.files` beside it."""
    directory = path.with_suffix(".files")
    return [str(directory)] if directory.is_dir() else []


def run_cpython(path: Path, args: Sequence[str] = ()) -> Outcome:
    """Run a program by the interpreter that runs this; in an empty directory, but for a copy of what is included."""
    more = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    with tempfile.TemporaryDirectory() as place:
        for each in included_by(path):
            shutil.copytree(each, Path(place, Path(each).name))
        done = subprocess.run(
            [sys.executable, str(path), *args],
            input=input_of(path),
            cwd=place,
            capture_output=True,
            env={**os.environ, **more},
            timeout=SECONDS,
        )
    return _outcome(done.stdout, done.stderr, done.returncode)


@lru_cache(maxsize=1)
def compiled(path: Path, options: BuildOptions) -> Compiled:
    """A program's code, which two executions in a row share. CompileError where it is refused."""
    return compile_app(path, options)


def run_hosted(path: Path, args: Sequence[str] = (), *, options: BuildOptions | None = None) -> Outcome:
    """Run a program in a child of this process. CompileError where it is refused."""
    options = _options(path, options)
    code = compiled(path, options)

    def run() -> Outcome:
        program = Hosted(code, included=pack(options.include, path))
        done = program.run([str(path), *args], input_of(path))
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
    options = _options(path, options)
    image = linked(compiled(path, options), path, options).image
    command_line = kernel_command_line("", [str(path), *args])
    made = Machine(machine=machine, cpu=cpu, memory_bytes=memory, accel="tcg", boot=boot, cmdline=command_line)
    return run_image(hide_multiboot(image) if boot == "pvh" else image, made, input_of(path))


def _options(path: Path, given: BuildOptions | None) -> BuildOptions:
    return replace(given or BuildOptions(), include=tuple(included_by(path)))


def run_image(image: bytes, machine: Machine, stdin: bytes = b"") -> Outcome:
    """Boot an image, give it its input and wait for its end."""
    stdout, stderr = bytearray(), bytearray()
    with Process(machine, image) as process:
        session = Session(process, stdout=stdout.extend, stderr=stderr.extend, stdin=stdin)
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
