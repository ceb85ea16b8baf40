"""The elements of Buffers and tails: in bytes of their own, or objects where T is no machine type.

Read next: atomic.py.
"""

from __future__ import annotations

from typing import Any

from pyuk.lang import memory
from pyuk.lang.generic import name_of
from pyuk.lang.memory import MemoryFault
from pyuk.lang.storage import BOOL, NoZero, Storage, find_storage, zero_of


class Cells:
    """`count` elements, zeroed. Indices are checked by the owner."""

    def __init__(self, count: int) -> None:
        self.count = count

    def get(self, index: int) -> Any:
        raise NotImplementedError

    def set(self, index: int, value: Any) -> None:
        raise NotImplementedError

    def clear(self, index: int) -> None:
        """Make an element what it was at first."""
        raise NotImplementedError

    def address(self) -> int:
        """Where the elements lie; stays the same, and is good as long as their owner lives."""
        raise NotImplementedError

    def fault(self, action: str, index: int) -> MemoryFault:
        """What an unchecked access outside is."""
        raise NotImplementedError


class ByteCells(Cells):
    """Elements of a machine type. Their bytes get an address when somebody asks for one."""

    def __init__(self, storage: Storage, count: int) -> None:
        super().__init__(count)
        self.storage = storage
        self.data = bytearray(count * storage.size)
        self._address = 0

    def get(self, index: int) -> Any:
        return self.storage.load(self.address() + index * self.storage.size)

    def set(self, index: int, value: Any) -> None:
        self.storage.store(self.address() + index * self.storage.size, value)

    def clear(self, index: int) -> None:
        size = self.storage.size
        self.data[index * size : (index + 1) * size] = bytes(size)

    def address(self) -> int:
        if not self._address:
            self._address = memory.adopt(self.data, max(self.storage.align, 8))
        return self._address

    def fault(self, action: str, index: int) -> MemoryFault:
        size = self.storage.size
        return MemoryFault(action, self.address() + index * size, size, _no_element(index, self.count))

    def __del__(self) -> None:
        if getattr(self, "_address", 0):
            memory.release(self._address, self.data)


class NativeCells(ByteCells):
    """Elements that a memoryview knows to read and write."""

    def __init__(self, storage: Storage, count: int) -> None:
        super().__init__(storage, count)
        self.view: Any = memoryview(self.data).cast(storage.code)  # type: ignore[call-overload]

    def get(self, index: int) -> Any:
        return self.view[index]

    def set(self, index: int, value: Any) -> None:
        if self.storage is BOOL and not isinstance(value, bool):
            raise TypeError(f"bool stores a bool, not {type(value).__name__}")
        try:
            self.view[index] = value
        except ValueError:
            raise OverflowError(f"{value} does not fit {self.storage.name}") from None
        except TypeError:
            raise TypeError(f"{self.storage.name} stores no {type(value).__name__}") from None


UNWRITTEN = object()


class ObjectCells(Cells):
    """Elements that are references, or values with references in them."""

    def __init__(self, element: Any, count: int) -> None:
        super().__init__(count)
        self.element = element
        try:
            self.zero = zero_of(element)
        except NoZero:
            self.zero = UNWRITTEN
        self.items = [self.zero] * count

    def get(self, index: int) -> Any:
        value = self.items[index]
        if value is UNWRITTEN:
            raise TypeError(f"element {index} was never written: it is no {name_of(self.element)} yet")
        return value

    def set(self, index: int, value: Any) -> None:
        self.items[index] = value

    def clear(self, index: int) -> None:
        self.items[index] = self.zero

    def address(self) -> int:
        raise TypeError(f"elements of type {name_of(self.element)} have no address under CPython")

    def fault(self, action: str, index: int) -> MemoryFault:
        return MemoryFault(action, index * 8, 8, _no_element(index, self.count))


def _no_element(index: int, count: int) -> str:
    return f"it would be element {index} of {count}"


def new_cells(element: Any, count: int) -> Cells:
    """Zeroed elements of any type. TypeError where count is no int, ValueError where it is negative."""
    if not isinstance(count, int):
        raise TypeError(f"a length is an int, not {type(count).__name__}")
    if count < 0:
        raise ValueError("negative or enormous length")
    storage = find_storage(element)
    if storage is None:
        return ObjectCells(element, count)
    return NativeCells(storage, count) if storage.code else ByteCells(storage, count)
