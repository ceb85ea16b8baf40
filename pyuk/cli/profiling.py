"""pyuk profile: how many instructions each line of a program takes, counted one by one."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from pyuk.cli import networking
from pyuk.cli.counted import run_counted
from pyuk.cli.files import write_output
from pyuk.cli.settings import add_options
from pyuk.cli.sources import SourceLines
from pyuk.cli.tables import show_table
from pyuk.inside.costs import Profile, read_counts, share
from pyuk.inside.flame import flame_graph


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
    ran = run_counted(arguments, events=False, stdout=2 if arguments.json else 1)
    _report(arguments, Profile(read_counts(ran.counts), ran.symbols), path)
    return ran.code()


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
