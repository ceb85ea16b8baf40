"""Raw memory: pointers, views and addresses. Importing this module says that a module touches raw memory.

Under CPython addresses mean the active memory (memory.py), and what is not mapped there is a MemoryFault.
An address does not keep the Buffer or the object alive that it was taken of: hold that, too.
Read next: pointer.py.
"""

from __future__ import annotations

from typing import Any, TypeVar

from pyuk.lang import memory
from pyuk.lang.arrays import Array
from pyuk.lang.atomic import Atomic
from pyuk.lang.buffer import Buffer
from pyuk.lang.ints import Width, fit
from pyuk.lang.pointer import Ptr
from pyuk.lang.structs import Struct
from pyuk.lang.stubs import asm, stub
from pyuk.lang.tail import Tail, new_tail

__all__ = [
    "Ptr", "view", "addressof", "symbol", "asm", "stub", "Tail", "new_tail", "unchecked_get", "unchecked_set",
    "unchecked_clear", "copy_memory", "clear_memory", "compare_memory",
]

T = TypeVar("T")
ADDRESS = Width(64)


def view(cls: type[T], address: int) -> T:
    """The Struct, Array or Atomic at an address. Nothing is read yet."""
    if not issubclass(cls, (Struct, Array, Atomic)):
        raise TypeError(f"view() is of a Struct, an Array or an Atomic, not {cls.__name__}")
    seen: Any = cls
    found: T = seen.__at__(fit(address, ADDRESS))
    return found


def addressof(item: Struct | Array[Any] | Atomic[Any] | Buffer[Any] | Tail[Any] | Ptr[Any]) -> int:
    """Where something lies: a Struct, Array or Atomic, the elements of a Buffer or a tail, a Ptr's target.

    TypeError of a Buffer or tail of objects, which have no address under CPython.
    """
    if isinstance(item, (Struct, Array, Atomic)):
        return item._address
    if isinstance(item, (Buffer, Tail)):
        return item._cells.address()
    if isinstance(item, Ptr):
        return item.addr
    raise TypeError(f"a {type(item).__name__} has no address: it is a value, not memory")


def symbol(name: str) -> int:
    """The link-time address of a symbol; under CPython what Memory.define_symbol() said."""
    return memory.active().symbol(name)


def unchecked_get(items: Array[T] | Buffer[T], index: int) -> T:
    """items[index] for an index that is known to be in range. IndexError under CPython if it is not."""
    return items[index]


def unchecked_set(items: Array[T] | Buffer[T], index: int, value: T) -> None:
    """items[index] = value for an index known to be in range. IndexError under CPython if it is not."""
    items[index] = value


def unchecked_clear(items: Buffer[Any], index: int) -> None:
    """Make items[index] what it was at first, so that it keeps no object alive; as unchecked_set()."""
    items._cells.clear(index)


def copy_memory(destination: int, source: int, size: int) -> None:
    """Copy `size` bytes; the two ranges may overlap. Not for devices: which width would they see?"""
    data = memory.active().read(fit(source, ADDRESS), fit(size, ADDRESS))
    memory.active().write(fit(destination, ADDRESS), data)


def clear_memory(destination: int, size: int) -> None:
    """Set `size` bytes to zero."""
    memory.active().clear(fit(destination, ADDRESS), fit(size, ADDRESS))


def compare_memory(left: int, right: int, size: int) -> int:
    """-1, 0 or 1 as `size` bytes at `left` are less than, equal to or greater than those at `right`."""
    one = memory.active().read(fit(left, ADDRESS), fit(size, ADDRESS))
    other = memory.active().read(fit(right, ADDRESS), fit(size, ADDRESS))
    return (one > other) - (one < other)
