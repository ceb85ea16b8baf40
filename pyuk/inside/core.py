"""Core files: a machine's memory and registers, and the image that it ran, in one ELF file.

QEMU writes the core (dump-guest-memory); two sections are added to it: `.pyuk.image`, the whole image with its
symbols, and `.pyuk.facts`, JSON about how it came to be. gdb and readelf read the result as any other core.
Pages of zeros are holes in the file. Source: ELF-64 Object File Format 1.5; QEMU 7.2 target/i386/arch_dump.c.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
from pathlib import Path
from typing import Any, BinaryIO

from pyuk.compiler.errors import UsageError
from pyuk.image.elf_format import (
    ELF_HEADER,
    EM_X86_64,
    IDENT,
    PROGRAM_HEADER,
    PT_LOAD,
    PT_NOTE,
    SECTION_HEADER,
    SHT_PROGBITS,
    SHT_STRTAB,
    content,
    section_headers,
    section_names,
)
from pyuk.inside.memory import NoMemory, Registers, Snapshot

ET_CORE = 4
TYPE_OFFSET = 16  # of e_type in the header
IMAGE, FACTS = ".pyuk.image", ".pyuk.facts"
HOLE = 1 << 16  # zeros of this size are left out of the file

NOTE = struct.Struct("<III")
CPU_STATE = struct.Struct("<II16Q2Q240s5Q")  # QEMUCPUState: general registers, rip, rflags, ten segments, CR0 to CR4
GENERAL = ("RAX", "RBX", "RCX", "RDX", "RSI", "RDI", "RSP", "RBP", "R8", "R9", "R10", "R11", "R12", "R13", "R14", "R15",
           "RIP", "RFL")
CONTROL = ("CR0", "CR1", "CR2", "CR3", "CR4")


def is_core(start: bytes) -> bool:
    """Whether a file that begins so is an ELF core."""
    return start[:4] == IDENT[:4] and start[TYPE_OFFSET:TYPE_OFFSET + 2] == ET_CORE.to_bytes(2, "little")


class CoreFile(Snapshot):
    """A core file that is open for reading. image: None where the file does not hold it; facts: may be empty."""

    def __init__(self, path: Path) -> None:
        """UsageError where the file is none, or not whole."""
        super().__init__()
        self.path = path
        with open(path, "rb") as file:
            if os.fstat(file.fileno()).st_size < ELF_HEADER.size:
                raise UsageError(f"{path} is not a core file")
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        try:
            self._read()
        except (struct.error, IndexError):
            raise UsageError(f"{path} is damaged: its headers are not whole") from None
        except ValueError as error:
            raise UsageError(f"{path} is damaged: {error}") from None

    def _read(self) -> None:
        data = self._data
        if not is_core(data[:ELF_HEADER.size]):
            raise UsageError(f"{self.path} is not a core file")
        (ident, _, machine, _, _, headers_at, sections_at, _, _, _, count, _, section_count, names
         ) = ELF_HEADER.unpack_from(data)
        if ident[:6] != IDENT[:6] or machine != EM_X86_64:
            raise UsageError(f"{self.path} is not the core of an x86-64 machine")
        headers = [PROGRAM_HEADER.unpack_from(data, headers_at + i * PROGRAM_HEADER.size) for i in range(count)]
        self._check_whole(headers)
        self._segments = sorted((paddr, size, offset) for kind, _, offset, _, paddr, size, _, _ in headers
                                if kind == PT_LOAD)
        self.registers = [registers for kind, _, offset, _, _, size, _, _ in headers if kind == PT_NOTE
                          for registers in _processors(data[offset:offset + size])]
        if not self.registers:
            raise UsageError(f"{self.path} is not the core of a machine", hint="it has no registers as QEMU notes them")
        self.image: bytes | None = None
        self.facts: dict[str, Any] = {}
        sections = section_headers(data, sections_at, section_count) if section_count else []  # type: ignore[arg-type]
        for name, header in zip(section_names(data, sections, names), sections, strict=True):  # type: ignore[arg-type]
            if name == IMAGE:
                self.image = content(data, header)  # type: ignore[arg-type]
            elif name == FACTS:
                self.facts = json.loads(content(data, header))  # type: ignore[arg-type]

    def _check_whole(self, headers: list[tuple[int, ...]]) -> None:
        end = max((offset + size for _, _, offset, _, _, size, _, _ in headers), default=0)
        if end > len(self._data):
            missing = end - len(self._data)
            raise UsageError(f"{self.path} is not whole: {missing:,} bytes are missing at its end")

    def physical(self, paddr: int, size: int) -> bytes:
        for start, length, offset in self._segments:
            if start <= paddr and paddr + size <= start + length:
                return self._data[offset + paddr - start:offset + paddr - start + size]
        raise NoMemory(paddr)

    def close(self) -> None:
        """Nothing can be read any more."""
        self._data.close()


def _processors(notes: bytes) -> list[Registers]:
    """The registers in QEMU's own notes, one for each processor."""
    found: list[Registers] = []
    at = 0
    while at + NOTE.size <= len(notes):
        name_size, size, kind = NOTE.unpack_from(notes, at)
        at += NOTE.size
        name = notes[at:at + name_size].rstrip(b"\0")
        at += -(-name_size // 4) * 4
        if name == b"QEMU" and kind == 0 and size >= CPU_STATE.size:
            _, _, *general, _, cr0, cr1, cr2, cr3, cr4 = CPU_STATE.unpack_from(notes, at)
            found.append(dict(zip([*GENERAL, *CONTROL], [*general, cr0, cr1, cr2, cr3, cr4], strict=True)))
        at += -(-size // 4) * 4
    return found


# --- writing ---------------------------------------------------------------------------------------


def complete(dumped: Path, path: Path, image: bytes, facts: dict[str, Any]) -> None:
    """Make the core `path` of what QEMU dumped: sparse, with the image and the facts. It appears whole."""
    new = path.with_name(f".{path.name}.new")
    try:
        with open(dumped, "rb") as source, open(new, "wb") as file:
            end = _copy_sparsely(source, file)
            _append_sections(file, end, {IMAGE: image, FACTS: json.dumps(facts).encode()})
        os.replace(new, path)
    finally:
        new.unlink(missing_ok=True)


def _copy_sparsely(source: BinaryIO, file: BinaryIO) -> int:
    """Copy everything but zeros; the size."""
    zeros = bytes(HOLE)
    while block := source.read(HOLE):
        if block == zeros[:len(block)]:
            file.seek(len(block), os.SEEK_CUR)
        else:
            file.write(block)
    file.truncate(file.tell())
    return file.tell()


def _append_sections(file: BinaryIO, end: int, contents: dict[str, bytes]) -> None:
    """Add sections and their headers, and let the ELF header say so."""
    names = b"\0" + b"".join(name.encode() + b"\0" for name in (*contents, ".shstrtab"))
    headers = [bytes(SECTION_HEADER.size)]
    at = end
    for name, data, kind in (*((name, data, SHT_PROGBITS) for name, data in contents.items()),
                             (".shstrtab", names, SHT_STRTAB)):
        file.write(data)
        headers.append(SECTION_HEADER.pack(names.index(name.encode()), kind, 0, 0, at, len(data), 0, 0, 1, 0))
        at += len(data)
    file.write(bytes(-at % 8) + b"".join(headers))
    file.seek(0)
    fields = list(ELF_HEADER.unpack(_first(file)))
    fields[6], fields[11], fields[12], fields[13] = at + -at % 8, SECTION_HEADER.size, len(headers), len(headers) - 1
    file.write(ELF_HEADER.pack(*fields))


def _first(file: BinaryIO) -> bytes:
    """The ELF header of a file that is open for writing."""
    with open(file.name, "rb") as again:
        file.flush()
        return again.read(ELF_HEADER.size)
