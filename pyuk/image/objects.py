"""Read a relocatable ELF object, as LLVM writes it, and assembled stubs, into the linker's model."""

from __future__ import annotations

import posixpath
import struct

from pyuk.compiler.errors import PyukError
from pyuk.compiler.x86 import CodeSection, MachineCode
from pyuk.image.elf_format import (
    ELF_HEADER,
    EM_X86_64,
    ET_REL,
    IDENT,
    RELA,
    SHF_ALLOC,
    SHF_EXECINSTR,
    SHF_TLS,
    SHF_WRITE,
    SHN_ABS,
    SHN_COMMON,
    SHN_UNDEF,
    SHN_XINDEX,
    SHT_NOBITS,
    SHT_PROGBITS,
    SHT_RELA,
    SHT_SYMTAB,
    SHT_SYMTAB_SHNDX,
    STB_GLOBAL,
    STB_LOCAL,
    STT_FUNC,
    STT_NOTYPE,
    STT_OBJECT,
    STT_SECTION,
    SYMBOL,
    DamagedFile,
    SectionHeader,
    content,
    section_headers,
    section_names,
    string,
)
from pyuk.image.model import RELOCATION_NUMBERS, Chunk, ObjectFile, Symbol

#: Loaded by other systems, of no use here: there is no unwinder.
DROPPED = (".eh_frame", ".note", ".llvm", ".comment", ".gnu", ".stack_sizes")


class BadObject(PyukError):
    """An input of the linker that is not an x86-64 relocatable object."""

    exit_code = 2


def read_object(data: bytes, name: str) -> ObjectFile:
    """The object in `data`; `name` is for messages."""
    try:
        return _read(data, name)
    except (struct.error, IndexError, DamagedFile) as error:
        raise BadObject(f"{name} is a damaged object file: {error}") from None


def _read(data: bytes, name: str) -> ObjectFile:
    ident, kind, machine, *rest = ELF_HEADER.unpack_from(data)
    if ident[:6] != IDENT[:6] or kind != ET_REL or machine != EM_X86_64:
        raise BadObject(f"{name} is not an x86-64 relocatable ELF object")
    headers = section_headers(data, rest[3], rest[9])
    names = section_names(data, headers, rest[10])
    result = ObjectFile(name)
    chunks = [_chunk(result, data, header, section) for header, section in zip(headers, names, strict=True)]
    result.chunks = [chunk for chunk in chunks if chunk is not None]
    for header in headers:
        if header[1] == SHT_SYMTAB:
            _read_symbols(result, data, header, headers, chunks)
        elif header[1] == SHT_RELA:
            target = chunks[header[7]]
            if target is not None:
                target.rela = content(data, header)
    return result


def _chunk(owner: ObjectFile, data: bytes, header: SectionHeader, name: str) -> Chunk | None:
    """The chunk of a section, or None for those that do not go into an image."""
    type_, flags, size, align = header[1], header[2], header[5], max(header[8], 1)
    kind = _kind(name, type_, flags, owner.name)
    if kind is None:
        return None
    return Chunk(owner, name, kind, content(data, header), size, align)


def _kind(name: str, type_: int, flags: int, owner: str) -> str | None:
    if name.startswith(".debug_") and type_ == SHT_PROGBITS:
        return "debug"
    if not flags & SHF_ALLOC or name.startswith(DROPPED):
        return None
    if flags & SHF_TLS:
        raise BadObject(f"{owner}: section {name} is thread-local; there is no such storage here")
    if name.startswith("gcroots"):
        return "gcroots"
    if flags & SHF_EXECINSTR:
        return "text"
    if type_ == SHT_NOBITS:
        return "bss"
    return "data" if flags & SHF_WRITE and not name.startswith(".data.rel.ro") else "rodata"


def _read_symbols(owner: ObjectFile, data: bytes, header: SectionHeader, headers: list[SectionHeader],
                  chunks: list[Chunk | None]) -> None:
    names = content(data, headers[header[6]])
    extended = _extended_indices(data, headers)
    for number, (name, info, _, index, value, size) in enumerate(SYMBOL.iter_unpack(content(data, header))):
        if index == SHN_XINDEX:
            index = extended[number]
        elif index == SHN_COMMON:
            raise BadObject(f"{owner.name}: {string(names, name)} is a common symbol; give it a section")
        elif index == SHN_ABS:
            index = SHN_UNDEF
        chunk = chunks[index] if index else None
        symbol = Symbol(string(names, name), chunk, value, size, info >> 4, info & 15, chunk is not None)
        owner.symbols.append(symbol)
        if chunk is not None and symbol.type != STT_SECTION:
            owner.defines.append(symbol)


def _extended_indices(data: bytes, headers: list[SectionHeader]) -> list[int]:
    """The section numbers of symbols where there are more than 65,279 sections (SHT_SYMTAB_SHNDX)."""
    for header in headers:
        if header[1] == SHT_SYMTAB_SHNDX:
            return [index for (index,) in struct.iter_unpack("<I", content(data, header))]
    return []


# --- stubs ----------------------------------------------------------------------------------


def stub_object(code: MachineCode) -> ObjectFile:
    """An assembled stub as an object: one chunk for each section, its labels as symbols."""
    result = ObjectFile(code.name)
    chunks = {section.name: _stub_chunk(result, section) for section in code.sections}
    if not chunks:
        chunks["text"] = Chunk(result, f".text.{code.name}", "text", b"", 0, 1)
    result.chunks = list(chunks.values())
    by_name: dict[str, Symbol] = {}
    for labels, binding in ((code.labels, STB_GLOBAL), (code.local_labels, STB_LOCAL)):
        for name, (where, offset) in labels.items():
            by_name[name] = Symbol(name, chunks[where], offset, 0, binding, STT_NOTYPE)
    result.defines = [symbol for symbol in by_name.values() if symbol.binding == STB_GLOBAL]
    named = by_name[code.name]
    if named.chunk is not None and named.value == 0:
        named.size = named.chunk.size
        named.type = STT_FUNC if named.chunk.kind == "text" else STT_OBJECT
    for section in code.sections:
        chunk = chunks[section.name]
        chunk.rela = _stub_relocations(result, section, by_name)
        path = posixpath.normpath(code.place.path)
        result.lines[chunk] = [(offset, path, line) for offset, line in section.lines]
    return result


def _stub_chunk(owner: ObjectFile, section: CodeSection) -> Chunk:
    name = f".{section.name}.{owner.name}"
    return Chunk(owner, name, section.name, section.code, section.size, section.align)


def _stub_relocations(owner: ObjectFile, section: CodeSection, by_name: dict[str, Symbol]) -> bytes:
    packed = b""
    for relocation in section.relocations:
        symbol = by_name.get(relocation.symbol)
        if symbol is None:
            symbol = by_name[relocation.symbol] = Symbol(relocation.symbol, binding=STB_GLOBAL, defined=False)
        if symbol not in owner.symbols:
            owner.symbols.append(symbol)
        info = owner.symbols.index(symbol) << 32 | RELOCATION_NUMBERS[relocation.kind]
        packed += RELA.pack(relocation.offset, info, relocation.addend)
    return packed
