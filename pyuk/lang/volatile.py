"""Volatile[T]: a field or an element that a device can change or see.

Every read and write of it in the source is one access of the machine, of T's width, in the order of the
source. T is a machine integer; to a type checker Volatile[T] is T. Read next: arrays.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeVar

from pyuk.lang.generic import name_of
from pyuk.lang.ints import MachineInt
from pyuk.lang.storage import Storage, storage_of

if TYPE_CHECKING:
    T = TypeVar("T")
    Volatile = Annotated[T, "volatile"]
else:

    class VolatileType:
        """What `Volatile[element]` is at run time."""

        def __init__(self, element):
            if element is not int and not (isinstance(element, type) and issubclass(element, MachineInt)):
                raise TypeError(f"Volatile holds a machine integer, not {name_of(element)}")
            self.element = element

        def __storage__(self) -> Storage:
            return storage_of(self.element)

        def __eq__(self, other):
            return isinstance(other, VolatileType) and other.element is self.element

        def __hash__(self):
            return hash((VolatileType, self.element))

        def __repr__(self) -> str:
            return f"Volatile[{name_of(self.element)}]"

        def __call__(self):
            raise TypeError(f"{self} is the type of a field, and makes no values")

    class Volatile:
        def __class_getitem__(cls, element):
            return VolatileType(element)
