"""The linker: from objects and stubs to an image that boots.

Read the steps in link(); each has its own file: objects.py reads, resolve.py gives names their meaning,
collect.py drops what is not needed, layout.py places, lines.py makes the line table, relocate.py writes
addresses, elf.py the file. The same inputs give the same bytes on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pyuk.compiler.x86 import MachineCode
from pyuk.image.collect import keep, keep_collector_roots
from pyuk.image.elf import write_elf
from pyuk.image.included import included_object
from pyuk.image.layout import Layout, lay_out, lay_out_debug, symbols_of
from pyuk.image.lines import LineInfo
from pyuk.image.model import Chunk, ObjectFile
from pyuk.image.objects import read_object, stub_object
from pyuk.image.relocate import relocated, relocated_debug
from pyuk.image.resolve import SymbolTable, page_table_chunk, refuse_undefined
from pyuk.image.sizes import SymbolSize, symbol_sizes

LOAD_ADDRESS = 0x10_0000  # 1 MiB: above what the firmware keeps for itself


@dataclass(frozen=True)
class LinkOptions:
    """What the image holds besides the program.

    stripped: neither symbols nor debug sections. multiboot: the multiboot header; loaders that know both
    protocols prefer it, without it PVH is the only way in. line_table: what panics find lines with.
    included: files for the program to open, packed.
    """

    stripped: bool = False
    multiboot: bool = True
    line_table: bool = True
    base: int = LOAD_ADDRESS
    included: bytes = b""


@dataclass(frozen=True)
class Section:
    """A section of the image: address and size in memory (0 and the file size for what is not loaded)."""

    name: str
    address: int
    size: int


@dataclass(frozen=True)
class LinkedImage:
    """The file, its symbols (name -> address), its sections, and what each function and datum takes.

    memory: the bytes that are loaded, from the address `base` on.
    """

    data: bytes
    base: int
    memory: bytes
    symbols: dict[str, int]
    sections: tuple[Section, ...]
    sizes: tuple[SymbolSize, ...]


def link(objects: Sequence[bytes | ObjectFile] | Mapping[str, bytes], stubs: Sequence[MachineCode], entry: str,
         exports: Iterable[str] = (), options: LinkOptions | None = None) -> LinkedImage:
    """Link relocatable objects and assembled stubs into an image.

    objects: with names, for messages, or without. entry: the symbol that ELF loaders start; exports: further
    symbols to keep.
    Raises LinkError for undefined and doubly defined names and for addresses that do not fit.
    """
    options = options or LinkOptions()
    inputs = [stub_object(stub) for stub in stubs]
    named = objects if isinstance(objects, Mapping) else {f"object {n}": data for n, data in enumerate(objects)}
    inputs += [data if isinstance(data, ObjectFile) else read_object(data, name) for name, data in named.items()]
    tables_object, page_tables = page_table_chunk()
    inputs += [tables_object, included_object(options.included)]
    table = SymbolTable()
    table.define(inputs)
    table.bind(inputs)
    roots = table.require([entry], "entry") + table.require(exports, "exports")
    roots += _boot_records(inputs, options)
    lines = _collect(inputs, roots, table, options)
    layout = lay_out(inputs, table, options.base, page_tables, lines.encode if lines else lambda chunks: b"")
    return _write(inputs, table, layout, table.by_name[entry].address, options)


def _boot_records(inputs: Sequence[ObjectFile], options: LinkOptions) -> list[Chunk]:
    """Chunks that loaders look for and nothing refers to: the multiboot header and the PVH note."""
    return [chunk for owner in inputs for chunk in owner.chunks
            if chunk.kind == "note" or (chunk.kind == "header" and options.multiboot)]


def _collect(inputs: Sequence[ObjectFile], roots: list[Chunk], table: SymbolTable,
             options: LinkOptions) -> LineInfo | None:
    """Decide what is kept; the line table's file records are needed by the code that they tell about."""
    undefined = keep(roots)
    lines = None
    if options.line_table:
        lines = LineInfo(inputs, table)
        while missing := [record for record in lines.records() if not record.kept]:
            undefined += keep(missing)
    refuse_undefined(undefined)
    keep_collector_roots(inputs)
    return lines


def _write(inputs: Sequence[ObjectFile], table: SymbolTable, layout: Layout, entry: int,
           options: LinkOptions) -> LinkedImage:
    contents = {section.name: relocated(section) for section in layout.loaded if section.name != "bss"}
    note = relocated(layout.note)
    debug = [] if options.stripped else relocated_debug(lay_out_debug(inputs))
    symbols = symbols_of(inputs, table)
    data = write_elf(layout, contents, note, debug, None if options.stripped else symbols, entry)
    sections = [Section(section.name, section.address, section.size) for section in layout.loaded]
    sections += [Section(name, 0, len(content)) for name, content in debug]
    sizes = symbol_sizes(symbols, layout)
    memory = b"".join(contents[section.name].ljust(following.address - section.address, b"\0")
                      for section, following in pairwise(layout.loaded))
    addresses = {symbol.name: symbol.address for symbol in symbols}
    return LinkedImage(data, layout.base, memory, addresses, tuple(sections), sizes)
