"""Write the image as an ELF64 executable.

The file: ELF header, program headers, the PVH note; then everything that is loaded in one piece, as the
multiboot header's address fields need it (multiboot 0.6.96 §3.1.3: file offsets and load addresses differ by
a constant); then, unless stripped, debug sections and symbols; section headers last.
Source: ELF-64 Object File Format 1.5.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pyuk.image.elf_format import (
    ELF_HEADER,
    EM_X86_64,
    ET_EXEC,
    IDENT,
    PF_R,
    PF_W,
    PF_X,
    PROGRAM_HEADER,
    PT_LOAD,
    PT_NOTE,
    SECTION_HEADER,
    SHF_ALLOC,
    SHF_EXECINSTR,
    SHF_WRITE,
    SHN_ABS,
    SHT_NOBITS,
    SHT_NOTE,
    SHT_PROGBITS,
    SHT_STRTAB,
    SHT_SYMTAB,
    STB_LOCAL,
    STT_FUNC,
    STT_NOTYPE,
    STT_OBJECT,
    SYMBOL,
)
from pyuk.image.layout import Layout, OutputSection
from pyuk.image.model import Symbol, align_up

ALIGNMENT = 64  # of the loaded piece in the file: offsets and addresses agree modulo this

SECTION_FLAGS = {"text": SHF_ALLOC | SHF_EXECINSTR, "rodata": SHF_ALLOC, "data": SHF_ALLOC | SHF_WRITE,
                 "bss": SHF_ALLOC | SHF_WRITE}


@dataclass
class SectionEntry:
    """One section header and the bytes behind it (None: none in the file)."""

    name: str
    type: int
    flags: int = 0
    address: int = 0
    offset: int = 0
    size: int = 0
    link: int = 0
    info: int = 0
    align: int = 1
    entry_size: int = 0
    content: bytes | None = None


class Strings:
    """A string table; equal strings are stored once."""

    def __init__(self) -> None:
        self.data = bytearray(1)
        self.offsets = {"": 0}

    def add(self, text: str) -> int:
        if text not in self.offsets:
            self.offsets[text] = len(self.data)
            self.data += text.encode("utf-8", "surrogateescape") + b"\0"
        return self.offsets[text]


def write_elf(layout: Layout, contents: dict[str, bytes], note: bytes, debug: Sequence[tuple[str, bytes]],
              symbols: Sequence[Symbol] | None, entry: int) -> bytes:
    """The whole file. contents: the relocated bytes of the loaded sections; symbols None: no symbol table."""
    count = len(_segments(layout, 0)) + bool(note)
    note_offset = ELF_HEADER.size + count * PROGRAM_HEADER.size
    first = align_up(note_offset + len(note), ALIGNMENT)
    out = bytearray(first)
    sections = [SectionEntry("", 0)]
    if note:
        out[note_offset:note_offset + len(note)] = note
        sections.append(SectionEntry(".note.Xen", SHT_NOTE, offset=note_offset, size=len(note), align=4))
    sections += _append_loaded(out, layout, contents, first)
    for name, content in debug:
        sections.append(SectionEntry(name, SHT_PROGBITS, content=content))
    if symbols is not None:
        sections += _symbol_sections(symbols, sections)
    headers_at = _append_rest(out, sections)
    out[:ELF_HEADER.size] = ELF_HEADER.pack(
        IDENT, ET_EXEC, EM_X86_64, 1, entry, ELF_HEADER.size, headers_at, 0, ELF_HEADER.size,
        PROGRAM_HEADER.size, count, SECTION_HEADER.size, len(sections), len(sections) - 1)
    segments = _segments(layout, first)
    if note:
        segments.append(PROGRAM_HEADER.pack(PT_NOTE, PF_R, note_offset, 0, 0, len(note), len(note), 4))
    out[ELF_HEADER.size:note_offset] = b"".join(segments)
    return bytes(out)


def _segments(layout: Layout, first: int) -> list[bytes]:
    """Program headers: text r-x, rodata r--, data and bss rw- in one."""
    text, rodata, data, bss = layout.loaded
    wanted = ((PF_R | PF_X, text, text.end), (PF_R, rodata, rodata.end), (PF_R | PF_W, data, bss.end))
    result = []
    for flags, section, end in wanted:
        address, size = section.address, section.size
        if end > address:
            offset = first + address - layout.base if size else first
            result.append(PROGRAM_HEADER.pack(PT_LOAD, flags, offset, address, address, size, end - address,
                                              ALIGNMENT if size else 1))
    return result


def _append_loaded(out: bytearray, layout: Layout, contents: dict[str, bytes],
                   first: int) -> list[SectionEntry]:
    """Append what is loaded, gaps and all."""
    entries = []
    for section in layout.loaded:
        offset = first + section.address - layout.base
        in_file = section.name != "bss"
        if in_file and section.size:
            out.extend(bytes(offset - len(out)))
            out.extend(contents[section.name])
        entries.append(SectionEntry(f".{section.name}", SHT_PROGBITS if in_file else SHT_NOBITS,
                                    SECTION_FLAGS[section.name], section.address,
                                    offset if in_file and section.size else first, section.size,
                                    align=_alignment(section)))
    return entries


def _alignment(section: OutputSection) -> int:
    return max((chunk.align for chunk in section.chunks), default=1)


def _symbol_sections(symbols: Sequence[Symbol], before: Sequence[SectionEntry]) -> list[SectionEntry]:
    """.symtab and .strtab; local symbols first, as the format wants them."""
    strings = Strings()
    numbers = {entry.name: number for number, entry in enumerate(before)}
    ordered = [s for s in symbols if s.binding == STB_LOCAL] + [s for s in symbols if s.binding != STB_LOCAL]
    table = bytearray(SYMBOL.size)
    for symbol in ordered:
        index = SHN_ABS if symbol.chunk is None else numbers["." + _section_of(symbol.chunk.kind)]
        type_ = symbol.type if symbol.type in (STT_FUNC, STT_OBJECT) else STT_NOTYPE
        table += SYMBOL.pack(strings.add(symbol.name), symbol.binding << 4 | type_, 0, index, symbol.address,
                             symbol.size)
    first_global = 1 + sum(symbol.binding == STB_LOCAL for symbol in ordered)
    return [SectionEntry(".symtab", SHT_SYMTAB, link=len(before) + 1, info=first_global, align=8,
                         entry_size=SYMBOL.size, content=bytes(table)),
            SectionEntry(".strtab", SHT_STRTAB, content=bytes(strings.data))]


def _section_of(kind: str) -> str:
    """The output section of a chunk's kind."""
    return {"header": "text", "gcroots": "rodata"}.get(kind, kind)


def _append_rest(out: bytearray, sections: list[SectionEntry]) -> int:
    """Append what is not loaded and the section headers; the offset of those."""
    names = Strings()
    sections.append(SectionEntry(".shstrtab", SHT_STRTAB))
    offsets = [names.add(entry.name) for entry in sections]
    sections[-1].content = bytes(names.data)
    for entry in sections:
        if entry.content is not None:
            out.extend(bytes(-len(out) % entry.align))
            entry.offset, entry.size = len(out), len(entry.content)
            out.extend(entry.content)
    out.extend(bytes(-len(out) % 8))
    headers_at = len(out)
    for name, entry in zip(offsets, sections, strict=True):
        align = entry.align if entry.type else 0
        out.extend(SECTION_HEADER.pack(name, entry.type, entry.flags, entry.address, entry.offset, entry.size,
                                       entry.link, entry.info, align, entry.entry_size))
    return headers_at
