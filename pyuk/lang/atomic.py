"""Atomic[T]: a machine integer that several CPUs and interrupt handlers may use at once.

Each method is one indivisible access. add and sub wrap around at T's width, as the machine's instruction
does: the one place where an integer wraps without being told to. Operands that do not fit T are an
OverflowError. An order that the operation cannot have (a store that acquires) is a ValueError.
Read next: const.py.
"""

from __future__ import annotations

from _thread import allocate_lock
from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from pyuk.lang import memory
from pyuk.lang.generic import name_of, specialise
from pyuk.lang.ints import MachineInt, Width, fit
from pyuk.lang.storage import AtomicStorage, IntStorage, Storage, storage_of

T = TypeVar("T", bound=int)
_lock = allocate_lock()


class Order(Enum):
    """How an atomic access is ordered with the accesses around it, as in C11 (ISO/IEC 9899:2011 §7.17.3)."""

    RELAXED = "relaxed"
    ACQUIRE = "acquire"
    RELEASE = "release"
    ACQ_REL = "acq_rel"
    SEQ_CST = "seq_cst"


SEQ_CST = Order.SEQ_CST


class Atomic(Generic[T]):
    """An integer in memory: a field of a Struct (`head: Atomic[u32]`), an element, or static storage."""

    __slots__ = ("_address",)
    _address: int
    _element: ClassVar[Any] = None

    def __init__(self, *, align: int = 1) -> None:
        """Zeroed static storage."""
        storage = type(self).__storage__()
        self._address = memory.allocate_static(storage.size, max(align, storage.align))

    if not TYPE_CHECKING:

        def __class_getitem__(cls, element):
            if not isinstance(element, TypeVar):
                _width_of(element)
            return specialise(cls, (element,), _element=element)

    @classmethod
    def __at__(cls, address: int) -> Atomic[T]:
        """The view of `address`."""
        atomic = object.__new__(cls)
        atomic._address = address
        return atomic

    @classmethod
    def __storage__(cls) -> Storage:
        size = _width_of(cls._element).size
        return AtomicStorage(cls, size, size)

    def load(self, *, order: Order = SEQ_CST) -> int:
        """The value."""
        _check_order("load", order, Order.RELEASE, Order.ACQ_REL)
        return self._integer().load(self._address)

    def store(self, value: int, *, order: Order = SEQ_CST) -> None:
        """Set the value."""
        _check_order("store", order, Order.ACQUIRE, Order.ACQ_REL)
        self._integer().store(self._address, value)

    def exchange(self, value: int, *, order: Order = SEQ_CST) -> int:
        """Set the value; returns the old one."""
        return self._update(value, order, lambda old, new: new)

    def add(self, value: int, *, order: Order = SEQ_CST) -> int:
        """Add, wrapping around; returns the old value."""
        return self._update(value, order, lambda old, operand: old + operand)

    def sub(self, value: int, *, order: Order = SEQ_CST) -> int:
        """Subtract, wrapping around; returns the old value."""
        return self._update(value, order, lambda old, operand: old - operand)

    def bit_and(self, value: int, *, order: Order = SEQ_CST) -> int:
        """Clear the bits that are not in `value`; returns the old value."""
        return self._update(value, order, lambda old, operand: old & operand)

    def bit_or(self, value: int, *, order: Order = SEQ_CST) -> int:
        """Set the bits that are in `value`; returns the old value."""
        return self._update(value, order, lambda old, operand: old | operand)

    def compare_exchange(self, old: int, new: int, *, order: Order = SEQ_CST) -> bool:
        """Set the value to `new` if it is `old`; whether it was."""
        storage = self._integer()
        fit(old, storage.width)
        fit(new, storage.width)
        with _lock:
            if storage.load(self._address) != old:
                return False
            storage.store(self._address, new)
            return True

    def _update(self, value: int, order: Order, make: Callable[[int, int], int]) -> int:
        storage = self._integer()
        operand = fit(value, storage.width)
        with _lock:
            old = storage.load(self._address)
            storage.store(self._address, _wrapped(make(old, operand), storage.width))
        return old

    def _integer(self) -> IntStorage:
        storage = storage_of(self._element)
        assert isinstance(storage, IntStorage)
        return storage

    def __eq__(self, other: object) -> bool:
        """Whether both are at one address; compare values with load()."""
        return isinstance(other, Atomic) and other._address == self._address

    def __hash__(self) -> int:
        return hash(self._address)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} at {self._address:#x}>"


def _wrapped(value: int, width: Width) -> int:
    value %= 1 << width.bits
    return value - (1 << width.bits) if value > width.greatest else value


def _width_of(element: Any) -> Width:
    if element is int:
        return Width(64, signed=True)
    if not (isinstance(element, type) and issubclass(element, MachineInt)) or element.width.big_endian:
        raise TypeError(f"Atomic holds a machine integer in native order, not {name_of(element)}")
    return element.width


def _check_order(operation: str, order: Order, *impossible: Order) -> None:
    if order in impossible:
        raise ValueError(f"a {operation} cannot be {order.value}")
