"""Where a variable is while its function stands somewhere: in memory, in a register, or worked out from those.

Source: DWARF 5 §2.5 (expressions), §2.6 (locations), §3.3.8 (inlined calls), §4.1 (variables). Next: values.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from elftools.dwarf.die import DIE
from elftools.dwarf.dwarf_expr import DWARFExprParser
from elftools.dwarf.locationlists import BaseAddressEntry, LocationEntry, LocationExpr, LocationParser

from pyuk.inside.callframes import Numbered
from pyuk.inside.memory import NoMemory, Snapshot

if TYPE_CHECKING:
    from elftools.dwarf.dwarfinfo import DWARFInfo

MASK64 = 0xFFFF_FFFF_FFFF_FFFF
VARIABLES = ("DW_TAG_formal_parameter", "DW_TAG_variable")
TWO = {"DW_OP_plus": int.__add__, "DW_OP_minus": int.__sub__, "DW_OP_mul": int.__mul__, "DW_OP_and": int.__and__,
       "DW_OP_or": int.__or__, "DW_OP_xor": int.__xor__}  # fmt: skip


@dataclass(frozen=True)
class Location:
    """An address, or the bytes that are nowhere in memory."""

    address: int = 0
    held: bytes | None = None


class Unknown(Exception):
    """What is asked for is not there any more, or is said in a way that is not followed here."""


class Locations:
    """Finds the variables of functions."""

    def __init__(self, dwarf: DWARFInfo, snapshot: Snapshot) -> None:
        self._dwarf = dwarf
        self._snapshot = snapshot
        self._parser = LocationParser(dwarf.location_lists())

    def variables(
        self, scope: DIE, frame: DIE, places: tuple[int, ...], registers: Numbered
    ) -> Iterator[tuple[DIE, Location]]:
        """The variables of a function, or of one inlined into it (frame: the outer one), that are anywhere.

        places: in the code; each variable is where it is said to be at the first of them that is any help.
        """
        for die in own_variables(scope):
            found = next(filter(None, (self._at(die, frame, pc, registers) for pc in places)), None)
            if found is not None:
                yield die, found

    def _at(self, die: DIE, frame: DIE, pc: int, registers: Numbered) -> Location | None:
        """Where a variable is; None where that cannot be said."""
        expression = self._expression(die, "DW_AT_location", pc)
        try:
            return self._evaluate(expression, die, frame, pc, registers) if expression else None
        except (Unknown, NoMemory, KeyError):
            return None

    def _expression(self, die: DIE, attribute: str, pc: int) -> list[int]:
        """The expression that says where something is at pc; empty where it is nowhere."""
        if attribute not in die.attributes:
            return []
        found = self._parser.parse_from_attribute(die.attributes[attribute], die.cu["version"], die)
        if isinstance(found, LocationExpr):
            return list(found.loc_expr)
        base = 0
        for entry in found:
            if isinstance(entry, BaseAddressEntry):
                base = entry.base_address
            if not isinstance(entry, LocationEntry):
                continue
            start = 0 if entry.is_absolute else base
            if start + entry.begin_offset <= pc < start + entry.end_offset:
                return list(entry.loc_expr)
        return []

    def _evaluate(self, expression: list[int], die: DIE, frame: DIE, pc: int, registers: Numbered) -> Location:
        """What an expression comes to. Unknown, NoMemory, KeyError where that cannot be said."""
        stack: list[int] = []
        pieces: list[bytes] = []
        found: Location | None = None
        for operation in DWARFExprParser(die.cu.structs).parse_expr(expression):
            name, arguments = operation.op_name, operation.args
            if name == "DW_OP_piece":
                pieces.append(self._bytes(found or Location(stack.pop()), arguments[0]))
                found = None
            elif name == "DW_OP_stack_value":
                found = Location(held=(stack.pop() & MASK64).to_bytes(8, "little"))
            elif name.startswith("DW_OP_reg"):
                found = Location(held=registers[int(name[9:])].to_bytes(8, "little"))
            elif name == "DW_OP_fbreg":
                base = self._evaluate(self._expression(frame, "DW_AT_frame_base", pc), frame, frame, pc, registers)
                stack.append(_number(base) + arguments[0])
            else:
                self._compute(name, arguments, die, registers, stack)
        if pieces:
            return Location(held=b"".join(pieces))
        return found if found is not None else Location(stack[-1] & MASK64)

    def _compute(self, name: str, arguments: list[Any], die: DIE, registers: Numbered, stack: list[int]) -> None:
        """An operation on the stack alone."""
        if name.startswith("DW_OP_breg"):
            stack.append(registers[int(name[10:])] + arguments[0])
        elif name.startswith("DW_OP_lit"):
            stack.append(int(name[9:]))
        elif name.startswith("DW_OP_const") or name == "DW_OP_addr":
            stack.append(arguments[0])
        elif name == "DW_OP_addrx":
            stack.append(self._dwarf.get_addr(die.cu, arguments[0]))
        elif name == "DW_OP_plus_uconst":
            stack[-1] += arguments[0]
        elif name == "DW_OP_deref":
            stack[-1] = self._snapshot.word(stack[-1] & MASK64)
        elif name in TWO:
            right = stack.pop()
            stack[-1] = TWO[name](stack[-1], right)
        else:
            raise Unknown(name)

    def _bytes(self, location: Location, size: int) -> bytes:
        held = location.held
        return self._snapshot.read(location.address, size) if held is None else held[:size].ljust(size, b"\0")


def own_variables(scope: DIE) -> Iterator[DIE]:
    """Parameters and variables of a function, without those of what was inlined into it."""
    for child in scope.iter_children():
        if child.tag in VARIABLES:
            yield child
        elif child.tag == "DW_TAG_lexical_block":
            yield from own_variables(child)


def _number(location: Location) -> int:
    """A frame's base: the register itself, or what was worked out."""
    return location.address if location.held is None else int.from_bytes(location.held, "little")
