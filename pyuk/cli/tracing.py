"""pyuk trace: which task ran when, and what interrupted it, as a timeline for Chrome and Perfetto."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from pyuk.cli import networking
from pyuk.cli.counted import run_counted
from pyuk.cli.files import write_output
from pyuk.cli.settings import add_options
from pyuk.cli.terminal import note
from pyuk.inside.timeline import chrome_trace, read_events


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("app", metavar="app.py", help="the program, or an image that was built from it")
    what = "where to write, `-` for stdout (default: app.trace.json)"
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help=what)
    parser.add_argument("--real-time", action="store_true", help="let time pass as it does, not by instructions")
    add_options(parser, "machine", "build")
    networking.configure(parser)


def main(arguments: argparse.Namespace) -> int:
    output = arguments.output or Path(f"{Path(arguments.app).stem}.trace.json")
    ran = run_counted(arguments, events=True, stdout=2 if output == Path("-") else 1)
    slices = read_events(ran.events)
    write_output(output, json.dumps(chrome_trace(slices)) + "\n")
    tracks = {each.track for each in slices}
    note(f"{output}: {len(slices):,} events on {len(tracks)} tracks, for https://ui.perfetto.dev or chrome://tracing")
    return ran.code()
