"""Constants of `tuple[T, ...]`: the object, the list within and its Buffer in read-only memory."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from pyuk.compiler.check.model.types import Class, Machine, Type
from pyuk.compiler.ir.function import Data
from pyuk.compiler.ir.ops import Symbol
from pyuk.compiler.ir.types import size_of
from pyuk.compiler.lower.layout import memory_type

if TYPE_CHECKING:
    from pyuk.compiler.lower.statics import Statics

Items = list[bytes | tuple[int, int] | str]


def long_tuple(statics: Statics, class_: Class, value: tuple[Any, ...]) -> Symbol:
    """The tuple object of such items."""
    element = class_.args[0]
    key = hashlib.sha256(f"{class_}{value!r}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
    name, inner, buffer = f"tuple:{key}", f"tuple:{key} list", f"tuple:{key} items"
    if name not in statics.program.data:
        items: Items = [statics.type_info(Machine("Buffer", element)), (len(value), 8)]
        for item in value:
            items += _element(statics, item, element)
        list_ = statics.world.class_type("list", element)
        _add(statics, buffer, items)
        _add(statics, inner, _object(statics, list_, {"length": (len(value), 8), "items": buffer}))
        _add(statics, name, _object(statics, class_, {"items": inner}))
    return Symbol(name)


def _element(statics: Statics, value: Any, type_: Type) -> Items:
    """An item as it lies in the Buffer."""
    size = size_of(memory_type(type_))
    found = statics.initial(value, type_) or [bytes(size)]
    return [part[:size] if isinstance(part, bytes) else part for part in found]


def _object(statics: Statics, class_: Class, fields: dict[str, tuple[int, int] | str]) -> Items:
    offsets = statics.layouts.of_class(class_).offsets
    return [statics.type_info(class_), *(fields[field] for field in sorted(fields, key=offsets.__getitem__))]


def _add(statics: Statics, name: str, items: Items) -> None:
    statics.program.data[name] = Data(name, items, readonly=True, copied=True)
