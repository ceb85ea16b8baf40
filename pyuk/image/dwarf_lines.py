"""Read the line programs of an object: which instruction comes from which source line.

A decoder of our own: pyelftools takes forty times as long, and this runs at every link.
Source: DWARF 5 §6.2.
"""

from __future__ import annotations

import posixpath
import struct
from dataclasses import dataclass

from pyuk.image.model import Chunk, ObjectFile, Symbol
from pyuk.image.resolve import LinkError

HEADER = struct.Struct("<IHBBIBBBbBB")
DW_LNCT_path, DW_LNCT_directory_index = 1, 2
DW_FORM_data2, DW_FORM_string, DW_FORM_data1, DW_FORM_strp = 0x05, 0x08, 0x0B, 0x0E
DW_FORM_udata, DW_FORM_data16, DW_FORM_line_strp = 0x0F, 0x1E, 0x1F
(DW_LNS_copy, DW_LNS_advance_pc, DW_LNS_advance_line, DW_LNS_set_file, DW_LNS_set_column, DW_LNS_negate_stmt,
 DW_LNS_set_basic_block, DW_LNS_const_add_pc, DW_LNS_fixed_advance_pc) = range(1, 10)
DW_LNE_end_sequence, DW_LNE_set_address = 1, 2

Row = tuple[int, str, int]  # offset in the chunk, path, line
RelocatedFields = dict[int, tuple[Symbol, int]]


def line_rows(owner: ObjectFile) -> dict[Chunk, list[Row]]:
    """chunk -> its rows by offset; a row says its line up to the next row. Line 0 (no line of its own) is
    left out, so that the row before it goes on."""
    rows: dict[Chunk, list[Row]] = {chunk: list(known) for chunk, known in owner.lines.items() if known}
    for chunk in owner.chunks:
        if chunk.name == ".debug_line":
            fields = {offset: (symbol, addend) for offset, _, symbol, addend in chunk.references()}
            start = 0
            while start < chunk.size:
                program = _Program(chunk.data, start, fields)
                program.run(rows)
                start = program.end
    return rows


@dataclass(frozen=True)
class _Entry:
    path: str
    directory: int


class _Program:
    """One line program: its header, then its state machine."""

    def __init__(self, data: bytes, start: int, fields: RelocatedFields) -> None:
        self.data, self.fields = data, fields
        (length, version, _, _, header_length, self.min_length, _, _, self.line_base, self.line_range,
         self.opcode_base) = HEADER.unpack_from(data, start)
        if version != 5:
            raise LinkError(f"a line program of DWARF version {version}; only 5 is read")
        self.end = start + 4 + length
        self.at = start + HEADER.size
        self.argument_counts = data[self.at:self.at + self.opcode_base - 1]
        self.at += self.opcode_base - 1
        self.directories = [entry.path for entry in self.entries()]
        self.files = [self.join(entry) for entry in self.entries()]
        self.at = start + 12 + header_length

    def uleb(self) -> int:
        value = shift = 0
        while True:
            byte = self.data[self.at]
            self.at += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    def sleb(self) -> int:
        start = self.at
        value = self.uleb()
        bits = 7 * (self.at - start)
        return value - (1 << bits) if value >> bits - 1 else value

    # --- the header's tables (§6.2.4.1) ---

    def entries(self) -> list[_Entry]:
        formats = []
        count = self.data[self.at]
        self.at += 1
        for _ in range(count):
            content = self.uleb()
            formats.append((content, self.uleb()))
        return [self.entry(formats) for _ in range(self.uleb())]

    def entry(self, formats: list[tuple[int, int]]) -> _Entry:
        path, directory = "", 0
        for content, form in formats:
            value = self.form(form)
            if content == DW_LNCT_path and isinstance(value, str):
                path = value
            elif content == DW_LNCT_directory_index and isinstance(value, int):
                directory = value
        return _Entry(path, directory)

    def form(self, form: int) -> int | str:
        if form == DW_FORM_udata:
            return self.uleb()
        if form == DW_FORM_string:
            end = self.data.index(b"\0", self.at)
            text, self.at = self.data[self.at:end].decode(), end + 1
            return text
        if form in (DW_FORM_line_strp, DW_FORM_strp):
            self.at += 4
            return self.string(self.at - 4)
        sizes = {DW_FORM_data1: 1, DW_FORM_data2: 2, DW_FORM_data16: 16}
        if form not in sizes:
            raise LinkError(f"a line program's header has a field of form {form:#x}, which is not known")
        self.at += sizes[form]
        return int.from_bytes(self.data[self.at - sizes[form]:self.at], "little")

    def string(self, offset: int) -> str:
        symbol, addend = self.fields[offset]
        assert symbol.chunk is not None
        table, start = symbol.chunk.data, symbol.value + addend
        return table[start:table.index(b"\0", start)].decode()

    def join(self, entry: _Entry) -> str:
        """The path of a file; directory 0 is the compiler's own, which its paths are relative to."""
        directory = self.directories[entry.directory] if entry.directory else ""
        return posixpath.normpath(posixpath.join(directory, entry.path))

    # --- the state machine (§6.2.5) ---

    def run(self, rows: dict[Chunk, list[Row]]) -> None:
        """Add the rows of each sequence to those of its chunk."""
        while self.at < self.end:
            self.sequence(rows)

    def sequence(self, rows: dict[Chunk, list[Row]]) -> None:
        """Run up to an end_sequence."""
        data, files, line_base, line_range = self.data, self.files, self.line_base, self.line_range
        first_special = self.opcode_base
        const_add_pc = (255 - first_special) // line_range * self.min_length
        chunk: Chunk | None = None
        address, file, line = 0, 1, 1
        found: list[Row] = []
        while self.at < self.end:
            opcode = data[self.at]
            self.at += 1
            if opcode >= first_special:
                advance, more = divmod(opcode - first_special, line_range)
                address += advance * self.min_length
                line += line_base + more
                if line:
                    found.append((address, files[file], line))
            elif opcode == DW_LNS_copy:
                if line:
                    found.append((address, files[file], line))
            elif opcode == DW_LNS_advance_pc:
                address += self.uleb() * self.min_length
            elif opcode == DW_LNS_advance_line:
                line += self.sleb()
            elif opcode == DW_LNS_set_file:
                file = self.uleb()
            elif opcode == DW_LNS_const_add_pc:
                address += const_add_pc
            elif opcode == DW_LNS_fixed_advance_pc:
                address += int.from_bytes(data[self.at:self.at + 2], "little")
                self.at += 2
            elif opcode == 0:
                length = self.uleb()
                extended, start = data[self.at], self.at
                self.at += length
                if extended == DW_LNE_end_sequence:
                    break
                if extended == DW_LNE_set_address:
                    symbol, addend = self.fields[start + 1]
                    chunk, address = symbol.chunk, symbol.value + addend
            else:
                for _ in range(self.argument_counts[opcode - 1]):
                    self.uleb()
        if chunk is not None and found:
            rows.setdefault(chunk, []).extend(found)
