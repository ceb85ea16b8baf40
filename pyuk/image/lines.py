"""The line table of the image: from a program counter to a source line, for the kernel's panics.

Little-endian, read by pyuk/kernel/lines.py:

    u32 magic "PYLK"; u32 file_count; file_count x u64 address of the `file:` record;
    u32 row_count; u64 base address; row_count x { uleb128 2 * (pc - previous pc (first: base)) + names file,
    sleb128 line - previous line (first: 0), uleb128 file, where the first number says that the row names it }

A row that does not name its file has the one of the row before.

A row says the line up to the next one; file == file_count means that there is none (padding, or code of a
file that has no record).
"""

from __future__ import annotations

import posixpath
import struct
from collections.abc import Sequence

from pyuk.image.dwarf_lines import Row, line_rows
from pyuk.image.model import Chunk, ObjectFile
from pyuk.image.resolve import SymbolTable

MAGIC = 0x4B4C5950
RECORD_PREFIX = "file:"
PADDING = 16  # a gap smaller than this is the alignment of the next function: no row of its own


class LineInfo:
    """The rows of all objects, read once.

    record: path -> the `file:` symbol by which the guest knows the file.
    """

    def __init__(self, objects: Sequence[ObjectFile], table: SymbolTable) -> None:
        self.rows: dict[Chunk, list[Row]] = {}
        for owner in objects:
            self.rows.update(line_rows(owner))
        self.record = {posixpath.normpath(name.removeprefix(RECORD_PREFIX)): symbol
                       for name, symbol in table.by_name.items() if name.startswith(RECORD_PREFIX)}

    def records(self) -> list[Chunk]:
        """The chunks of the `file:` records that the table of the kept code refers to."""
        paths = {path: None for chunk, rows in self.rows.items() if chunk.kept for _, path, _ in rows}
        symbols = [self.record[path] for path in paths if path in self.record]
        return [symbol.chunk for symbol in symbols if symbol.chunk is not None]

    def encode(self, text: Sequence[Chunk]) -> bytes:
        """The table for these chunks, which are in the order of their addresses."""
        files: dict[str, int] = {}
        addresses: list[int] = []
        placed: list[tuple[int, str | None, int]] = []
        for chunk in text:
            _append_chunk(placed, chunk, self.rows.get(chunk, []))
        for _, path, _ in placed:
            if path is not None and path not in files:
                record = self.record.get(path)
                if record is not None:
                    files[path] = len(addresses)
                    addresses.append(record.address)
        numbered = [(pc, files.get(path or "", len(addresses)), line) for pc, path, line in placed]
        return _encode(addresses, _without_repeats(numbered, len(addresses)))


def _append_chunk(placed: list[tuple[int, str | None, int]], chunk: Chunk, rows: list[Row]) -> None:
    """Rows with addresses; one without a path where lines end or are not known.

    What comes before the first row, as a prologue may, belongs to it.
    """
    if not rows:
        placed.append((chunk.address, None, 0))
        return
    if placed and chunk.address - placed[-1][0] < PADDING:
        placed.pop()  # the end of the function before
    first, *others = rows
    placed.append((chunk.address, *first[1:]))
    placed.extend((chunk.address + offset, path, line) for offset, path, line in others)
    placed.append((chunk.address + chunk.size, None, 0))


def _without_repeats(rows: list[tuple[int, int, int]], nowhere: int) -> list[tuple[int, int, int]]:
    """One row for each change: of several at one address the last counts."""
    result: list[tuple[int, int, int]] = []
    for pc, file, line in rows:
        row = (pc, file, 0 if file == nowhere else line)
        if result and result[-1][0] == pc:
            result.pop()
        if not result or result[-1][1:] != row[1:]:
            result.append(row)
    return result


def _encode(addresses: list[int], rows: list[tuple[int, int, int]]) -> bytes:
    base, nowhere = rows[0][0] if rows else 0, len(addresses)
    out = bytearray(struct.pack(f"<II{nowhere}QIQ", MAGIC, nowhere, *addresses, len(rows), base))
    last_pc, last_line, last_file = base, 0, -1
    for pc, file, line in rows:
        if file == nowhere:
            line = last_line
        advance, more = 2 * (pc - last_pc) + (file != last_file), line - last_line
        if advance < 0x80 and -0x40 <= more < 0x40:  # by far the most
            out += bytes((advance, more & 0x7F))
        else:
            out += uleb128(advance) + sleb128(more)
        if file != last_file:
            out += uleb128(file)
        last_pc, last_line, last_file = pc, line, file
    return bytes(out)


def uleb128(value: int) -> bytes:
    """Unsigned LEB128 (DWARF 5 §7.6)."""
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def sleb128(value: int) -> bytes:
    """Signed LEB128 (DWARF 5 §7.6)."""
    out = bytearray()
    while not -0x40 <= value < 0x40:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value & 0x7F)
    return bytes(out)


def decode(table: bytes) -> tuple[list[int], list[tuple[int, int, int]]]:
    """The addresses of the file records, and the rows (pc, file, line): what the kernel reads."""
    magic, count = struct.unpack_from("<II", table)
    if magic != MAGIC:
        raise ValueError("not a line table")
    addresses = list(struct.unpack_from(f"<{count}Q", table, 8))
    row_count, pc = struct.unpack_from("<IQ", table, 8 + 8 * count)
    at, line, file = 20 + 8 * count, 0, 0
    rows = []
    for _ in range(row_count):
        delta, at = _read_leb(table, at, signed=False)
        more, at = _read_leb(table, at, signed=True)
        if delta & 1:
            file, at = _read_leb(table, at, signed=False)
        pc, line = pc + (delta >> 1), line + more
        rows.append((pc, file, line))
    return addresses, rows


def _read_leb(data: bytes, at: int, *, signed: bool) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return (value - (1 << shift) if signed and byte & 0x40 else value), at
