"""pyuk inspect: what is in an image, and what the functions of a program may do; looking.py has machines."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pyuk.cli import pipeline
from pyuk.cli.settings import add_options
from pyuk.compiler.errors import UsageError
from pyuk.image.elf_info import ImageInfo, read_image

if TYPE_CHECKING:
    from pyuk.image.build import Build

EFFECTS = ("raises", "allocates", "blocks", "touches_raw_memory")


@dataclass(frozen=True)
class Report:
    """Everything that the command shows.

    modules: module -> section -> bytes.
    effects: function -> effect -> the calls that show why; empty for an image from a file.
    raw_memory: how much of kernel and library touches it; None for an image from a file.
    """

    file: str
    image: ImageInfo
    modules: dict[str, dict[str, int]]
    effects: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    raw_memory: str | None = None


def configure(parser: argparse.ArgumentParser) -> None:
    what = "the program, an image that was built from it, a core file, or a machine that runs"
    parser.add_argument("app", nargs="?", metavar="app.py", help=what)
    parser.add_argument(
        "--function", metavar="NAME", help="only functions whose name holds NAME, with their effects"
    )
    parser.add_argument(
        "--top", metavar="N", type=int, default=20, help="how many functions to list (default: 20)"
    )
    parser.add_argument("--json", action="store_true", help="write everything to stdout as JSON")
    group = parser.add_argument_group("options for a core or a machine that runs")
    group.add_argument("--walk", metavar="ADDRESS", help="the page tables level by level, to an address or a name")
    group.add_argument("--objects", metavar="TYPE", help="the objects whose type's name holds TYPE")
    group.add_argument("--variables", metavar="NAME", help="the variables of modules whose name holds NAME")
    group.add_argument("--html", metavar="FILE", type=Path, help="write one page that shows it all, `-` for stdout")
    group.add_argument("--image", metavar="FILE", type=Path, help="the image that ran, if the core has none")
    add_options(parser, "build")


def main(arguments: argparse.Namespace) -> int:
    if arguments.app is None or is_machine(arguments.app):
        from pyuk.cli import looking  # it brings the readers of memory and DWARF

        return looking.main(arguments.app, arguments)
    for name in ("walk", "objects", "variables", "html", "image"):
        if getattr(arguments, name) is not None:
            raise UsageError(f"--{name} is for a core or a machine that runs, and {arguments.app} is neither")
    path = Path(arguments.app)
    built = pipeline.build(path, pipeline.settings_for(arguments))
    info = read_image(built.image, str(path))
    report = Report(str(path), info, info.sizes_by_module(), effects(built.made_of), built.raw_memory())
    if arguments.json:
        print(json.dumps(asdict(report), indent=2))
    elif arguments.function:
        _show_functions(report, arguments.function)
    else:
        _show(report, max(arguments.top, 0))
    return 0


def is_machine(word: str) -> bool:
    """Whether a word means a machine: a core file, or, where there is no file of that name, one that runs."""
    from pyuk.cli.machines import find_running, is_core_file

    if Path(word).exists():
        return is_core_file(Path(word))
    return find_running(word) is not None or word.isdigit()


def effects(made_of: Build | None) -> dict[str, dict[str, list[str]]]:
    """Of each function of a program that was just compiled; nothing for an image from a file."""
    found = {}
    for name, function in made_of.program.functions.items() if made_of else ():
        if function.effects is not None:
            chains = ((effect, getattr(function.effects, effect)) for effect in EFFECTS)
            found[name] = {effect: list(chain) for effect, chain in chains if chain is not None}
    return found


def _show(report: Report, top: int) -> None:
    info = report.image
    protocols = " and ".join(info.protocols) or "no protocol"
    print(f"{report.file}: {info.file_size:,} bytes, boots over {protocols}, entry {info.entry:#x}")
    if report.raw_memory:
        print(f"of kernel and library, {report.raw_memory} touch raw memory")
    print(f"\nmemory map ({info.memory_size:,} bytes)")
    for segment in info.segments:
        if segment.kind == "load":
            end = segment.address + segment.memory_size
            print(f"  {segment.address:#010x}-{end:#010x}  {segment.permissions}  {segment.memory_size:>10,}")
    if info.sections:
        print("\nsections")
    for section in info.sections:
        where = f"{section.address:#010x}" if section.permissions else "not loaded"
        print(f"  {section.name:<20}{where}  {section.permissions:<3}  {section.size:>10,}")
    if report.modules:
        print("\nmodules")
    for module, sizes in report.modules.items():
        parts = ", ".join(f"{name} {size:,}" for name, size in sizes.items())
        print(f"  {sum(sizes.values()):>8,}  {module:<36} {parts}")
    symbols = sorted(info.symbols, key=lambda symbol: (-symbol.size, symbol.name))[:top]
    if symbols:
        print(f"\nthe {len(symbols)} largest of {len(info.symbols)} symbols")
    for symbol in symbols:
        print(f"  {symbol.size:>8,}  {symbol.section:<9} {symbol.name}")


def _show_functions(report: Report, part: str) -> None:
    sizes = {symbol.name: symbol.size for symbol in report.image.symbols}
    names = sorted(name for name in {*sizes, *report.effects} if part in name)
    if not names:
        raise UsageError(f"no function's name holds '{part}'")
    for name in names:
        print(f"{name}  {sizes.get(name, 0):,} bytes")
        for effect, chain in report.effects.get(name, {}).items():
            print(f"  {effect.replace('_', ' ')}: {' -> '.join(chain)}")
