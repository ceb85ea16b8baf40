"""A program linked to run in this process: its kernel's entry is called, and no loader looks for it.

The code is the guest's own, which has its addresses in 32 bits; so it lies below 2 GiB.
"""

from __future__ import annotations

import ctypes
import mmap
from collections.abc import Iterable, Mapping, Sequence

from pyuk.compiler.x86 import MachineCode
from pyuk.image.collect import keep, keep_collector_roots
from pyuk.image.elf_format import STB_GLOBAL
from pyuk.image.included import included_object
from pyuk.image.layout import Layout, lay_out
from pyuk.image.model import Chunk, ObjectFile, Symbol
from pyuk.image.objects import read_object, stub_object
from pyuk.image.relocate import relocated
from pyuk.image.resolve import SymbolTable, page_table_chunk, refuse_undefined

MAP_32BIT = 0x40  # Linux mmap(2)
READ, WRITE, EXECUTE = 1, 2, 4
PERMISSIONS = {"text": READ | EXECUTE, "rodata": READ}


class InMemory:
    """Linked code in this process, as long as the object lives.

    replaced: machine code that stands in the place of the functions and stubs of these names.
    exports: what address() is asked for.
    """

    def __init__(
        self, objects: Mapping[str, bytes], stubs: Iterable[MachineCode], replaced: Mapping[str, bytes],
        exports: Sequence[str], included: bytes = b"",
    ) -> None:
        inputs = [_code_object(replaced)]
        inputs += [stub_object(stub) for stub in stubs if stub.name not in replaced]
        inputs += [read_object(data, name) for name, data in objects.items()]
        inputs.append(included_object(included))
        tables_object, page_tables = page_table_chunk()  # for the boundary symbols alone: nothing here refers to it
        inputs.append(tables_object)
        self._table = _resolved(inputs, exports)
        size = lay_out(inputs, self._table, 0, page_tables, lambda chunks: b"").loaded[-1].end
        self._memory = mmap.mmap(-1, max(size, 1), flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | MAP_32BIT)
        base = ctypes.addressof(ctypes.c_char.from_buffer(self._memory))
        self._load(lay_out(inputs, self._table, base, page_tables, lambda chunks: b""))

    def _load(self, layout: Layout) -> None:
        for section in layout.loaded:
            if section.name != "bss":
                start = section.address - layout.base
                self._memory[start : start + section.size] = relocated(section)
        for section in layout.loaded:
            if section.size and section.name in PERMISSIONS:
                _protect(section.address, section.size, PERMISSIONS[section.name])

    def address(self, name: str) -> int:
        """Where a function or object lies; KeyError."""
        return self._table.by_name[name].address


def _resolved(inputs: list[ObjectFile], exports: Sequence[str]) -> SymbolTable:
    """What each name means; all that the exports need is marked as kept."""
    table = SymbolTable()
    table.define(inputs)
    table.bind(inputs)
    refuse_undefined(keep(table.require(exports, "exports")))
    keep_collector_roots(inputs)
    return table


def _code_object(code: Mapping[str, bytes]) -> ObjectFile:
    """An object of functions that lie where they are put."""
    owner = ObjectFile("this process")
    for name, data in code.items():
        chunk = Chunk(owner, f".text.{name}", "text", data, len(data), 16)
        owner.chunks.append(chunk)
        owner.defines.append(Symbol(name, chunk, 0, len(data), STB_GLOBAL))
    return owner


def _protect(address: int, size: int, permissions: int) -> None:
    pages = -(-size // mmap.PAGESIZE) * mmap.PAGESIZE
    if ctypes.CDLL(None, use_errno=True).mprotect(ctypes.c_void_p(address), ctypes.c_size_t(pages), permissions):
        raise OSError(ctypes.get_errno(), "mprotect")
