"""A machine together with the image that it runs: addresses have names, and memory has types."""

from __future__ import annotations

from functools import cached_property

from pyuk.compiler.errors import UsageError
from pyuk.inside.callframes import CallFrames, Numbered
from pyuk.inside.dwarf import Record
from pyuk.inside.locations import Locations
from pyuk.inside.memory import NoMemory, Snapshot
from pyuk.inside.symbols import Symbols
from pyuk.inside.values import Value

TYPE_PREFIX = "type:"
VARIABLE_DEPTH = 2  # objects in objects in a variable are shown without their fields
LONGEST_VARIABLE = 160
TEXT_BYTES = 64  # of the end of the image's code, that are compared with the memory


class Guest:
    """What everything below looks at."""

    def __init__(self, snapshot: Snapshot, image: bytes, name: str) -> None:
        """UsageError where the image has no symbols, or is not what the machine runs."""
        self.snapshot = snapshot
        self.shows_variables = False  # of each call
        self.symbols = Symbols(image, name)
        if self.symbols.is_stripped:
            raise UsageError(f"{name} is stripped: nothing in it has a name", hint="build it without --stripped")
        self._check(image, name)

    def _check(self, image: bytes, name: str) -> None:
        text = next((each for each in self.symbols.info.sections if each.name == ".text"), None)
        if text is None or text.size < TEXT_BYTES:
            return
        try:
            found = self.snapshot.physical(text.address + text.size - TEXT_BYTES, TEXT_BYTES)
        except NoMemory:
            found = b""
        end = text.file_offset + text.size
        if found != image[end - TEXT_BYTES:end]:
            raise UsageError(f"{name} is not what this machine runs")

    @cached_property
    def call_frames(self) -> CallFrames:
        """What registers held in the callers of functions."""
        return CallFrames(self.symbols.debug.dwarf)

    @cached_property
    def locations(self) -> Locations:
        """Where variables of functions are."""
        return Locations(self.symbols.debug.dwarf, self.snapshot)

    def variables_at(self, pc: int, registers: Numbered, has_called: bool) -> list[dict[str, str]]:
        """The variables of each function whose code is at pc, the innermost first, as text.

        has_called: pc is the end of a call that has not returned: what a call changes is known where it returns to.
        """
        places = (pc, pc + 1) if has_called else (pc,)
        scopes = self.symbols.debug.scopes_at(pc)
        outer = next((each.die for each in scopes if not each.is_inlined), None)
        found = []
        for scope in scopes:
            shown: dict[str, str] = {}
            if scope.die is not None and outer is not None:
                for die, where in self.locations.variables(scope.die, outer, places, registers):
                    name, type_ = self.symbols.debug.variable(die)
                    text = Value(self, type_, where.address, where.held).show(VARIABLE_DEPTH)
                    shown.setdefault(name, text if len(text) <= LONGEST_VARIABLE else text[:LONGEST_VARIABLE] + "...")
            found.append(shown)
        return found

    def variable(self, name: str) -> Value | None:
        """A variable at module level by its whole name; None where the image has none."""
        address = self.symbols.address(name)
        if address is None or address not in self.symbols.debug.variables:
            return None
        return Value(self, self.symbols.debug.variables[address][1], address)

    def number(self, name: str, default: int = 0) -> int:
        """The value of an int variable at module level."""
        found = self.variable(name)
        return found.number() if found is not None else default

    def object_at(self, address: int, declared: Record | None = None) -> Value:
        """The object at an address, as its TypeInfo says, else as declared."""
        described = self.type_of_object(address)
        return Value(self, described or declared or Record("object", 8), address)

    def type_of_object(self, address: int) -> Record | None:
        """The record of an object's class; None where it has no TypeInfo that is known."""
        try:
            name = self.type_name(self.snapshot.word(address))
        except NoMemory:
            return None
        return self.symbols.debug.types.get(TYPE_PREFIX + name) if name is not None else None

    def type_name(self, info: int) -> str | None:
        """The whole name of the class whose TypeInfo lies at an address: `app.Point`."""
        symbol = self.symbols.at(info)
        if symbol is None or symbol.address != info or not symbol.name.startswith(TYPE_PREFIX):
            return None
        return symbol.name.removeprefix(TYPE_PREFIX)
