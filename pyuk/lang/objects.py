"""Static records that the compiler writes and the guest reads: of types, for the collector and isinstance;
of source files, for tracebacks. Read next: mypy_plugin.py.
"""

from __future__ import annotations

from pyuk.lang import Struct, u16, u32, u64

LAST_LINE = 0xFFFF  # the last one that a FunctionRecord can tell

class TypeInfo(Struct):
    """A class of objects. Every heap object starts with the address of one; its vtable follows it.

    All are addresses or counts. `size`: bytes of an instance, header included, tail not. Offsets of
    references are in bytes, from the start of the object or of a tail element.
    """

    size: u64
    tail_stride: u64  # bytes of a tail element; 0: no tail
    name: u64  # of a static str object
    depth: u64  # 0 for a root class
    ancestors: u64  # of u64[depth + 1]: TypeInfo addresses, the root first, itself last
    pointer_count: u64
    pointers: u64  # of u64[pointer_count]
    tail_pointer_count: u64
    tail_pointers: u64  # of u64[tail_pointer_count]; of a closure object a static str, the text of its function, or 0
    module: u64  # of a static str object: the module and a dot, as tracebacks have it; empty of a builtin class


class FileRecord(Struct):
    """A source file; `count` FunctionRecords follow it, sorted by first_line, then the texts of their names."""

    path: u64  # of UTF-8 bytes that end in a NUL
    count: u64


class FunctionRecord(Struct):
    """A function of the file, by its lines. The last one whose range holds a line is the innermost."""

    first_line: u16
    last_line: u16  # LAST_LINE also where it is a later one
    name: u32  # where UTF-8 bytes begin that end in a NUL, counted from the start of the FileRecord
