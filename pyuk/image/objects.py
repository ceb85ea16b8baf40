"""Read a relocatable ELF object, as LLVM writes it, and assembled stubs, into the linker's model.

Decoded with `struct` rather than pyelftools, which takes twenty times as long: an image of ordinary size
has some ten thousand symbols and relocations, and the linker runs after every edit.
Source: ELF-64 Object File Format 1.5.
"""

from __future__ import annotations

import struct

from pyuk.compiler.errors import PyukError
from pyuk.compiler.x86 import CodeSection, MachineCode
from pyuk.image.model import (
    FUNC,
    GLOBAL,
    LOCAL,
    NOTYPE,
    OBJECT,
    RELA,
    RELOCATION_NUMBERS,
    SECTION,
    Chunk,
    ObjectFile,
    Symbol,
)

HEADER = struct.Struct("<16sHHIQQQIHHHHHH")
SECTION_HEADER = struct.Struct("<IIQQQQIIQQ")
SYMBOL = struct.Struct("<IBBHQQ")
ET_REL, EM_X86_64 = 1, 62
SHT_PROGBITS, SHT_SYMTAB, SHT_RELA, SHT_NOBITS = 1, 2, 4, 8
SHF_WRITE, SHF_ALLOC, SHF_EXECINSTR, SHF_TLS = 1, 2, 4, 0x400
SHN_UNDEF, SHN_ABS, SHN_COMMON, SHN_XINDEX = 0, 0xFFF1, 0xFFF2, 0xFFFF

#: Loaded by other systems, of no use here: there is no unwinder.
DROPPED = (".eh_frame", ".note", ".llvm", ".comment", ".gnu", ".stack_sizes")


class BadObject(PyukError):
    """An input of the linker that is not an x86-64 relocatable object."""

    exit_code = 2


def read_object(data: bytes, name: str) -> ObjectFile:
    """The object in `data`; `name` is for messages."""
    try:
        return _read(data, name)
    except (struct.error, IndexError, ValueError) as error:
        raise BadObject(f"{name} is a damaged object file: {error}") from None


def _read(data: bytes, name: str) -> ObjectFile:
    ident, kind, machine, *rest = HEADER.unpack_from(data)
    if ident[:6] != b"\x7fELF\x02\x01" or kind != ET_REL or machine != EM_X86_64:
        raise BadObject(f"{name} is not an x86-64 relocatable ELF object")
    section_offset, count, names_index = rest[3], rest[9], rest[10]
    table = data[section_offset:section_offset + 64 * count] if count else data[section_offset:]
    headers = list(SECTION_HEADER.iter_unpack(table[:len(table) // 64 * 64]))
    if not count:  # the true numbers are in section 0 where they do not fit (ELF gABI, e_shnum)
        headers = headers[:headers[0][5]]
    if names_index == SHN_XINDEX:
        names_index = headers[0][6]
    names = _content(data, headers[names_index])
    result = ObjectFile(name)
    chunks = [_chunk(result, data, header, _string(names, header[0])) for header in headers]
    result.chunks = [chunk for chunk in chunks if chunk is not None]
    for header in headers:
        if header[1] == SHT_SYMTAB:
            _read_symbols(result, data, header, headers, chunks)
        elif header[1] == SHT_RELA:
            target = chunks[header[7]]
            if target is not None:
                target.rela = _content(data, header)
    return result


def _content(data: bytes, header: tuple[int, ...]) -> bytes:
    offset, size = header[4], header[5]
    if offset + size > len(data):
        raise ValueError("a section reaches past the end")
    return data[offset:offset + size]


def _string(table: bytes, offset: int) -> str:
    return table[offset:table.index(b"\0", offset)].decode("utf-8", "surrogateescape")


def _chunk(owner: ObjectFile, data: bytes, header: tuple[int, ...], name: str) -> Chunk | None:
    """The chunk of a section, or None for those that do not go into an image."""
    type_, flags, size, align = header[1], header[2], header[5], max(header[8], 1)
    kind = _kind(name, type_, flags, owner.name)
    if kind is None:
        return None
    content = b"" if type_ == SHT_NOBITS else _content(data, header)
    return Chunk(owner, name, kind, content, size, align)


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


def _read_symbols(owner: ObjectFile, data: bytes, header: tuple[int, ...], headers: list[tuple[int, ...]],
                  chunks: list[Chunk | None]) -> None:
    names = _content(data, headers[header[6]])
    extended = _extended_indices(data, headers)
    for number, (name, info, _, index, value, size) in enumerate(SYMBOL.iter_unpack(_content(data, header))):
        if index == SHN_XINDEX:
            index = extended[number]
        elif index == SHN_COMMON:
            raise BadObject(f"{owner.name}: {_string(names, name)} is a common symbol; give it a section")
        elif index == SHN_ABS:
            index = SHN_UNDEF
        chunk = chunks[index] if index else None
        symbol = Symbol(_string(names, name), chunk, value, size, info >> 4, info & 15, chunk is not None)
        owner.symbols.append(symbol)
        if chunk is not None and symbol.type != SECTION:
            owner.defines.append(symbol)


def _extended_indices(data: bytes, headers: list[tuple[int, ...]]) -> list[int]:
    """The section numbers of symbols where there are more than 65,279 sections (SHT_SYMTAB_SHNDX)."""
    for header in headers:
        if header[1] == 18:
            return [index for (index,) in struct.iter_unpack("<I", _content(data, header))]
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
    for labels, binding in ((code.labels, GLOBAL), (code.local_labels, LOCAL)):
        for name, (section, offset) in labels.items():
            by_name[name] = Symbol(name, chunks[section], offset, 0, binding, NOTYPE)
    result.defines = [symbol for symbol in by_name.values() if symbol.binding == GLOBAL]
    named = by_name[code.name]
    if named.chunk is not None and named.value == 0:
        named.size = named.chunk.size
        named.type = FUNC if named.chunk.kind == "text" else OBJECT
    for section in code.sections:
        chunk = chunks[section.name]
        chunk.rela = _stub_relocations(result, section, by_name)
        result.lines[chunk] = [(offset, code.place.path, line) for offset, line in section.lines]
    return result


def _stub_chunk(owner: ObjectFile, section: CodeSection) -> Chunk:
    return Chunk(owner, f".{section.name}.{owner.name}", section.name, section.code, section.size, section.align)


def _stub_relocations(owner: ObjectFile, section: CodeSection, by_name: dict[str, Symbol]) -> bytes:
    packed = b""
    for relocation in section.relocations:
        symbol = by_name.get(relocation.symbol)
        if symbol is None:
            symbol = by_name[relocation.symbol] = Symbol(relocation.symbol, binding=GLOBAL, defined=False)
        if symbol not in owner.symbols:
            owner.symbols.append(symbol)
        info = owner.symbols.index(symbol) << 32 | RELOCATION_NUMBERS[relocation.kind]
        packed += RELA.pack(relocation.offset, info, relocation.addend)
    return packed
