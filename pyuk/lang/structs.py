"""Struct: fields in memory, laid out as C does (SysV x86-64 ABI §3.1.2), or packed.

A Struct is reached by reference: an instance is a view of the bytes at an address, and `Cls()` makes zeroed
static storage. Two views of one type at one address are the same object. Read next: bits.py.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Any, NamedTuple, Self
from weakref import WeakValueDictionary

from pyuk.lang import machine, memory
from pyuk.lang.annotations import resolve
from pyuk.lang.bits import BitsType
from pyuk.lang.generic import name_of
from pyuk.lang.ints import Width, fit
from pyuk.lang.storage import AtomicStorage, ReferenceStorage, Storage, find_storage, int_storage

# --- fields -------------------------------------------------------------------------------------


class Field:
    """A field: what reads and writes it, `offset` bytes from the start of the Struct."""

    def __init__(self, name: str, storage: Storage, offset: int) -> None:
        self.name, self.storage, self.offset = name, storage, offset

    def __get__(self, instance: Struct | None, owner: type) -> Any:
        if instance is None:
            return self
        return self.storage.load(instance._address + self.offset)

    def __set__(self, instance: Struct, value: Any) -> None:
        self.storage.store(instance._address + self.offset, value)

    def __repr__(self) -> str:
        return f"<field {self.name}: {self.storage.name} at {self.offset}>"


class BitField(Field):
    """`count` bits from bit `bit` of the unit at `offset`. A write reads the unit first."""

    def __init__(self, name: str, type_: BitsType, offset: int, bit: int) -> None:
        super().__init__(name, int_storage(type_.unit.width), offset)
        self.unit, self.bit, self.count = type_.unit, bit, type_.count

    def has_room(self, type_: BitsType) -> bool:
        """Whether a bit field of `type_` that follows this one goes into the same unit."""
        return self.unit is type_.unit and self.bit + self.count + type_.count <= self.unit.width.bits

    def next(self, name: str, type_: BitsType) -> BitField:
        """The bit field behind this one."""
        return BitField(name, type_, self.offset, self.bit + self.count)

    def __get__(self, instance: Struct | None, owner: type) -> Any:
        if instance is None:
            return self
        unit: int = super().__get__(instance, owner)
        return unit >> self.bit & ((1 << self.count) - 1)

    def __set__(self, instance: Struct, value: Any) -> None:
        number = fit(value, Width(self.count))
        others = super().__get__(instance, type(instance)) & ~(((1 << self.count) - 1) << self.bit)
        super().__set__(instance, others | number << self.bit)

    def __repr__(self) -> str:
        where = f"{self.storage.name} at {self.offset}"
        return f"<field {self.name}: {self.count} bits from {self.bit} of {where}>"


# --- layout -------------------------------------------------------------------------------------


class Layout(NamedTuple):
    """Where the fields of a Struct lie; size and alignment in bytes."""

    fields: dict[str, Field]
    size: int
    align: int


def lay_out(types: dict[str, Any], packed: bool) -> Layout:
    """Place fields in their order, each at its alignment; the size is a multiple of the greatest.

    Packed: every alignment is 1. Bit fields: see bits.py. TypeError of a type that no Struct can hold.
    """
    fields: dict[str, Field] = {}
    end, widest = 0, 1
    last: Field | None = None
    for name, type_ in types.items():
        if isinstance(type_, BitsType) and isinstance(last, BitField) and last.has_room(type_):
            last = fields[name] = last.next(name, type_)
            continue
        last = fields[name] = _new_field(name, type_)
        align = 1 if packed else last.storage.align
        last.offset = memory.round_up(end, align)
        if isinstance(last.storage, AtomicStorage) and last.offset % last.storage.align:
            raise TypeError(f"field {name}: an Atomic lies at a multiple of its size, not at {last.offset}")
        end, widest = last.offset + last.storage.size, max(widest, align)
    return Layout(fields, memory.round_up(end, widest), widest)


def _new_field(name: str, type_: Any) -> Field:
    """A field at 0."""
    if isinstance(type_, BitsType):
        return BitField(name, type_, 0, 0)
    storage = find_storage(type_)
    if storage is None:
        raise TypeError(f"field {name}: {name_of(type_)} is no machine type; hold it in a class")
    return Field(name, storage, 0)


# --- the class ----------------------------------------------------------------------------------


class StructType(type):
    """The class of Struct classes: it lays them out when they are made, or at first use."""

    _packed: bool
    _scope: tuple[dict[str, Any], dict[str, Any]] | None
    _layout: Layout | None
    _views: WeakValueDictionary[int, Any]
    _percpu: bool

    def __new__(mcls, name: str, bases: tuple[type, ...], body: dict[str, Any], *,
                packed: bool = False) -> StructType:
        root = not bases
        if not root and bases != (Struct,):
            raise TypeError(f"{name}: a Struct class has Struct alone as its base")
        body.setdefault("__slots__", ())
        cls = super().__new__(mcls, name, bases, body)
        cls._packed, cls._percpu, cls._layout, cls._views = packed, False, None, WeakValueDictionary()
        frame = sys._getframe(1)
        cls._scope = (frame.f_globals, dict(frame.f_locals) if frame.f_locals is not frame.f_globals else {})
        if not root:
            _check_names(cls, body)
            with suppress(NameError):  # of a class further down: laid out when it is used
                cls.__layout__()
        return cls

    def __init__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any], *,
                 packed: bool = False) -> None:
        super().__init__(name, bases, body)

    def __layout__(cls) -> Layout:
        """Where the fields lie. NameError: an annotation names what is not there; TypeError: as lay_out()."""
        if cls._layout is None:
            if cls._scope is None:
                raise TypeError(f"{cls.__name__} holds itself")
            (names, local), cls._scope = cls._scope, None
            try:
                types = {name: resolve(annotation, names, {**local, cls.__name__: cls})
                         for name, annotation in cls.__annotations__.items()}
                cls._layout = lay_out(types, cls._packed)
            except BaseException:
                cls._scope = (names, local)
                raise
            for name, field in cls._layout.fields.items():
                setattr(cls, name, field)
        return cls._layout

    def __at__(cls, address: int) -> Any:
        """The view of `address`: the same object as long as somebody holds it."""
        found = cls._views.get(address)
        if found is None:
            cls.__layout__()
            made: Any = cls
            found = object.__new__(made)
            found._address = address
            cls._views[address] = found
        return found

    def __storage__(cls) -> Storage:
        layout = cls.__layout__()
        return ReferenceStorage(cls, layout.size, layout.align)


def _check_names(cls: StructType, body: dict[str, Any]) -> None:
    for name in cls.__annotations__:
        if name in body:
            raise TypeError(f"{cls.__name__}.{name}: a field has no default, its bytes start as zeros")
        if name in vars(Struct):
            raise TypeError(f"{cls.__name__}.{name}: Struct itself has something of that name")


class Struct(metaclass=StructType):
    """Base of all Structs: `class Gdtr(Struct, packed=True): limit: u16; base: u64`."""

    __slots__ = ("__weakref__", "_address")
    _address: int

    def __new__(cls, *, align: int = 1) -> Self:
        """Zeroed static storage, at a multiple of `align` at least. ValueError: that is no power of two."""
        layout = cls.__layout__()
        made: Self = cls.__at__(memory.allocate_static(layout.size, max(align, layout.align)))
        return made

    @classmethod
    def this(cls) -> Self:
        """The running CPU's instance of a @percpu Struct."""
        if not cls._percpu:
            raise TypeError(f"{cls.__name__} is not @percpu")
        instance: Self = machine.per_cpu(cls, _new_percpu)
        return instance

    def __eq__(self, other: object) -> bool:
        """Whether both are at one address: a Struct is its address."""
        return isinstance(other, Struct) and other._address == self._address

    def __hash__(self) -> int:
        return hash(self._address)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} at {self._address:#x}>"


def offsetof(cls: type[Struct], name: str) -> int:
    """Bytes from the start of a Struct to one of its fields. AttributeError where it has no such field."""
    fields = cls.__layout__().fields
    if name not in fields:
        raise AttributeError(f"{cls.__name__} has no field {name}")
    return fields[name].offset


# --- per-CPU instances ----------------------------------------------------------------------------


def become_percpu(cls: type[Struct]) -> None:
    """What @percpu does."""
    fields = list(cls.__layout__().fields.values())
    if not fields or type(fields[0]) is not Field or fields[0].storage is not int_storage(Width(64)):
        raise TypeError(f"the first field of @percpu {cls.__name__} is a u64: the instance's own address")
    cls._percpu = True


def _new_percpu(cls: type[Struct]) -> Struct:
    instance = cls()
    next(iter(cls.__layout__().fields.values())).__set__(instance, instance._address)
    return instance
