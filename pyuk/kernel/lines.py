"""From an address in the kernel's code to the source line that it was compiled from.

The linker leaves a table between __lines_start and __lines_end; pyuk/image/lines.py says its format. Where
there is none, or an odd one, nothing is found. It is searched from its start: it is for when something went
wrong. Next: traceback.py.
"""

from __future__ import annotations

from pyuk.lang import sizeof, u8, u32, u64
from pyuk.lang.objects import LAST_LINE, FileRecord, FunctionRecord
from pyuk.lang.raw import Ptr, symbol, view

MAGIC = 0x4B4C_5950  # "PYLK"
HEADER_BYTES = 8  # magic and count of files
ROWS_HEADER_BYTES = 12  # count of rows and base address
NOWHERE = 1 << 32  # a file index that no table has
MAX_SHIFT = 49  # numbers have at most 56 bits


def locate(pc: u64) -> tuple[u64, int]:
    """The address of the FileRecord of the code at pc, and its line; (0, 0) where they are not known."""
    start = symbol("__lines_start")
    end = symbol("__lines_end")
    word = Ptr[u32](start)
    if end - start < HEADER_BYTES + ROWS_HEADER_BYTES or word[0] != MAGIC:
        return 0, 0
    file_count = word[1]
    if file_count > (end - start) // 8:
        return 0, 0
    rows: u64 = start + HEADER_BYTES + 8 * file_count
    file, line = find_row(rows, end, pc)
    if file >= file_count:
        return 0, 0
    return Ptr[u64](start + HEADER_BYTES)[file], line


def find_row(rows: u64, end: u64, pc: u64) -> tuple[int, int]:
    """The file and line of the last row that is not past pc; NOWHERE and 0 where no row is."""
    word = Ptr[u32](rows)
    address: u64 = word[1] | word[2] << 32
    at: u64 = rows + ROWS_HEADER_BYTES
    file = NOWHERE
    line = 0
    for _ in range(word[0]):
        if at >= end:
            break
        advance, at = read_leb(at, end, False)
        if address + (advance >> 1) > pc:
            return file, line
        address += advance >> 1
        difference, at = read_leb(at, end, True)
        line += difference
        if advance & 1 != 0:
            file, at = read_leb(at, end, False)
    return NOWHERE, 0


def read_leb(at: u64, end: u64, signed: bool) -> tuple[int, u64]:
    """A LEB128 number and where it ends; bytes past `end` count as 0.  Source: DWARF 5 §7.6."""
    value = shift = 0
    byte = 0x80
    while byte >= 0x80 and at < end and shift <= MAX_SHIFT:
        byte = Ptr[u8](at)[0]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
    if signed and byte & 0x40 != 0:
        value -= 1 << shift
    return value, at


def function_at(file: u64, line: int) -> u64:
    """The name (bytes that end in a NUL) of the innermost function of a FileRecord that holds the line, or 0."""
    functions = Ptr[FunctionRecord](file + sizeof(FileRecord))
    name: u64 = 0
    for i in range(view(FileRecord, file).count):
        function = functions[i]
        if function.first_line > line:
            break
        if min(line, LAST_LINE) <= function.last_line:
            name = file + function.name
    return name
