"""Where everything lies in memory.

From the load address: text (the multiboot header first), rodata, data and bss. The first three start on a
page of their own, for each has its own permissions; bss has those of data and follows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from pyuk.image.collect import kept
from pyuk.image.elf_format import STB_LOCAL
from pyuk.image.model import PAGE, Chunk, ObjectFile, Symbol, align_up
from pyuk.image.resolve import SymbolTable

LARGE_PAGE = 2 << 20
FILL = {"text": 0xCC}  # int3 between functions: running off the end of one traps


@dataclass
class OutputSection:
    """A section of the image: its chunks, placed, and `tail`, bytes made after they were placed."""

    name: str
    address: int
    chunks: list[Chunk] = field(default_factory=list)
    end: int = 0
    tail: bytes = b""

    @property
    def size(self) -> int:
        return self.end - self.address

    def content(self) -> bytearray:
        """The bytes as they stand in the file, not yet relocated."""
        out = bytearray([FILL.get(self.name, 0)]) * self.size
        for chunk in self.chunks:
            start = chunk.address - self.address
            out[start:start + len(chunk.data)] = chunk.data
        if self.tail:
            out[-len(self.tail):] = self.tail
        return out


@dataclass
class Layout:
    """The loaded sections in the order of their addresses, and those that the file has besides."""

    base: int
    loaded: list[OutputSection]
    note: OutputSection
    debug: list[OutputSection]

    def section(self, name: str) -> OutputSection:
        return next(section for section in self.loaded if section.name == name)


def place(name: str, address: int, chunks: Sequence[Chunk]) -> OutputSection:
    """Give the chunks their addresses one after the other."""
    section = OutputSection(name, address, list(chunks))
    for chunk in chunks:
        chunk.address = address = align_up(address, chunk.align)
        address += chunk.size
    section.end = address
    return section


def lay_out(objects: Sequence[ObjectFile], table: SymbolTable, base: int, page_tables: Chunk,
            make_lines: Callable[[list[Chunk]], bytes]) -> Layout:
    """Place all kept chunks and set the boundary symbols.

    make_lines: the line table for the text, whose chunks have their addresses by then, as have those of
    rodata; it ends rodata.
    """
    marks = _Marks(table)
    text = place("text", base, [*kept(objects, "header"), *kept(objects, "text")])
    marks.set(__image_start=base, __text_start=base, __text_end=text.end)
    rodata = place("rodata", align_up(text.end, PAGE), kept(objects, "rodata"))
    roots = place("gcroots", align_up(rodata.end, 8), kept(objects, "gcroots"))
    rodata.chunks += roots.chunks
    marks.set(__rodata_start=rodata.address, __gcroots_start=roots.address, __gcroots_end=roots.end)
    lines_start = align_up(roots.end, 8)
    rodata.tail = make_lines(text.chunks)
    rodata.end = lines_start + len(rodata.tail)
    marks.set(__lines_start=lines_start, __lines_end=rodata.end, __rodata_end=rodata.end)
    data = place("data", align_up(rodata.end, PAGE), kept(objects, "data"))
    bss = _place_bss(data.end, kept(objects, "bss"), page_tables, table)
    load_end = next(s.end for s in (data, rodata, text) if s.size)
    marks.set(__data_start=data.address, __data_end=data.end, __load_end=load_end, __bss_start=bss.address,
              __bss_end=bss.end, __image_end=bss.end)
    return Layout(base, [text, rodata, data, bss], place("note", 0, kept(objects, "note")), [])


class _Marks:
    def __init__(self, table: SymbolTable) -> None:
        self.table = table

    def set(self, **values: int) -> None:
        for name, value in values.items():
            self.table.by_name[name].value = value


def _place_bss(start: int, chunks: list[Chunk], page_tables: Chunk, table: SymbolTable) -> OutputSection:
    """The zeroed part, up to a whole page; the page tables, sized by the image's end, come first."""
    chunks = sorted(chunks, key=lambda chunk: chunk is not page_tables)
    if page_tables.kept:
        page_tables.size = 0
    while True:
        align = max((chunk.align for chunk in chunks), default=1)
        bss = place("bss", align_up(start, max(align, 64)), chunks)
        bss.end = align_up(bss.end, PAGE)
        needed = align_up(bss.end, LARGE_PAGE) // LARGE_PAGE * PAGE
        if not page_tables.kept or page_tables.size >= needed:
            return bss
        page_tables.size = needed
        table.by_name["__page_tables"].size = table.by_name["__page_tables_end"].value = needed


def lay_out_debug(objects: Sequence[ObjectFile]) -> list[OutputSection]:
    """The debug sections, those of one name together; a chunk's address is its offset there."""
    by_name: dict[str, list[Chunk]] = {}
    for owner in objects:
        for chunk in owner.chunks:
            if chunk.kind == "debug" and chunk.size:
                by_name.setdefault(chunk.name, []).append(chunk)
    return [place(name, 0, chunks) for name, chunks in sorted(by_name.items())]


def symbols_of(objects: Iterable[ObjectFile], table: SymbolTable) -> list[Symbol]:
    """The named symbols of the image by address: of kept chunks, and the linker's own."""
    found = [symbol for owner in objects for symbol in owner.defines
             if symbol.chunk is not None and symbol.chunk.kept and symbol.chunk.kind != "note"
             and (symbol.binding == STB_LOCAL or table.by_name.get(symbol.name) is symbol)]
    found += [symbol for symbol in table.by_name.values() if symbol.chunk is None]
    return sorted(found, key=lambda symbol: (symbol.address, symbol.name))
