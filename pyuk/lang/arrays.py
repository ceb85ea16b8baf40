"""Array[T, N]: N elements in memory, bounds-checked.

`Array[u64, 512]()` at module level is zeroed static storage; as the type of a field it lies inside the
Struct. An index outside 0..N-1 is an IndexError, a negative one too. T is any machine type.
Read next: buffer.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from pyuk.lang import memory
from pyuk.lang.generic import specialise
from pyuk.lang.storage import ReferenceStorage, Storage, check_element, storage_of

T = TypeVar("T")


class Array(Generic[T]):
    """A view of N elements at an address. Made by `Array[T, N]()`, view() or a field."""

    __slots__ = ("_address",)
    _address: int
    _element: ClassVar[Any]
    _length: ClassVar[int] = -1

    def __init__(self, *, align: int = 1) -> None:
        """Zeroed static storage, at a multiple of `align` at least. ValueError: that is no power of two."""
        storage = type(self).__storage__()
        self._address = memory.allocate_static(storage.size, max(align, storage.align))

    if not TYPE_CHECKING:

        def __class_getitem__(cls, arguments):
            if not isinstance(arguments, tuple) or len(arguments) != 2:
                raise TypeError("write Array[u64, 8]: the type of an element and how many there are")
            element, length = arguments
            if not isinstance(length, int) or length < 1:
                raise TypeError(f"{length!r} is not a length of an Array")
            check_element(element)
            return specialise(cls, (element, length), _element=element, _length=length)

    @classmethod
    def __at__(cls, address: int) -> Array[T]:
        """The view of `address`."""
        array = object.__new__(cls)
        array._address = address
        return array

    @classmethod
    def element_storage(cls) -> Storage:
        if cls._length < 0:
            raise TypeError("write Array[u64, 8]: the type of an element and how many there are")
        return storage_of(cls._element)

    @classmethod
    def __storage__(cls) -> Storage:
        element = cls.element_storage()
        return ReferenceStorage(cls, element.size * cls._length, element.align)

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, index: int) -> T:
        storage = self.element_storage()
        value: T = storage.load(self._address + self._checked(index) * storage.size)
        return value

    def __setitem__(self, index: int, value: T) -> None:
        storage = self.element_storage()
        storage.store(self._address + self._checked(index) * storage.size, value)

    def __iter__(self) -> Iterator[T]:
        for index in range(self._length):
            yield self[index]

    def _checked(self, index: int) -> int:
        if not isinstance(index, int):
            raise TypeError(f"an index is an int, not {type(index).__name__}")
        if not 0 <= index < self._length:
            raise IndexError("array index out of range")
        return index

    def __eq__(self, other: object) -> bool:
        """Whether both are at one address."""
        return isinstance(other, Array) and other._address == self._address

    def __hash__(self) -> int:
        return hash(self._address)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} at {self._address:#x}>"


class ArrayForm:
    """What the name `Array` is to a type checker where it is an expression: see mypy_plugin.py."""

    def __getitem__(self, arguments: tuple[Any, int]) -> type[Array[Any]]:
        raise NotImplementedError
