"""How the values of a type lie in memory: its size, its alignment, and the way in and out.

`storage_of(T)` is the one place that knows which types are machine types. Structs, Arrays, pointers and
atomics answer for themselves by a `__storage__` method. Read next: structs.py.
"""

from __future__ import annotations

import struct as codec
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from pyuk.lang import memory
from pyuk.lang.generic import name_of
from pyuk.lang.ints import MachineInt, Width, fit


class Storage:
    """One type in memory. `code`: the native format that the struct module has for it, or none."""

    def __init__(self, name: str, size: int, align: int, code: str = "") -> None:
        self.name, self.size, self.align, self.code = name, size, align, code

    def load(self, address: int) -> Any:
        """The value at `address`. MemoryFault."""
        raise NotImplementedError

    def store(self, address: int, value: Any) -> None:
        """Write a value at `address`. OverflowError, TypeError, MemoryFault."""
        raise TypeError(f"a {self.name} is memory of its own: assign its fields or elements")


class IntStorage(Storage):
    CODES = "_BH_I___Q"

    def __init__(self, width: Width) -> None:
        code = "" if width.big_endian else self.CODES[width.size]
        super().__init__(str(width), width.size, width.size, code.lower() if width.signed else code)
        self.width = width
        self.wrap = 1 << width.bits

    def load(self, address: int) -> int:
        value = memory.load(address, self.size)
        if self.width.big_endian:
            return swap(value, self.size)
        if self.width.signed and value > self.width.greatest:
            return value - self.wrap
        return value

    def store(self, address: int, value: Any) -> None:
        number = fit(value, self.width) % self.wrap
        memory.store(address, self.size, swap(number, self.size) if self.width.big_endian else number)


class BoolStorage(Storage):
    def load(self, address: int) -> bool:
        return memory.load(address, 1) != 0

    def store(self, address: int, value: Any) -> None:
        if not isinstance(value, bool):
            raise TypeError(f"bool stores a bool, not {type(value).__name__}")
        memory.store(address, 1, int(value))


class FloatStorage(Storage):
    def load(self, address: int) -> float:
        return float_of(memory.load(address, 8))

    def store(self, address: int, value: Any) -> None:
        if not isinstance(value, (int, float)):
            raise TypeError(f"float stores a float, not {type(value).__name__}")
        memory.store(address, 8, bits_of(value))


class ReferenceStorage(Storage):
    """What is reached by its address: loading gives a view, storing is an error."""

    def __init__(self, cls: Any, size: int, align: int) -> None:
        super().__init__(cls.__name__, size, align)
        self.cls = cls

    def load(self, address: int) -> Any:
        return self.cls.__at__(address)


class AtomicStorage(ReferenceStorage):
    """An integer that is reached by its address, and has to be aligned."""


def swap(value: int, size: int) -> int:
    """The bytes of a number of `size` bytes in the opposite order."""
    return int.from_bytes(value.to_bytes(size, "little"), "big")


def bits_of(value: float) -> int:
    """The 64 bits of an IEEE 754 binary64."""
    return int(codec.unpack("<Q", codec.pack("<d", value))[0])


def float_of(bits: int) -> float:
    """The float that 64 bits are."""
    return float(codec.unpack("<d", codec.pack("<Q", bits))[0])


BOOL = BoolStorage("bool", 1, 1, "?")
FLOAT = FloatStorage("float", 8, 8, "d")
INT = IntStorage(Width(64, signed=True))
_ints: dict[Width, IntStorage] = {INT.width: INT}


def int_storage(width: Width) -> IntStorage:
    """The storage of a machine integer."""
    if width not in _ints:
        _ints[width] = IntStorage(width)
    return _ints[width]


def find_storage(annotation: Any) -> Storage | None:
    """The storage of a machine type; None of any other type."""
    if annotation is int:
        return INT
    if annotation is bool:
        return BOOL
    if annotation is float:
        return FLOAT
    if isinstance(annotation, type) and issubclass(annotation, MachineInt):
        return int_storage(annotation.width)
    make = getattr(annotation, "__storage__", None)
    found = None if make is None else make()
    assert found is None or isinstance(found, Storage)
    return found


def check_element(annotation: Any) -> None:
    """TypeError where Arrays and pointers cannot be of this type. A type variable can be anything."""
    simple = annotation in (int, bool, float) or isinstance(annotation, TypeVar)
    machine = isinstance(annotation, type) and issubclass(annotation, MachineInt)
    if not simple and not machine and not hasattr(annotation, "__storage__"):
        raise TypeError(f"{name_of(annotation)} is no machine type: it cannot lie in raw memory")


def storage_of(annotation: Any) -> Storage:
    """The storage of a machine type. TypeError of any other type."""
    found = find_storage(annotation)
    if found is None:
        raise TypeError(f"{name_of(annotation)} is no machine type: it cannot lie in raw memory")
    return found


class NoZero(Exception):
    """A type whose storage holds nothing at first: a reference that is not to be read."""


def zero_of(annotation: Any) -> Any:
    """What zeroed storage of a type holds, as in compiled code. NoZero: a reference that cannot be None."""
    if annotation is None or annotation is type(None):
        return None
    if annotation in (int, bool, float):
        return annotation()
    if isinstance(annotation, type) and issubclass(annotation, MachineInt):
        return 0
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is tuple and ... not in arguments:
        return tuple(map(zero_of, arguments))
    if origin in (Union, UnionType) and type(None) in arguments:
        return None
    raise NoZero


def sizeof(type_: Any) -> int:
    """Bytes that a value of a machine type takes in memory. TypeError of any other type."""
    return storage_of(type_).size
