"""The tables of an ELF64 file as `struct` formats, and the numbers in them.

Decoded with `struct` rather than pyelftools, which takes twenty times as long: an image of ordinary size
has some ten thousand symbols and relocations, and the linker runs after every edit.
Source: ELF-64 Object File Format 1.5.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

ELF_HEADER = struct.Struct("<16sHHIQQQIHHHHHH")
PROGRAM_HEADER = struct.Struct("<IIQQQQQQ")
SECTION_HEADER = struct.Struct("<IIQQQQIIQQ")
SYMBOL = struct.Struct("<IBBHQQ")
RELA = struct.Struct("<QQq")

IDENT = b"\x7fELF\x02\x01\x01".ljust(16, b"\0")  # 64 bits, little-endian, version 1
ET_REL, ET_EXEC, EM_X86_64 = 1, 2, 62
PT_LOAD, PT_NOTE = 1, 4
PF_X, PF_W, PF_R = 1, 2, 4
SHT_PROGBITS, SHT_SYMTAB, SHT_STRTAB, SHT_RELA, SHT_NOTE, SHT_NOBITS, SHT_SYMTAB_SHNDX = 1, 2, 3, 4, 7, 8, 18
SHF_WRITE, SHF_ALLOC, SHF_EXECINSTR, SHF_TLS = 1, 2, 4, 0x400
SHN_UNDEF, SHN_LORESERVE, SHN_ABS, SHN_COMMON, SHN_XINDEX = 0, 0xFF00, 0xFFF1, 0xFFF2, 0xFFFF
STB_LOCAL, STB_GLOBAL, STB_WEAK = 0, 1, 2
STT_NOTYPE, STT_OBJECT, STT_FUNC, STT_SECTION, STT_FILE = 0, 1, 2, 3, 4

SectionHeader = tuple[int, ...]  # name, type, flags, address, offset, size, link, info, align, entry size


class DamagedFile(ValueError):
    """The file contradicts itself; the message says how."""


def section_headers(data: bytes, section_offset: int, count: int) -> list[SectionHeader]:
    """The section header table; where `count` is 0 its first entry holds the true number (e_shnum)."""
    if section_offset == 0:
        return []
    if count == 0:
        count = SECTION_HEADER.unpack_from(data, section_offset)[5]
    end = section_offset + count * SECTION_HEADER.size
    if end > len(data):
        raise DamagedFile("the section headers reach past its end")
    return list(SECTION_HEADER.iter_unpack(data[section_offset:end]))


def content(data: bytes, header: SectionHeader) -> bytes:
    """The bytes of a section; none for one of zeros."""
    type_, offset, size = header[1], header[4], header[5]
    if type_ == SHT_NOBITS:
        return b""
    if offset + size > len(data):
        raise DamagedFile("a section reaches past its end")
    return data[offset:offset + size]


def string(table: bytes, offset: int) -> str:
    """The zero-terminated string at `offset` of a string table."""
    end = table.find(b"\0", offset)
    if end < 0:
        raise DamagedFile("a name reaches past its string table")
    return table[offset:end].decode("utf-8", "surrogateescape")


def section_names(data: bytes, headers: Sequence[SectionHeader], index: int) -> list[str]:
    """The name of each section; `index` is the header field e_shstrndx."""
    if index == SHN_XINDEX:
        index = headers[0][6]
    if not headers:
        return []
    if index >= len(headers):
        raise DamagedFile("its section names are missing")
    names = content(data, headers[index])
    return [string(names, header[0]) for header in headers]
