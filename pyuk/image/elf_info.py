"""Read an image back: its sections, segments, symbols and sizes, for `pyuk inspect`."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from pyuk.compiler.errors import PyukError
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
    SHF_ALLOC,
    SHF_EXECINSTR,
    SHF_WRITE,
    SHN_LORESERVE,
    SHT_NOBITS,
    SHT_SYMTAB,
    STT_FILE,
    STT_SECTION,
    SYMBOL,
    DamagedFile,
    SectionHeader,
    content,
    section_headers,
    section_names,
    string,
)
from pyuk.image.sizes import Modules

MULTIBOOT_MAGIC = struct.pack("<I", 0x1BADB002)
MULTIBOOT_SEARCH = 8192  # bytes of the file that a loader searches (multiboot 0.6.96 §3.1)
PVH_NOTE = struct.pack("<III4s", 4, 4, 18, b"Xen\0")


class BadImage(PyukError):
    """The file is not an image that pyuk could have made."""

    exit_code = 2


@dataclass(frozen=True)
class ImageSection:
    """A section; `permissions` as in `r-x`, empty for what is not loaded."""

    name: str
    address: int
    size: int
    file_offset: int
    file_size: int
    permissions: str


@dataclass(frozen=True)
class ImageSegment:
    """kind: load or note, else the number of its type."""

    kind: str
    permissions: str
    address: int
    file_offset: int
    file_size: int
    memory_size: int


@dataclass(frozen=True)
class ImageSymbol:
    """section: empty for the names of addresses. module: see sizes.Modules."""

    name: str
    address: int
    size: int
    section: str
    module: str


@dataclass(frozen=True)
class ImageInfo:
    """What an image says of itself. protocols: how it can be booted, of `multiboot` and `pvh`."""

    file_size: int
    entry: int
    protocols: tuple[str, ...]
    sections: tuple[ImageSection, ...]
    segments: tuple[ImageSegment, ...]
    symbols: tuple[ImageSymbol, ...]

    @property
    def memory_size(self) -> int:
        """Bytes of memory from the first to the last that is loaded or cleared."""
        loaded = [segment for segment in self.segments if segment.kind == "load"]
        first = min((segment.address for segment in loaded), default=0)
        return max((segment.address + segment.memory_size for segment in loaded), default=0) - first

    def sizes_by_module(self) -> dict[str, dict[str, int]]:
        """module -> section -> bytes, largest module first."""
        sizes: dict[str, dict[str, int]] = {}
        for symbol in self.symbols:
            if symbol.size and symbol.section:
                by_section = sizes.setdefault(symbol.module, {})
                by_section[symbol.section] = by_section.get(symbol.section, 0) + symbol.size
        return dict(sorted(sizes.items(), key=lambda item: (-sum(item[1].values()), item[0])))

    def symbol_at(self, address: int) -> ImageSymbol | None:
        """The function or datum that holds the address."""
        for symbol in self.symbols:
            if symbol.address <= address < symbol.address + symbol.size:
                return symbol
        return None


def read_image(data: bytes, name: str) -> ImageInfo:
    """The contents of an image; `name` is for messages. Raises BadImage."""
    if data[:4] != IDENT[:4]:
        raise BadImage(f"{name} is not an ELF file", hint="make one with: pyuk build app.py")
    try:
        return _read(data, name)
    except (struct.error, IndexError, DamagedFile) as error:
        raise BadImage(f"{name} is damaged: {error}") from None


def _read(data: bytes, name: str) -> ImageInfo:
    (ident, type_, machine, _, entry, program_offset, section_offset, _, _, _, program_count, _,
     section_count, names_index) = ELF_HEADER.unpack_from(data)
    if ident[:6] != IDENT[:6] or machine != EM_X86_64 or type_ != ET_EXEC:
        raise BadImage(f"{name} is not an x86-64 executable", hint="make one with: pyuk build app.py")
    headers = section_headers(data, section_offset, section_count)
    names = section_names(data, headers, names_index)
    sections = [_section(*pair) for pair in zip(names, headers, strict=True)]
    program_end = program_offset + program_count * PROGRAM_HEADER.size
    segments = [_segment(fields) for fields in PROGRAM_HEADER.iter_unpack(data[program_offset:program_end])]
    return ImageInfo(len(data), entry, _protocols(data, segments), tuple(sections[1:]), tuple(segments),
                     tuple(_symbols(data, headers, names)))


def _permissions(readable: int, writable: int, executable: int) -> str:
    return ("r" if readable else "-") + ("w" if writable else "-") + ("x" if executable else "-")


def _section(name: str, header: SectionHeader) -> ImageSection:
    type_, flags, address, offset, size = header[1:6]
    permissions = _permissions(1, flags & SHF_WRITE, flags & SHF_EXECINSTR) if flags & SHF_ALLOC else ""
    return ImageSection(name, address, size, offset, 0 if type_ == SHT_NOBITS else size, permissions)


def _segment(fields: tuple[int, ...]) -> ImageSegment:
    type_, flags, offset, address, _, file_size, memory_size, _ = fields
    kind = {PT_LOAD: "load", PT_NOTE: "note"}.get(type_, str(type_))
    permissions = _permissions(flags & PF_R, flags & PF_W, flags & PF_X)
    return ImageSegment(kind, permissions, address, offset, file_size, memory_size)


def _protocols(data: bytes, segments: Sequence[ImageSegment]) -> tuple[str, ...]:
    found = []
    start = data[:MULTIBOOT_SEARCH]
    if any(start[at:at + 4] == MULTIBOOT_MAGIC for at in range(0, len(start), 4)):
        found.append("multiboot")
    notes = [s for s in segments if s.kind == "note"]
    if any(PVH_NOTE in data[s.file_offset:s.file_offset + s.file_size] for s in notes):
        found.append("pvh")
    return tuple(found)


def _symbols(data: bytes, headers: Sequence[SectionHeader], names: Sequence[str]) -> list[ImageSymbol]:
    """The symbols by address."""
    for header in headers:
        if header[1] == SHT_SYMTAB:
            if header[6] >= len(headers):
                raise DamagedFile("the names of its symbols are missing")
            strings = content(data, headers[header[6]])
            rows = [(string(strings, offset), index, value, size)
                    for offset, info, _, index, value, size in SYMBOL.iter_unpack(content(data, header))
                    if info & 15 not in (STT_SECTION, STT_FILE)][1:]
            modules = Modules(name for name, _, _, _ in rows)
            found = [ImageSymbol(name, value, size, names[index] if 0 < index < SHN_LORESERVE else "",
                                 modules.of(name)) for name, index, value, size in rows]
            return sorted(found, key=lambda symbol: (symbol.address, symbol.name))
    return []
