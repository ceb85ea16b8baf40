"""Programs on machines: build an app once, run it to its end, or look at its machine while it runs."""

from __future__ import annotations

import asyncio
import atexit
import functools
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest
from qemu.qmp import QMPClient

from pyuk.cli.machine import kernel_command_line
from pyuk.compiler.driver import BuildOptions
from pyuk.image.build import Build, build
from pyuk.qemu.bootable import hide_multiboot
from pyuk.qemu.launch import Process
from pyuk.qemu.machine import MACHINES, MIB, Machine
from pyuk.qemu.session import Outcome, Session

CASES = Path(__file__).parent / "cases"
ROOT = Path(__file__).parents[2]
QEMU = "qemu-system-x86_64"
PROTOCOLS = ("multiboot", "pvh")
PATIENCE = 30.0  # seconds for one machine on a busy host; alone, none here takes one
PANIC = 134

needs_qemu = [
    pytest.mark.boot,
    pytest.mark.skipif(shutil.which(QEMU) is None, reason="QEMU is not here: apt-get install qemu-system-x86"),
]
on_every_machine = pytest.mark.parametrize("machine", MACHINES)
over_both_protocols = pytest.mark.parametrize("boot", PROTOCOLS)

T = TypeVar("T")


@dataclass(frozen=True)
class Ended:
    """A machine that has ended, and what came out of it."""

    outcome: Outcome
    out: bytes
    err: bytes

    @property
    def end(self) -> tuple[str, int | None]:
        """How it ended, and its status."""
        return self.outcome.end, self.outcome.status

    @property
    def text(self) -> str:
        """Standard error."""
        return self.err.decode()


# --- programs --------------------------------------------------------------------------------------


@functools.cache
def built(
    name: str, text: str | None = None, *, stripped: bool = False, debug: bool = False, include: tuple[str, ...] = ()
) -> Build:
    """The program cases/`name`, or one with that text; each is built once in a process."""
    options = BuildOptions(stripped=stripped, debug=debug, text=text, include=include)
    return build(CASES / name if text is None else empty_directory() / name, options)


@functools.cache
def empty_directory() -> Path:
    """Where programs lie that have a text only."""
    path = Path(tempfile.mkdtemp(prefix="pyuk-guest-"))
    atexit.register(shutil.rmtree, path, ignore_errors=True)
    return path


def image_of(name: str, text: str | None = None, include: tuple[str, ...] = ()) -> bytes:
    """The stripped image of a program, and the files that it is to find."""
    return built(name, text, stripped=True, include=include).image


HELLO = 'print("hello, world")\n'


def hello() -> bytes:
    """The image of the smallest program that says something."""
    return image_of("hello.py", HELLO)


def marked_lines(name: str) -> dict[str, int]:
    """The lines of cases/`name` that say `# HERE word`, by word."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    found = ((re.search(r"# HERE (\w+)$", line), number) for number, line in enumerate(lines, 1))
    return {match[1]: number for match, number in found if match}


def choices(name: str) -> list[str]:
    """What cases/`name` can be told to do: the strings that it compares `what` with."""
    return re.findall(r'\bwhat == "([^"]+)"', (CASES / name).read_text(encoding="utf-8"))


def under_cpython(name: str, *args: str, cwd: Path = CASES) -> subprocess.CompletedProcess[bytes]:
    """How CPython runs a program."""
    command = [sys.executable, name, *args]
    environment = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, timeout=PATIENCE, check=False)


def without_source(traceback: str, directory: Path = CASES) -> list[str]:
    """A traceback without the source lines that CPython shows, its file names as pyuk has them."""
    lines = (line.replace(f"{directory}/", "") for line in traceback.splitlines())
    return [line for line in lines if not line.startswith("    ")]


# --- machines --------------------------------------------------------------------------------------


def machine_of(machine: str = "microvm", *args: str, options: str = "", mib: int = 128, **more: Any) -> Machine:
    """A machine under TCG with `mib` MiB; `args` are sys.argv[1:], `options` are the kernel's."""
    fields = {"memory_bytes": mib * MIB, "cmdline": kernel_command_line(options, ["app.py", *args]), **more}
    return Machine(machine=machine, accel="tcg", **fields)


def run(image: bytes, machine: Machine | None = None, *, boot: str = "multiboot", timeout: float = PATIENCE) -> Ended:
    """Run an image to its end."""
    out, err = bytearray(), bytearray()
    with Process(machine or machine_of(), bootable(image, boot)) as process:

        async def wait() -> Outcome:
            return await Session(process, stdout=out.extend, stderr=err.extend).wait(timeout)

        outcome = asyncio.run(wait())
    return Ended(outcome, bytes(out), bytes(err))


def bootable(image: bytes, boot: str) -> bytes:
    """The image in the form that makes QEMU take that protocol."""
    return hide_multiboot(image) if boot == "pvh" else image


def run_case(name: str, *args: str, mib: int = 128, machine: str = "microvm") -> Ended:
    """Run cases/`name` with these arguments."""
    return run(image_of(name), machine_of(machine, *args, mib=mib))


def look(
    image: bytes, machine: Machine, ask: Callable[[QMPClient], Awaitable[T]], *, boot: str = "multiboot",
    until: bytes = b"ready",
) -> tuple[T, Ended | None]:
    """What `ask` finds out about a machine once `until` has come out of it, and the end that comes of it.

    A machine that goes on is ended: then None stands for its end.
    """
    out, err = bytearray(), bytearray()
    with Process(machine, bootable(image, boot)) as process:

        async def wait() -> tuple[T, Ended | None]:
            said = asyncio.Event()

            def hear(data: bytes) -> None:
                out.extend(data)
                if until in out:
                    said.set()

            async with Session(process, stdout=hear, stderr=err.extend) as session:
                await asyncio.wait_for(said.wait(), PATIENCE)
                client = await session.monitor()
                answer = await ask(client)
                if process.popen.poll() is None and await is_running(client):
                    return answer, None
                outcome = await session.wait(PATIENCE)
            return answer, Ended(outcome, bytes(out), bytes(err))

        return asyncio.run(wait())


async def is_running(client: QMPClient) -> bool:
    try:
        answer = await client.execute("query-status")
    except Exception:
        return False  # it ended meanwhile
    return isinstance(answer, dict) and bool(answer["running"])


def bare_qemu(image: Path, machine: str, *more: str, timeout: float = PATIENCE) -> subprocess.CompletedProcess[bytes]:
    """QEMU without any device for a guest's end; its standard output is COM1."""
    command = [QEMU, "-accel", "tcg", "-nodefaults", "-no-user-config", "-display", "none", "-cpu", "max",
               "-machine", machine, "-m", "16M", "-serial", "stdio", "-kernel", str(image), *more]
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout, check=False)
