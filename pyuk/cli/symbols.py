"""Addresses of an image in words: the function and the Python line, from symbols and DWARF."""

from __future__ import annotations

import io
from collections.abc import Mapping

FUNCTION = "STT_FUNC"


def whereabouts(image: bytes, registers: Mapping[str, int]) -> str | None:
    """`the processor was at 0x100f3a, in app.main (app.py:12)`; None without registers."""
    if "RIP" not in registers:
        return None
    address = registers["RIP"]
    text = f"the processor was at {address:#x}"
    function, place = function_at(image, address), line_at(image, address)
    if function:
        text += f", in {function}"
    if place:
        text += f" ({place})"
    return text


def function_at(image: bytes, address: int) -> str | None:
    """The name of the function whose code holds `address`."""
    from elftools.elf.elffile import ELFFile
    from elftools.elf.sections import SymbolTableSection

    table = ELFFile(io.BytesIO(image)).get_section_by_name(".symtab")
    if not isinstance(table, SymbolTableSection):
        return None
    for symbol in table.iter_symbols():
        size = max(symbol["st_size"], 1)
        if (
            symbol["st_info"]["type"] == FUNCTION
            and symbol["st_value"] <= address < symbol["st_value"] + size
        ):
            return str(symbol.name)
    return None


def line_at(image: bytes, address: int) -> str | None:
    """`file:line` of the code at `address`, from the DWARF line programs."""
    from elftools.elf.elffile import ELFFile

    elf = ELFFile(io.BytesIO(image))
    if not elf.has_dwarf_info():
        return None
    dwarf = elf.get_dwarf_info()
    for unit in dwarf.iter_CUs():
        program = dwarf.line_program_for_CU(unit)
        if program is None:
            continue
        before = None
        for entry in program.get_entries():
            state = entry.state
            if state is None:
                continue
            if before is not None and before.address <= address < state.address and before.line:
                names = program.header["file_entry"]
                index = before.file if program.header["version"] >= 5 else before.file - 1
                return f"{names[index].name.decode('utf-8', 'replace')}:{before.line}"
            before = None if state.end_sequence else state
    return None
