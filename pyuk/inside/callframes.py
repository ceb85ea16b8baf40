"""What a function's registers held when it called: the rules of DWARF's call frame information.

Source: DWARF 5 §6.4; SysV x86-64 ABI §3.6.2 (numbers of registers). Next: stacks.py.
"""

from __future__ import annotations

import bisect
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from elftools.dwarf.callframe import FDE

from pyuk.inside.memory import NoMemory, Registers, Snapshot

if TYPE_CHECKING:
    from elftools.dwarf.dwarfinfo import DWARFInfo

Numbered = Mapping[int, int]  # registers that are known, by DWARF's numbers

NUMBERS = {"RAX": 0, "RDX": 1, "RCX": 2, "RBX": 3, "RSI": 4, "RDI": 5, "RBP": 6, "RSP": 7,
           **{f"R{number}": number for number in range(8, 16)}}  # fmt: skip
RBP, RSP = 6, 7
KEPT = (3, 6, 12, 13, 14, 15)  # that a call leaves as they are


def numbered(registers: Registers) -> Numbered:
    """A processor's registers by DWARF's numbers."""
    return {number: registers[name] for name, number in NUMBERS.items()}


class CallFrames:
    """The rules of all functions of an image."""

    def __init__(self, dwarf: DWARFInfo) -> None:
        entries = dwarf.CFI_entries() if dwarf.has_CFI() else []
        self._functions = [each for each in entries if isinstance(each, FDE)]
        self._functions.sort(key=lambda each: int(each["initial_location"]))
        self._starts = [each["initial_location"] for each in self._functions]

    def of_caller(self, snapshot: Snapshot, pc: int, registers: Numbered) -> Numbered:
        """The caller's registers, as far as they are known, of the function that has the code at pc."""
        row = self._row(pc)
        base = registers.get(row["cfa"].reg) if row is not None else None
        if row is None or base is None:
            return {}
        frame = base + row["cfa"].offset
        found = {number: registers[number] for number in KEPT if number in registers}
        for number in KEPT:
            rule = row.get(number)
            if rule is not None and rule.type == "OFFSET":
                try:
                    found[number] = snapshot.word(frame + rule.arg)
                except NoMemory:
                    found.pop(number, None)
        return {**found, RSP: frame}

    def _row(self, pc: int) -> Any:
        """The rules in force at pc; None where the code has none."""
        index = bisect.bisect_right(self._starts, pc) - 1
        if index < 0:
            return None
        function = self._functions[index]
        if pc >= self._starts[index] + function["address_range"]:
            return None
        rows = [row for row in function.get_decoded().table if row["pc"] <= pc]
        return rows[-1] if rows else None
