"""How values lie in registers and in memory, and objects on the heap.

An int is an i64 in a register (an i128 where its interval needs it), whatever its storage; a bool is an
i1, and a byte in memory. An object starts with the address of its TypeInfo (pyuk/lang/objects.py); fields
follow in the order of their declaration, those of the base class first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pyuk.compiler.check.declare.initialised import always_set
from pyuk.compiler.check.model.intervals import fits_register
from pyuk.compiler.check.model.types import (
    FLOAT,
    Array,
    Attempt,
    Class,
    ClassOf,
    FunctionValue,
    Int,
    Machine,
    Optional,
    Qualified,
    Reference,
    Struct,
    Tuple,
    Type,
    Union,
    ancestors,
    is_reference,
    primary_chain,
)
from pyuk.compiler.ir.types import (
    F64,
    I1,
    I8,
    I64,
    I128,
    PTR,
    IntType,
    IrType,
    TupleType,
    align_of,
    offsets_of,
    round_up,
    size_of,
)

if TYPE_CHECKING:
    from pyuk.compiler.check.world import World

HEADER = 8
BUFFER_HEADER = 16
POINTERS = (Reference, Optional, Union, Struct, Array, Machine)


def register_type(type_: Type) -> IrType:
    """The IR type of a value of `type_`. None and Never, which carry nothing, are an i1."""
    match type_:
        case Int():
            return I64 if fits_register(type_) else I128
        case Tuple(items):
            return TupleType(tuple(map(register_type, items))) if items else I1
        case Attempt(answer):
            return TupleType((I1, register_type(answer)))
        case FunctionValue(info):
            return PTR if info.is_object else I1
        case ClassOf(of):
            return register_type(of)
        case _ if isinstance(type_, POINTERS):
            return PTR
    return F64 if type_ == FLOAT else I1


def memory_type(type_: Type) -> IrType:
    """The IR type of a value in memory."""
    match type_:
        case Int(bits=bits):
            return IntType(bits or 64)
        case Tuple(items):
            return TupleType(tuple(map(memory_type, items))) if items else I8
    stored = register_type(type_)
    return I8 if stored == I1 else stored


@dataclass
class ObjectLayout:
    """Where the fields of a class lie: offsets, the size without a tail, and where the references are.

    flags: the byte that says whether the object has the field, for fields that do not tell themselves.
    """

    offsets: dict[str, int] = field(default_factory=dict)
    flags: dict[str, int] = field(default_factory=dict)
    types: dict[str, Type] = field(default_factory=dict)
    size: int = HEADER
    pointers: list[int] = field(default_factory=list)
    tail: Type | None = None
    tail_offset: int = 0


class Layouts:
    """Sizes of types in memory, and layouts of classes, each computed once."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._classes: dict[Class, ObjectLayout] = {}
        self._always_set: dict[tuple[Class, str], bool] = {}

    def size(self, type_: Type) -> int:
        """Bytes that a field or element of `type_` takes."""
        if isinstance(type_, (Struct, Array, Qualified)) or (
            isinstance(type_, Machine) and type_.kind == "Atomic"
        ):
            return self.world.layouts.size_of(type_)
        return size_of(memory_type(type_))

    def align(self, type_: Type) -> int:
        """The alignment of a field of `type_`."""
        if isinstance(type_, (Struct, Array, Qualified)) or (
            isinstance(type_, Machine) and type_.kind == "Atomic"
        ):
            return self.world.layouts.align_of(type_)
        return align_of(memory_type(type_))

    def of_class(self, class_: Class) -> ObjectLayout:
        """The layout of instances of `class_`."""
        if class_ not in self._classes:
            self._classes[class_] = self._lay_out(class_)
        return self._classes[class_]

    def _lay_out(self, class_: Class) -> ObjectLayout:
        layout = ObjectLayout()
        chain = primary_chain(class_)
        others = [each for each in ancestors(class_) if each not in chain]
        for owner in [*reversed(chain[1:]), *reversed(others), class_]:
            for name in owner.info.fields:
                if name not in layout.offsets:
                    type_ = self.world.resolve(self.world.field_type(owner, name, None))
                    self._add(layout, name, type_)
                    if not isinstance(type_, (Class, Machine)) and not self.is_always_set(owner, name):
                        layout.flags[name] = layout.size
                        layout.size += 1
        layout.size = round_up(layout.size, 8)
        return layout

    def is_always_set(self, owner: Class, name: str) -> bool:
        """Whether every object has the field that `owner` declares before anybody can read it."""
        key = (owner, name)
        if key not in self._always_set:
            self._always_set[key] = always_set(self.world, owner, name)
        return self._always_set[key]

    def _add(self, layout: ObjectLayout, name: str, type_: Type) -> None:
        layout.types[name] = type_
        if isinstance(type_, Machine) and type_.kind == "Tail":
            layout.tail = type_.element
            layout.tail_offset = layout.offsets[name] = round_up(layout.size, 8)
            return
        offset = round_up(layout.size, self.align(type_))
        layout.offsets[name] = offset
        layout.size = offset + self.size(type_)
        layout.pointers += [offset + inner for inner in self.references(type_)]

    def references(self, type_: Type) -> list[int]:
        """Byte offsets of the references within a value of `type_` in memory."""
        if is_reference(type_):
            return [0]
        if isinstance(type_, Tuple):
            offsets = offsets_of(tuple(map(memory_type, type_.items)))
            return [
                o + inner
                for o, item in zip(offsets, type_.items, strict=True)
                for inner in self.references(item)
            ]
        return []
