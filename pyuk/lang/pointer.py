"""Ptr[T]: an address with the type of what lies there. Nothing is checked but what the MMU checks.

Read next: tail.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from pyuk.lang.generic import specialise
from pyuk.lang.ints import Width, fit
from pyuk.lang.storage import Storage, check_element, int_storage, storage_of

T = TypeVar("T")
ADDRESS = Width(64)
ADDRESS_STORAGE = int_storage(ADDRESS)


class Ptr(Generic[T]):
    """`Ptr[u32](address)`, or `Ptr[u32](p)` of another pointer. p[i] is element i, counted from the address.

    T: a machine integer, float, bool, or a Struct or Array, of which p[i] is then a reference.
    """

    __slots__ = ("_addr",)
    _addr: int
    _element: ClassVar[Any] = None

    def __init__(self, address: int | Ptr[Any]) -> None:
        self._addr = address._addr if isinstance(address, Ptr) else fit(address, ADDRESS)

    if not TYPE_CHECKING:

        def __class_getitem__(cls, element):
            check_element(element)
            return specialise(cls, (element,), _element=element)

    @property
    def addr(self) -> int:
        """The address."""
        return self._addr

    @classmethod
    def element_storage(cls) -> Storage:
        if cls._element is None:
            raise TypeError("write Ptr[u8](address): the type of an element decides how it is read")
        return storage_of(cls._element)

    @classmethod
    def __storage__(cls) -> Storage:
        return PointerStorage(cls)

    def __getitem__(self, index: int) -> T:
        storage = self.element_storage()
        value: T = storage.load(self._addr + index * storage.size)
        return value

    def __setitem__(self, index: int, value: T) -> None:
        storage = self.element_storage()
        storage.store(self._addr + index * storage.size, value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ptr) and other._addr == self._addr

    def __hash__(self) -> int:
        return hash(self._addr)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} to {self._addr:#x}>"


class PointerStorage(Storage):
    """A pointer in memory: its address, as a u64."""

    def __init__(self, cls: type[Ptr[Any]]) -> None:
        super().__init__(cls.__name__, 8, 8)
        self.cls = cls

    def load(self, address: int) -> Ptr[Any]:
        return self.cls(ADDRESS_STORAGE.load(address))

    def store(self, address: int, value: Any) -> None:
        if not isinstance(value, self.cls):
            raise TypeError(f"{self.name} stores a {self.name}, not {type(value).__name__}")
        ADDRESS_STORAGE.store(address, value.addr)
