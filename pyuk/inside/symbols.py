"""What an image says of addresses: functions and data by name, and the Python lines that code was made from.

Inlined calls are told apart: one address can stand for several functions, the innermost first.
Next: dwarf.py, which reads the debug information.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field
from functools import cached_property

from pyuk.image.elf_info import ImageSymbol, read_image
from pyuk.inside.dwarf import Debug, Scope

NO_FUNCTION = "?"


@dataclass(frozen=True)
class Place:
    """A function, and a line of it where that is known. inlined: it is part of the next place's code.

    variables: by their names, as text, where they were asked for.
    """

    function: str
    path: str | None = None
    line: int = 0
    inlined: bool = False
    variables: dict[str, str] = field(default_factory=dict)


class Symbols:
    """The names of one image."""

    def __init__(self, image: bytes, name: str = "the image") -> None:
        """BadImage where it is none."""
        self.info = read_image(image, name)
        self._image = image
        self._by_name = {symbol.name: symbol for symbol in self.info.symbols}
        self._sized = [symbol for symbol in self.info.symbols if symbol.size]
        self._starts = [symbol.address for symbol in self._sized]

    @cached_property
    def debug(self) -> Debug:
        """Lines and types; they are read when they are first asked for."""
        return Debug(self._image)

    @property
    def is_stripped(self) -> bool:
        return not self._by_name

    def address(self, name: str) -> int | None:
        """Where a function or datum lies."""
        found = self._by_name.get(name)
        return found.address if found is not None else None

    def range_of(self, name: str) -> tuple[int, int] | None:
        """Where a function or datum begins and ends."""
        found = self._by_name.get(name)
        return (found.address, found.address + found.size) if found is not None else None

    def at(self, address: int) -> ImageSymbol | None:
        """The function or datum that holds an address."""
        index = bisect.bisect_right(self._starts, address) - 1
        if index >= 0 and address < self._starts[index] + self._sized[index].size:
            return self._sized[index]
        return None

    def is_code(self, address: int) -> bool:
        """Whether an address lies in the image's text."""
        return any(s.address <= address < s.address + s.size for s in self.info.sections if s.name == ".text")

    def places(self, pc: int) -> list[Place]:
        """The functions whose code is at pc: an inlined one before the one that it was inlined into."""
        scopes = self.debug.scopes_at(pc)
        if not scopes:  # a stub, or a call that the compiler made itself: the line before is not its own
            symbol = self.at(pc)
            return [Place(symbol.name if symbol else NO_FUNCTION)]
        return _with_lines(scopes, self.debug.line_at(pc))


def _with_lines(scopes: list[Scope], found: tuple[str, int] | None) -> list[Place]:
    """Each scope's line: the innermost has that of the code, any other that of the call in it."""
    places = []
    path, line = found or (scopes[0].path, 0)
    for scope in scopes:
        places.append(Place(scope.name, path, line, scope.is_inlined))
        path, line = scope.call_path, scope.call_line
    return places
