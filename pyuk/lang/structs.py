"""Struct: fields in memory, laid out as C does (SysV x86-64 ABI §3.1.2), or packed.

A Struct is reached by reference: an instance is a view of the bytes at an address, and `Cls()` makes zeroed
static storage. Two views of one type at one address are the same object. Read next: arrays.py.
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
from pyuk.lang.storage import IntStorage, ReferenceStorage, Storage, find_storage, int_storage

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

    storage: IntStorage

    def __init__(self, name: str, storage: IntStorage, offset: int, bit: int, count: int) -> None:
        super().__init__(name, storage, offset)
        self.bit, self.count = bit, count

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
        return f"<field {self.name}: {self.count} bits from {self.bit} of {self.storage.name} at {self.offset}>"


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
    unit: BitField | None = None
    for name, type_ in types.items():
        if isinstance(type_, BitsType):
            if unit is None or unit.storage.width != type_.unit.width or not _has_room(unit, type_):
                unit = BitField(name, int_storage(type_.unit.width), 0, 0, type_.count)
            else:
                shared = unit.bit + unit.count
                unit = BitField(name, unit.storage, unit.offset, shared, type_.count)
                fields[name] = unit
                continue
            field: Field = unit
        else:
            unit = None
            field = Field(name, _field_storage(name, type_), 0)
        align = 1 if packed else field.storage.align
        field.offset = memory.round_up(end, align)
        end, widest = field.offset + field.storage.size, max(widest, align)
        fields[name] = field
    return Layout(fields, end if packed else memory.round_up(end, widest), widest)


def _has_room(unit: BitField, type_: BitsType) -> bool:
    return unit.bit + unit.count + type_.count <= unit.storage.width.bits


def _field_storage(name: str, type_: Any) -> Storage:
    storage = find_storage(type_)
    if storage is None:
        raise TypeError(f"field {name}: {name_of(type_)} is no machine type; hold it in a class")
    return storage


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
                cls.layout()
        return cls

    def __init__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any], *,
                 packed: bool = False) -> None:
        super().__init__(name, bases, body)

    def layout(cls) -> Layout:
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

    def at(cls, address: int) -> Any:
        """The view of `address`: the same object as long as somebody holds it."""
        found = cls._views.get(address)
        if found is None:
            cls.layout()
            made: Any = cls
            found = object.__new__(made)
            found._address = address
            cls._views[address] = found
        return found

    def __storage__(cls) -> Storage:
        layout = cls.layout()
        return ReferenceStorage(cls, layout.size, layout.align)


def _check_names(cls: StructType, body: dict[str, Any]) -> None:
    for name in cls.__annotations__:
        if name in body:
            raise TypeError(f"{cls.__name__}.{name}: a field has no default, its bytes start as zeros")
        if hasattr(Struct, name):
            raise TypeError(f"{cls.__name__}.{name}: Struct itself has something of that name")


class Struct(metaclass=StructType):
    """Base of all Structs: `class Gdtr(Struct, packed=True): limit: u16; base: u64`."""

    __slots__ = ("__weakref__", "_address")
    _address: int

    def __new__(cls, *, align: int = 1) -> Self:
        """Zeroed static storage, at a multiple of `align` at least. ValueError: that is no power of two."""
        layout = cls.layout()
        made: Self = cls.at(memory.allocate_static(layout.size, max(align, layout.align)))
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
    fields = cls.layout().fields
    if name not in fields:
        raise AttributeError(f"{cls.__name__} has no field {name}")
    return fields[name].offset


# --- per-CPU instances ----------------------------------------------------------------------------


def become_percpu(cls: type[Struct]) -> None:
    """What @percpu does."""
    fields = list(cls.layout().fields.values())
    if not fields or type(fields[0]) is not Field or fields[0].storage is not int_storage(Width(64)):
        raise TypeError(f"the first field of @percpu {cls.__name__} is a u64: the instance's own address")
    cls._percpu = True


def _new_percpu(cls: type[Struct]) -> Struct:
    instance = cls()
    next(iter(cls.layout().fields.values())).__set__(instance, instance._address)
    return instance
