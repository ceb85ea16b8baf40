"""Classes with type arguments that matter at run time: `Array[u64, 8]`, `Ptr[u8]`."""

from __future__ import annotations

from typing import Any

_made: dict[tuple[object, ...], type] = {}


def specialise(base: type, arguments: tuple[object, ...], **attributes: Any) -> type:
    """The subclass of `base` for type arguments: the same one each time, with `attributes` in it."""
    key = (base, *arguments)
    if key not in _made:
        name = f"{base.__name__}[{', '.join(map(name_of, arguments))}]"
        body = {"__slots__": (), "__module__": base.__module__, "__doc__": base.__doc__, **attributes}
        _made[key] = type(base)(name, (base,), body)
    return _made[key]


def name_of(argument: object) -> str:
    """How a type argument is written."""
    return argument.__name__ if isinstance(argument, type) else str(argument)
