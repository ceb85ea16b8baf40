"""Tail[T]: the storage of variable size at the end of an object.

`class str: length: int; hash: u64; kind: int; tail: Tail[u8]`. new_tail(str, 5) makes an object whose tail
has five elements, without calling __init__: all fields are zero, `length` is 5. Elements are not
bounds-checked in compiled code; under CPython an access outside is a MemoryFault. Read next: stubs.py.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NamedTuple, TypeVar

from pyuk.lang.annotations import resolve
from pyuk.lang.cells import Cells, new_cells
from pyuk.lang.generic import specialise
from pyuk.lang.storage import NoZero, zero_of

T = TypeVar("T")
C = TypeVar("C")


class Tail(Generic[T]):
    """The last annotated field of a class. `x.tail[i]` is element i."""

    __slots__ = ("_cells",)
    _cells: Cells
    _element: ClassVar[Any] = None

    if not TYPE_CHECKING:

        def __class_getitem__(cls, element):
            return specialise(cls, (element,), _element=element)

    @classmethod
    def of(cls, count: int) -> Tail[T]:
        """`count` zeroed elements."""
        tail = object.__new__(cls)
        tail._cells = new_cells(cls._element, count)
        return tail

    def __getitem__(self, index: int) -> T:
        value: T = self._cells.get(self._checked("read", index))
        return value

    def __setitem__(self, index: int, value: T) -> None:
        self._cells.set(self._checked("write", index), value)

    def _checked(self, action: str, index: int) -> int:
        if not 0 <= index < self._cells.count:
            raise self._cells.fault(action, index)
        return index


class Shape(NamedTuple):
    """What new_tail() has to know of a class: the fields with what they start as, and the tail."""

    zeros: dict[str, Any]
    name: str
    tail: type[Tail[Any]]


_shapes: dict[type, Shape] = {}


def new_tail(cls: type[C], count: int) -> C:
    """A new `cls` with `count` elements in its tail, which its `length` tells. ValueError: a negative count.

    A field that is a reference is not there until it is assigned. TypeError of a class of another shape.
    """
    shape = _shape_of(cls)
    made = object.__new__(cls)
    tail = shape.tail.of(count)
    for name, zero in shape.zeros.items():
        setattr(made, name, zero)
    setattr(made, "length", count)  # noqa: B010 - a type checker does not know the field
    setattr(made, shape.name, tail)
    return made


def _shape_of(cls: type) -> Shape:
    if cls not in _shapes:
        types = _field_types(cls)
        names = list(types)
        last = types[names[-1]] if names else None
        if not (isinstance(last, type) and issubclass(last, Tail)) or names[0] != "length":
            raise TypeError(f"{cls.__name__} has no `length: int` as its first field and a Tail as its last")
        _shapes[cls] = Shape(_zeros(types), names[-1], last)
    return _shapes[cls]


def _field_types(cls: type) -> dict[str, Any]:
    """The annotated fields, those of base classes first; None where a type is not known under CPython."""
    types: dict[str, Any] = {}
    for owner in reversed(cls.__mro__):
        names = vars(sys.modules[owner.__module__])
        for name, annotation in getattr(owner, "__annotations__", {}).items():
            try:
                types[name] = resolve(annotation, names, {owner.__name__: owner})
            except (NameError, TypeError):
                types[name] = object
    return types


def _zeros(types: dict[str, Any]) -> dict[str, Any]:
    zeros = {}
    for name, type_ in types.items():
        try:
            zeros[name] = zero_of(type_)
        except NoZero:
            continue
    return zeros
