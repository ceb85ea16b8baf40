"""pyuk debug: an app in a machine under gdb, stopped at the app's first line."""

from __future__ import annotations

import argparse
import asyncio
import dataclasses
import signal
import subprocess
import tempfile
from pathlib import Path

from pyuk.cli import pipeline
from pyuk.cli.machine import bootable, make_machine
from pyuk.cli.run import writer
from pyuk.cli.settings import add_options
from pyuk.compiler.errors import GuestFailed, UsageError
from pyuk.qemu.debugger import first_line, gdb_arguments
from pyuk.qemu.launch import Process
from pyuk.qemu.runtime import new_monitor
from pyuk.qemu.session import Session
from pyuk.qemu.tools import find

PACKAGE_PARENT = Path(__file__).resolve().parents[2]  # what the paths of kernel sources are relative to
ENTRY = "app_main"  # where an image without its program stops


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("app", metavar="app.py", help="the program, or an image that was built from it")
    parser.add_argument("--batch", action="store_true", help="run the commands, ask nothing, and end")
    what = "a gdb command to run at the first line; give it as often as needed"
    parser.add_argument("-ex", metavar="COMMAND", action="append", default=[], dest="commands", help=what)
    add_options(parser, "machine", "build")


def main(arguments: argparse.Namespace) -> int:
    gdb = find("gdb", needed_for="debug")
    path = Path(arguments.app)
    settings = pipeline.settings_for(arguments)
    if settings.stripped:
        raise UsageError("a stripped image cannot be debugged")
    if not settings.release:
        settings = dataclasses.replace(settings, debug_build=True)
    built = pipeline.build(path, settings)
    image = bootable(built, settings.boot)
    stop = (
        ENTRY if built.made_of is None else f"{path.name}:{first_line(path.read_text(encoding='utf-8-sig'))}"
    )
    with tempfile.TemporaryDirectory(prefix="pyuk-") as directory:
        socket, symbols = Path(directory, "gdb"), Path(directory, f"{path.stem}.elf")
        symbols.write_bytes(built.image)
        sources = [path.absolute().parent, PACKAGE_PARENT]
        machine = make_machine(settings, arguments.app, arguments.app_arguments,
                               gdb=str(socket), paused=True, fixed=True)
        machine = dataclasses.replace(machine, monitor=new_monitor())
        with Process(machine, image) as process:
            process.announce(arguments.app)
            number = process.popen.pid
            words = gdb_arguments(symbols, socket, sources, stop, arguments.batch, arguments.commands, number)
            command = [gdb, *words]
            return _attend(process, command, settings.timeout)


def _attend(process: Process, command: list[str], timeout: float | None) -> int:
    """Run gdb in the foreground while the guest's output is shown; gdb's exit code.

    When the guest ends, QEMU does too, and gdb speaks of a lost connection: that is no failure.
    """

    async def run() -> int:
        session = Session(process, stdout=writer(1), stderr=writer(2))
        async with session:
            await session.ready()
            gdb = subprocess.Popen(command)
            try:
                code = await asyncio.wait_for(asyncio.to_thread(gdb.wait), timeout)
            except TimeoutError:
                raise GuestFailed(f"no end after {timeout or 0:g} seconds") from None
            finally:
                if gdb.poll() is None:
                    gdb.terminate()
                    gdb.wait()
            return code if session.status is None else 0

    previous = signal.signal(signal.SIGINT, lambda number, frame: None)  # Ctrl-C is for gdb
    try:
        return asyncio.run(run())
    finally:
        signal.signal(signal.SIGINT, previous)
