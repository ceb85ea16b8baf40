"""pyuk inspect: what is in an image, and what the functions of a program may do."""

from __future__ import annotations

import argparse
import io
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from pyuk.cli import pipeline
from pyuk.cli.settings import add_options
from pyuk.compiler.errors import UsageError
from pyuk.qemu import bootable

PAGE = 4096
SHF_WRITE, SHF_ALLOC, SHF_EXECINSTR = 1, 2, 4  # ELF-64 Object File Format 1.5, table 9
EFFECTS = ("raises", "allocates", "blocks", "touches_raw_memory")


@dataclass(frozen=True)
class Section:
    """A section: where it is in memory (address 0: it is not loaded) and what may be done there."""

    name: str
    address: int
    size: int
    permissions: str


@dataclass(frozen=True)
class Sized:
    """A function or a piece of data and the bytes that it takes."""

    name: str
    module: str
    section: str
    size: int


@dataclass(frozen=True)
class Report:
    """Everything that the command shows. effects: function -> effect -> the calls that show why."""

    file: str
    file_size: int
    entry: int
    protocols: list[str]
    sections: list[Section]
    symbols: list[Sized]
    modules: dict[str, int]
    effects: dict[str, dict[str, list[str]]] = field(default_factory=dict)


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("app", metavar="app.py", help="the program, or an image that was built from it")
    parser.add_argument(
        "--function", metavar="NAME", help="only functions whose name holds NAME, with their effects"
    )
    parser.add_argument(
        "--top", metavar="N", type=int, default=20, help="how many functions to list (default: 20)"
    )
    parser.add_argument("--json", action="store_true", help="write everything to stdout as JSON")
    add_options(parser, "build")


def main(arguments: argparse.Namespace) -> int:
    path = Path(arguments.app)
    built = pipeline.build(path, pipeline.settings_for(arguments))
    report = examine(built)
    if arguments.json:
        print(json.dumps(asdict(report), indent=2))
    elif arguments.function:
        _show_functions(report, arguments.function)
    else:
        _show(report, arguments.top)
    return 0


def examine(built: pipeline.Built) -> Report:
    """The report of an image; UsageError where it is damaged."""
    from elftools.common.exceptions import ELFError
    from elftools.elf.elffile import ELFFile

    try:
        elf = ELFFile(io.BytesIO(built.image))
        sections = [_section(each) for each in elf.iter_sections() if each.name]
        symbols = sorted(_symbols(elf), key=lambda each: (-each.size, each.name))
        entry = int(elf["e_entry"])
    except (ELFError, ValueError, AssertionError) as error:
        raise UsageError(f"{built.path} is not a whole ELF file: {error}") from error
    modules: Counter[str] = Counter()
    for each in symbols:
        modules[each.module] += each.size
    return Report(
        file=str(built.path),
        file_size=len(built.image),
        entry=entry,
        protocols=sorted(bootable.protocols(built.image)),
        sections=sections,
        symbols=symbols,
        modules=dict(modules.most_common()),
        effects=_effects(built.result),
    )


def _section(section: Any) -> Section:
    flags = section["sh_flags"]
    permissions = ""
    if flags & SHF_ALLOC:
        permissions = f"r{'w' if flags & SHF_WRITE else '-'}{'x' if flags & SHF_EXECINSTR else '-'}"
    return Section(section.name, section["sh_addr"], section["sh_size"], permissions)


def _symbols(elf: Any) -> Iterator[Sized]:
    from pyuk.image.sizes import Modules

    table = elf.get_section_by_name(".symtab")
    if table is None:
        return
    symbols = [each for each in table.iter_symbols() if each.name]
    modules = Modules(each.name for each in symbols)
    for each in symbols:
        index = each["st_shndx"]
        if isinstance(index, int) and each["st_size"]:
            yield Sized(each.name, modules.of(each.name), elf.get_section(index).name, each["st_size"])


def _effects(result: Any) -> dict[str, dict[str, list[str]]]:
    """Of each function of a program that was just compiled; nothing for an image from a file."""
    program = getattr(result, "program", None)
    found = {}
    for name, function in getattr(program, "functions", {}).items():
        if function.effects is not None:
            chains = ((effect, getattr(function.effects, effect)) for effect in EFFECTS)
            found[name] = {effect: list(chain) for effect, chain in chains if chain is not None}
    return found


def _show(report: Report, top: int) -> None:
    print(
        f"{report.file}: {report.file_size:,} bytes, boots over {' and '.join(report.protocols) or 'nothing'}"
    )
    print(f"entry {report.entry:#x}\n")
    print("memory map")
    for each in report.sections:
        if each.permissions:
            end = each.address + each.size
            print(f"  {each.address:#010x}-{end:#010x}  {each.permissions}  {each.name:<12}{each.size:>10,}")
    not_loaded = [each for each in report.sections if not each.permissions]
    if not_loaded:
        print("\nnot loaded")
        for each in not_loaded:
            print(f"  {each.name:<20}{each.size:>10,}")
    if report.modules:
        print("\nmodules")
        for module, size in report.modules.items():
            print(f"  {size:>8,}  {module}")
        print(f"\nthe {min(top, len(report.symbols))} largest of {len(report.symbols)} symbols")
        for symbol in report.symbols[:top]:
            print(f"  {symbol.size:>8,}  {symbol.section:<9} {symbol.name}")


def _show_functions(report: Report, part: str) -> None:
    sizes = {each.name: each.size for each in report.symbols}
    names = sorted(name for name in {*sizes, *report.effects} if part in name)
    if not names:
        raise UsageError(f"no function's name holds '{part}'")
    for name in names:
        print(f"{name}  {sizes.get(name, 0):,} bytes")
        for effect, chain in report.effects.get(name, {}).items():
            print(f"  {effect.replace('_', ' ')}: {' -> '.join(chain)}")
