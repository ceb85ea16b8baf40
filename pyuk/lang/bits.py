"""Bit fields: `flags: Bits[u8, 3]` takes three bits of a byte. To a type checker it is an int.

The unit is an unsigned machine integer in native order. Neighbouring bit fields of one unit type share a
unit as long as they fit, the first in the least significant bits; any other field ends the unit. The unit
is laid out, read and written as a field of its type is: so do MSVC and ctypes, and gcc and clang where the
fields fill their units. Read next: volatile.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pyuk.lang.generic import name_of
from pyuk.lang.ints import MachineInt, Width


class BitsType:
    """What `Bits[unit, count]` is at run time."""

    def __init__(self, unit: Any, count: Any) -> None:
        if not (isinstance(unit, type) and issubclass(unit, MachineInt)):
            raise TypeError(f"the unit of Bits is a machine integer, not {name_of(unit)}")
        width: Width = unit.width
        if width.signed or width.big_endian:
            raise TypeError(f"the unit of Bits is unsigned and in native order, not {width}")
        if not isinstance(count, int) or not 1 <= count <= width.bits:
            raise TypeError(f"Bits[{width}, n] takes 1 to {width.bits} bits, not {count}")
        self.unit, self.count = unit, count

    def __repr__(self) -> str:
        return f"Bits[{self.unit.__name__}, {self.count}]"

    def __call__(self) -> None:
        raise TypeError(f"{self} is the type of a field, and makes no values")


class Bits:
    """Bits[unit, count]: the type of a bit field of a Struct."""

    if not TYPE_CHECKING:

        def __class_getitem__(cls, arguments):
            if not isinstance(arguments, tuple) or len(arguments) != 2:
                raise TypeError("write Bits[u8, 3]: the unit and how many bits")
            return BitsType(*arguments)
