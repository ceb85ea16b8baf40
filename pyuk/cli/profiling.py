"""pyuk profile: how many instructions each line of a program takes, counted one by one."""

from __future__ import annotations

import argparse
import dataclasses
import json
import tempfile
from dataclasses import asdict
from pathlib import Path

from pyuk.cli import networking, pipeline
from pyuk.cli.files import write_output
from pyuk.cli.machine import bootable, make_machine
from pyuk.cli.run import drive, exit_code
from pyuk.cli.settings import add_options
from pyuk.cli.sources import SourceLines
from pyuk.cli.tables import show_table
from pyuk.compiler import cache
from pyuk.compiler.errors import UsageError
from pyuk.inside.costs import Profile, read_counts, share
from pyuk.inside.flame import flame_graph
from pyuk.inside.symbols import Symbols
from pyuk.inside.tasks import SCHEDULER
from pyuk.qemu import profiler
from pyuk.qemu.launch import Process
from pyuk.qemu.profiler import Watched

TRAPS = "pyuk.arch.x86_64.trapentry.trap_entries"
SWITCH = "pyuk.arch.x86_64.switch.switch_stack"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("app", metavar="app.py", help="the program, or an image that was built from it")
    parser.add_argument("--top", metavar="N", type=int, default=20, help="how many lines and functions (default: 20)")
    parser.add_argument("--flame", metavar="FILE", type=Path, help="write a flame graph (SVG)")
    parser.add_argument("--folded", metavar="FILE", type=Path, help="write the stacks as other tools take them")
    parser.add_argument("--real-time", action="store_true", help="let time pass as it does, not by instructions")
    parser.add_argument("--json", action="store_true", help="write lines and functions to stdout as JSON")
    add_options(parser, "machine", "build")
    networking.configure(parser)


def main(arguments: argparse.Namespace) -> int:
    path = Path(arguments.app)
    settings = dataclasses.replace(pipeline.settings_for(arguments), accel="tcg")
    if settings.stripped:
        raise UsageError("a stripped image cannot be profiled: nothing in it has a name")
    plugin = profiler.plugin(cache.directory())
    asked = networking.network_of(arguments)
    built = pipeline.build(path, settings)
    asked_network = networking.for_program(asked, built)
    settings = networking.with_address(settings, asked_network, arguments.ip)
    symbols = Symbols(built.image, str(path))
    with (
        tempfile.TemporaryDirectory(prefix="pyuk-") as directory,
        networking.impaired(asked_network, arguments.impair) as network,
    ):
        counts, memory = Path(directory, "counts"), Path(directory, "memory")
        extra = profiler.arguments(plugin, counts, watched(symbols), memory, settings.memory,
                                   real_time=arguments.real_time)  # fmt: skip
        machine = make_machine(settings, arguments.app, arguments.app_arguments, network=network)
        machine = dataclasses.replace(machine, extra=(*machine.extra, *extra))
        with Process(machine, bootable(built, settings.boot)) as process:
            outcome = drive(process, settings.timeout, stdout=2 if arguments.json else 1)
        profile = Profile(read_counts(counts.read_text() if counts.exists() else ""), symbols)
    _report(arguments, profile, path)
    return 0 if outcome.end == "time-out" else exit_code(outcome, settings, built.image)


def watched(symbols: Symbols) -> Watched:
    """Where the plugin finds interrupts and tasks."""
    variable = symbols.address(f"{SCHEDULER}.TURNS")
    record = symbols.debug.types.get(f"type:{SCHEDULER}.Turns")
    traps, switch = symbols.range_of(TRAPS), symbols.range_of(SWITCH)
    if variable is None or record is None:
        return Watched(traps)
    return Watched(traps, switch, variable, record.members["current"].offset, record.members["leaving"].offset)


def _report(arguments: argparse.Namespace, profile: Profile, path: Path) -> None:
    if arguments.flame is not None:
        write_output(arguments.flame, flame_graph(profile, path.name))
    if arguments.folded is not None:
        write_output(arguments.folded, "\n".join(profile.folded()) + "\n")
    lines, functions = profile.lines(), profile.functions()
    if arguments.json:
        print(json.dumps({"instructions": profile.total, "lines": [asdict(each) for each in lines],
                          "functions": [asdict(each) for each in functions]}, indent=2))  # fmt: skip
        return
    top = max(arguments.top, 0)
    sources = SourceLines((path.absolute().parent,))
    shown = [(each.own, share(each.own, profile.total), f"{each.path}:{each.line}" if each.path else "outside the app",
              (sources.line(each.path, each.line) or "") if each.path else "") for each in lines[:top]]  # fmt: skip
    show_table(f"{profile.total:,} instructions, by the app's lines (with what they call of pyuk's)",
               ("instructions", "share", "line", "source"), shown)  # fmt: skip
    show_table("by function", ("own", "share", "with calls", "function", "file"), [
        (each.own, share(each.own, profile.total), each.total, each.function, each.path or "")
        for each in functions[:top]
    ])  # fmt: skip
