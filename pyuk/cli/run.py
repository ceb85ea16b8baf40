"""pyuk run: build an app (or take a built image), boot it, show what it prints, end as it ends."""

from __future__ import annotations

import argparse
import dataclasses
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pyuk.cli import cores, networking, pipeline
from pyuk.cli.machine import bootable, free_address, make_machine
from pyuk.cli.settings import Settings, add_options
from pyuk.cli.terminal import note
from pyuk.compiler.errors import GuestFailed
from pyuk.qemu.launch import Process
from pyuk.qemu.runtime import new_monitor

if TYPE_CHECKING:
    from pyuk.qemu.session import Outcome

HOST_SIGNALS = (signal.SIGTERM, signal.SIGHUP)


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("app", metavar="app.py", help="the program, or an image that was built from it")
    parser.add_argument("--qemu", action="store_true", help="run in QEMU (the default)")
    parser.add_argument(
        "--gdb", metavar="PORT", help="wait for a debugger on this port before the first instruction"
    )
    parser.add_argument(
        "--core-on-error", action="store_true",
        help="leave a core file after any end with another status than 0, not after a panic only",
    )  # fmt: skip
    parser.add_argument("--no-core", action="store_true", help="leave no core file, whatever happens")
    add_options(parser, "machine", "build")
    networking.configure(parser)


def main(arguments: argparse.Namespace) -> int:
    path = Path(arguments.app)
    gdb = free_address(arguments.gdb) if arguments.gdb else None
    asked = networking.network_of(arguments)
    settings = pipeline.settings_for(arguments)
    built = pipeline.build(path, settings)
    image = bootable(built, settings.boot)
    asked_network = networking.for_program(asked, built)
    settings = networking.with_address(settings, asked_network, arguments.ip)
    words = arguments.app_arguments
    machine = make_machine(settings, arguments.app, words, gdb=gdb, paused=gdb is not None)
    core = cores.wish(path, settings.memory, asked=arguments.core_on_error, refused=arguments.no_core)
    stays = "exit" if arguments.core_on_error else "panic"
    machine = dataclasses.replace(machine, monitor=new_monitor(), stays=stays if core is not None else None)
    if gdb:
        note(f"waiting for a debugger: gdb -ex 'target remote {gdb}' {path.with_suffix('.elf')}")
    with cores.cleared(core), networking.impaired(asked_network, arguments.impair) as network:
        machine = dataclasses.replace(machine, network=network)
        with Process(machine, image) as process:
            process.announce(arguments.app)
            outcome = drive(process, settings.timeout, core.dumped if core is not None else None)
        cores.finish(core, outcome, built.image, machine)
    return exit_code(outcome, settings, built.image)


def drive(process: Process, timeout: float | None, core: Path | None = None, stdout: int = 1) -> Outcome:
    """Show what the guest prints until it ends; signals to pyuk end it too.

    core: see Session. stdout: the descriptor that the guest's goes to.
    """
    import asyncio  # while QEMU starts: it takes as long as a small guest runs

    from pyuk.qemu.session import Session

    async def wait() -> Outcome:
        task = asyncio.current_task()
        assert task is not None
        for number in HOST_SIGNALS:
            asyncio.get_running_loop().add_signal_handler(number, task.cancel)
        session = Session(process, stdout=writer(stdout), stderr=writer(2), stdin=_console_input(), core=core)
        return await session.wait(timeout)

    try:
        return asyncio.run(wait())
    except asyncio.CancelledError:
        raise KeyboardInterrupt from None


def exit_code(outcome: Outcome, settings: Settings, image: bytes) -> int:
    """The app's own exit status; GuestFailed for an end without one."""
    if outcome.status is not None:
        return outcome.status
    if outcome.end == "power-off":
        return 0
    raise failure(outcome, settings, image)


def failure(outcome: Outcome, settings: Settings, image: bytes) -> GuestFailed:
    """What to say about a guest that ended without a status, and where it was then."""
    from pyuk.cli.symbols import whereabouts

    what = {
        "reset": "the machine was reset: a triple fault, or the kernel's last way out",
        "power-off": "the machine was switched off",
        "time-out": f"no end after {settings.timeout or 0:g} seconds",
    }
    return GuestFailed(what[outcome.end], hint=whereabouts(image, outcome.registers))


def writer(descriptor: int) -> Callable[[bytes], None]:
    """A sink that writes everything at once: an app's output is never held back."""

    def write(data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]

    sys.stdout.flush()
    return write


def _console_input() -> int | None:
    """The descriptor of stdin, unless it is a terminal that belongs to another job."""
    try:
        if os.isatty(0) and os.tcgetpgrp(0) != os.getpgrp():
            return None
        os.fstat(0)
    except OSError:
        return None
    return 0
