"""Running an app in a machine whose instructions are counted: for `pyuk profile` and `pyuk trace`."""

from __future__ import annotations

import argparse
import dataclasses
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pyuk.cli import networking, pipeline
from pyuk.cli.machine import bootable, make_machine
from pyuk.cli.pipeline import Built
from pyuk.cli.run import drive, exit_code
from pyuk.cli.settings import Settings
from pyuk.compiler import cache
from pyuk.compiler.errors import UsageError
from pyuk.inside.symbols import Symbols
from pyuk.inside.tasks import SCHEDULER
from pyuk.qemu import profiler
from pyuk.qemu.launch import Process
from pyuk.qemu.profiler import COUNTS, EVENTS, Watched

if TYPE_CHECKING:
    from pyuk.qemu.session import Outcome

SWITCH = "pyuk.arch.x86_64.switch.switch_stack"
FIRST_ENTRY, PAST_ENTRIES = "trap_entry_0", "trap_common"  # labels of pyuk/arch/x86_64/trapentry.py


@dataclass(frozen=True)
class Ran:
    """An app that has ended. counts, events: what the plugin wrote."""

    built: Built
    symbols: Symbols
    settings: Settings
    outcome: Outcome
    counts: str
    events: str

    def code(self) -> int:
        """The exit code of the command; a time-out is how an endless app is looked at, and no failure."""
        return 0 if self.outcome.end == "time-out" else exit_code(self.outcome, self.settings, self.built.image)


def run_counted(arguments: argparse.Namespace, *, events: bool, stdout: int) -> Ran:
    """Run `arguments.app` to its end. stdout: the descriptor that its output goes to."""
    path = Path(arguments.app)
    settings = dataclasses.replace(pipeline.settings_for(arguments), accel="tcg")
    if settings.is_nameless:
        raise no_names()
    plugin = profiler.plugin(cache.directory())
    asked = networking.network_of(arguments)
    built = pipeline.build(path, settings)
    asked_network = networking.for_program(asked, built)
    settings = networking.with_address(settings, asked_network, arguments.ip)
    symbols = Symbols(built.image, str(path))
    if symbols.is_stripped:
        raise no_names()
    with (
        tempfile.TemporaryDirectory(prefix="pyuk-") as directory,
        networking.impaired(asked_network, arguments.impair) as network,
    ):
        place = Path(directory)
        extra = profiler.arguments(plugin, place, watched(symbols), settings.memory,
                                   real_time=arguments.real_time, events=events)  # fmt: skip
        machine = make_machine(settings, arguments.app, arguments.app_arguments, network=network, fixed=True)
        machine = dataclasses.replace(machine, extra=(*machine.extra, *extra))
        with Process(machine, bootable(built, settings.boot)) as process:
            outcome = drive(process, settings.timeout, stdout=stdout)
        return Ran(built, symbols, settings, outcome, _text(place / COUNTS), _text(place / EVENTS))


def no_names() -> UsageError:
    """What to say of a stripped image."""
    return UsageError("a stripped image cannot be counted: nothing in it has a name")


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def watched(symbols: Symbols) -> Watched:
    """Where the plugin finds interrupts and tasks."""
    first, past = symbols.address(FIRST_ENTRY), symbols.address(PAST_ENTRIES)
    traps = (first, past) if first is not None and past is not None else None
    variable, types = symbols.address(f"{SCHEDULER}.TURNS"), symbols.debug.types
    turns = types.get(f"type:{SCHEDULER}.Turns")
    task, text = types.get("type:pyuk.kernel.tasks.Task"), types.get("type:pyuk.builtins.str.str")
    if variable is None or turns is None or task is None or text is None:
        return Watched(traps)
    fields = {"current": (turns, "current"), "leaving": (turns, "leaving"), "name": (task, "name"),
              "text": (text, "tail"), "length": (text, "length")}  # fmt: skip
    offsets = {name: record.members[member].offset for name, (record, member) in fields.items()}
    return Watched(traps, symbols.range_of(SWITCH), variable, offsets)
