"""pyuk build: an app and its kernel to one ELF file, or one stage of the way as text."""

from __future__ import annotations

import argparse
from pathlib import Path

from pyuk.cli import pipeline
from pyuk.cli.files import read_image, write_output
from pyuk.cli.settings import add_options, one_of
from pyuk.cli.terminal import note
from pyuk.compiler.errors import UsageError
from pyuk.compiler.pause import collector_paused


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("app", metavar="app.py", help="the program")
    where = "where to write, - for stdout (default: app.elf beside the app; with --emit: stdout)"
    parser.add_argument("-o", "--output", metavar="FILE", help=where)
    parser.add_argument("--emit", metavar="STAGE", type=one_of("stage", pipeline.STAGES),
                        help="write a stage as text instead: typed, ir, llvm or asm")  # fmt: skip
    add_options(parser, "build")


@collector_paused()
def main(arguments: argparse.Namespace) -> int:
    path = Path(arguments.app)
    if read_image(path) is not None:
        raise UsageError(f"{path} is an image already", hint=f"`pyuk run {path}` runs it")
    settings = pipeline.settings_for(arguments)
    if arguments.emit:
        text = pipeline.emit(path, settings, arguments.emit)
        write_output(Path(arguments.output or "-"), text)
        return 0
    output = Path(arguments.output) if arguments.output else path.with_suffix(".elf")
    if output.absolute() == path.absolute():
        raise UsageError(f"{output} is the program itself")
    built = pipeline.build(path, settings)
    write_output(output, built.image, executable=True)
    note(f"{output}: {len(built.image):,} bytes")
    if raw := built.raw_memory():
        note(f"of kernel and library, {raw} touch raw memory")
    return 0
