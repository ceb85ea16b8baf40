"""Write addresses into the places that wait for them (System V ABI, AMD64 supplement, §4.4)."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from pyuk.image.layout import OutputSection
from pyuk.image.model import RELOCATIONS, Chunk
from pyuk.image.resolve import LinkError, symbol_at

QUAD, LONG = struct.Struct("<Q"), struct.Struct("<I")
R_64, R_PC32, R_PLT32, R_32, R_32S, R_16, R_8 = 1, 2, 4, 10, 11, 12, 14
#: Values that fit, and the bytes: S + A for the absolute kinds, S + A - P for the others.
RANGES = {R_PC32: (-1 << 31, 1 << 31, 4), R_PLT32: (-1 << 31, 1 << 31, 4), R_32S: (-1 << 31, 1 << 31, 4),
          R_32: (0, 1 << 32, 4), R_64: (-1 << 63, 1 << 64, 8), R_16: (0, 1 << 16, 2), R_8: (0, 1 << 8, 1)}


def relocated(section: OutputSection) -> bytes:
    """The section's bytes with every address written in."""
    out = section.content()
    for chunk in section.chunks:
        if chunk.rela:
            _relocate(out, chunk, chunk.address - section.address)
    return bytes(out)


def _relocate(out: bytearray, chunk: Chunk, start: int) -> None:
    for offset, number, symbol, addend in chunk.references():
        if number not in RANGES:
            raise LinkError(f"{symbol_at(chunk, offset)}: relocation kind {number} is not known",
                            hint="give every global and declaration dso_local")
        target = symbol.chunk
        if target is not None and not target.kept:
            value = 0  # a jump table's entry for a function that was dropped
        else:
            value = (symbol.value if target is None else target.address + symbol.value) + addend
            if number in (R_PC32, R_PLT32):
                value -= chunk.address + offset
        low, high, size = RANGES[number]
        if not low <= value < high:
            raise LinkError(f"{RELOCATIONS[number]} in {symbol_at(chunk, offset)} cannot hold the address of "
                            f"{symbol.name or (target and target.name)}: {value:#x}")
        at = start + offset
        out[at:at + size] = (value & (1 << 8 * size) - 1).to_bytes(size, "little")


def relocated_debug(sections: Sequence[OutputSection]) -> list[tuple[str, bytes]]:
    """The debug sections; what they say about dropped code gets the address 0, where no code lies."""
    return [(section.name, _debug_bytes(section)) for section in sections]


def _debug_bytes(section: OutputSection) -> bytes:
    out = section.content()
    for chunk in section.chunks:
        start = chunk.address
        for offset, number, symbol, addend in chunk.references():
            target = symbol.chunk
            if target is None:
                value = symbol.value
            elif target.kept or target.kind == "debug":
                value = target.address + symbol.value + addend
            else:
                value = 0
            if number == R_64:
                QUAD.pack_into(out, start + offset, value)
            elif number == R_32:
                LONG.pack_into(out, start + offset, value)
            else:
                raise LinkError(f"{section.name}: relocation kind {number} is not known")
    return bytes(out)
