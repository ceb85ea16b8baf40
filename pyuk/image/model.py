"""What the linker works on: chunks (input sections), symbols, objects.

A chunk is the unit that is kept or dropped: the compiler gives every function and every piece of data a
section of its own, and a stub is a chunk in each section that it fills.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pyuk.image.elf_format import RELA, STB_LOCAL, STT_NOTYPE

PAGE = 4096

#: Relocation kinds by number (System V ABI, AMD64 supplement, table 4.9).
RELOCATIONS = {1: "R_X86_64_64", 2: "R_X86_64_PC32", 4: "R_X86_64_PLT32", 10: "R_X86_64_32",
               11: "R_X86_64_32S", 12: "R_X86_64_16", 14: "R_X86_64_8"}
RELOCATION_NUMBERS = {name: number for number, name in RELOCATIONS.items()}



@dataclass(eq=False)
class Chunk:
    """An input section.

    kind: where it goes: header, text, rodata, gcroots, data, bss, note or debug.
    size: in memory; `data` is empty for bss.
    rela: its relocations as ELF has them; symbol numbers index `owner.symbols`.
    address: where it is placed; for debug chunks the offset in the output section.
    """

    owner: ObjectFile
    name: str
    kind: str
    data: bytes
    size: int
    align: int
    rela: bytes = b""
    kept: bool = False
    address: int = 0

    def references(self) -> Iterator[tuple[int, int, Symbol, int]]:
        """(offset, relocation number, symbol, addend) of every relocation."""
        symbols = self.owner.symbols
        for offset, info, addend in RELA.iter_unpack(self.rela):
            yield offset, info & 0xFFFF_FFFF, symbols[info >> 32], addend


@dataclass(eq=False)
class Symbol:
    """A name and its place: `value` bytes into `chunk`, or the address `value` where chunk is None."""

    name: str
    chunk: Chunk | None = None
    value: int = 0
    size: int = 0
    binding: int = STB_LOCAL
    type: int = STT_NOTYPE
    defined: bool = True

    @property
    def address(self) -> int:
        return self.value if self.chunk is None else self.chunk.address + self.value


@dataclass(eq=False)
class ObjectFile:
    """A relocatable object or an assembled stub.

    symbols: by number; after resolution, references to other objects are replaced by what they mean.
    defines: the symbols that this object itself defines.
    lines: rows known without DWARF: chunk -> (offset, path, line).
    """

    name: str
    chunks: list[Chunk] = field(default_factory=list)
    symbols: list[Symbol] = field(default_factory=list)
    defines: list[Symbol] = field(default_factory=list)
    lines: dict[Chunk, list[tuple[int, str, int]]] = field(default_factory=dict)


def align_up(value: int, boundary: int) -> int:
    return -(-value // boundary) * boundary
