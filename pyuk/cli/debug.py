"""pyuk debug: an app in a machine under gdb, stopped at the app's first line."""

from __future__ import annotations

import argparse
import asyncio
import dataclasses
import signal
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from pyuk.cli import pipeline
from pyuk.cli.machine import bootable, make_machine
from pyuk.cli.run import writer
from pyuk.cli.settings import add_options
from pyuk.compiler.errors import GuestFailed, UsageError
from pyuk.qemu.debugger import first_line, gdb_arguments
from pyuk.qemu.machine import Machine
from pyuk.qemu.replay import Debugged, check_seal, recorded, replayed, seal
from pyuk.qemu.runtime import new_monitor
from pyuk.qemu.tools import find

PACKAGE_PARENT = Path(__file__).resolve().parents[2]  # what the paths of kernel sources are relative to
ENTRY = "app_main"  # where an image without its program stops


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("app", metavar="app.py", help="the program, or an image that was built from it")
    parser.add_argument("--batch", action="store_true", help="run the commands, ask nothing, and end")
    what = "a gdb command to run at the first line; give it as often as needed"
    parser.add_argument("-ex", metavar="COMMAND", action="append", default=[], dest="commands", help=what)
    both = parser.add_mutually_exclusive_group()
    both.add_argument("--record", metavar="FILE", type=Path, help="record the run, for --replay")
    both.add_argument("--replay", metavar="FILE", type=Path, help="do again what was recorded, and go back in it")
    add_options(parser, "machine", "build")


def main(arguments: argparse.Namespace) -> int:
    gdb = find("gdb", needed_for="debug")
    path = Path(arguments.app)
    settings = pipeline.settings_for(arguments)
    if settings.is_nameless:
        raise UsageError("a stripped image cannot be debugged")
    if not settings.release:
        settings = dataclasses.replace(settings, debug_build=True)
    if arguments.record or arguments.replay:
        settings = dataclasses.replace(settings, accel="tcg")
    built = pipeline.build(path, settings)
    image = bootable(built, settings.boot)
    stop = (
        ENTRY if built.made_of is None else f"{path.name}:{first_line(path.read_text(encoding='utf-8-sig'))}"
    )
    with tempfile.TemporaryDirectory(prefix="pyuk-") as directory:
        socket, symbols = Path(directory, "gdb"), Path(directory, f"{path.stem}.elf")
        control = Path(directory, "control") if arguments.replay else None
        symbols.write_bytes(built.image)
        sources = [path.absolute().parent, PACKAGE_PARENT]
        machine = make_machine(settings, arguments.app, arguments.app_arguments,
                               gdb=str(socket), paused=True, fixed=True)
        machine = dataclasses.replace(_on_record(machine, image, arguments), monitor=new_monitor())

        def command(number: int) -> list[str]:
            words = gdb_arguments(symbols, socket, sources, stop, arguments.batch, arguments.commands, number, control)
            return [gdb, *words]

        code = _attend(Debugged(machine, image, lambda process: process.announce(arguments.app), writer(1), writer(2)),
                       command, control, settings.timeout)
    if arguments.record:
        seal(arguments.record, machine, image)
    return code


def _on_record(machine: Machine, image: bytes, arguments: argparse.Namespace) -> Machine:
    """The machine, which records what it does, or does what was recorded, where that is asked for."""
    if arguments.record:
        return recorded(machine, arguments.record)
    if arguments.replay:
        check_seal(arguments.replay, machine, image)
        return replayed(machine, arguments.replay)
    return machine


def _attend(
    debugged: Debugged, command: Callable[[int], list[str]], control: Path | None, timeout: float | None
) -> int:
    """Run gdb in the foreground while the guest's output is shown; gdb's exit code.

    When the guest ends, QEMU does too, and gdb speaks of a lost connection: that is no failure.
    """

    async def run() -> int:
        await debugged.start()
        server = await asyncio.start_unix_server(debugged.serve, control) if control is not None else None
        gdb = subprocess.Popen(command(debugged.process.popen.pid))
        try:
            code = await asyncio.wait_for(asyncio.to_thread(gdb.wait), timeout)
        except TimeoutError:
            raise GuestFailed(f"no end after {timeout or 0:g} seconds") from None
        finally:
            if gdb.poll() is None:
                gdb.terminate()
                gdb.wait()
            if server is not None:
                server.close()
            await debugged.end()
        return code if debugged.session.status is None else 0

    previous = signal.signal(signal.SIGINT, lambda number, frame: None)  # Ctrl-C is for gdb
    try:
        return asyncio.run(run())
    finally:
        signal.signal(signal.SIGINT, previous)
