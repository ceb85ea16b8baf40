"""Data classes. What the decorator and the functions do, the compiler does itself (compiler/check/declare/records.py).

Source: The Python Library Reference, "dataclasses".
"""

from __future__ import annotations

from typing import Any, TypeVar

from pyuk.stdlib._types import MappingProxyType

K = TypeVar("K")
T = TypeVar("T")
V = TypeVar("V")


class FrozenInstanceError(AttributeError):
    """A field of a frozen data class is assigned or deleted."""


def dataclass() -> None:
    """@dataclass, @dataclass(frozen=True, ...): gives a class the methods that its fields ask for."""


def field() -> None:
    """field(default=..., default_factory=..., ...): how a field differs from the usual."""


def replace() -> None:
    """replace(object, name=value, ...): an object like it, with other values."""


def astuple() -> None:
    """astuple(object): the values of the fields."""


def asdict() -> None:
    """asdict(object): the values of the fields by their names."""


def fields() -> None:
    """fields(class_or_object): a tuple of a Field for each field."""


def is_dataclass() -> None:
    """is_dataclass(object): whether it, or the class, is made by @dataclass."""


class InitVar:
    """InitVar[T]: a parameter of __init__ that goes to __post_init__ and is no field."""


class KW_ONLY:
    """`_: KW_ONLY`: the fields behind it are given by keyword."""


class Field:
    """What fields() tells of a field."""

    name: str
    init: bool
    repr: bool
    compare: bool
    kw_only: bool
    metadata: MappingProxyType[str, Any]

    def __init__(
        self, name: str, init: bool, repr: bool, compare: bool, kw_only: bool, metadata: dict[str, Any] | None
    ) -> None:
        self.name = name
        self.init = init
        self.repr = repr
        self.compare = compare
        self.kw_only = kw_only
        self.metadata = MappingProxyType({} if metadata is None else metadata)


# --- the parts of a field's value ----------------------------------------------------------------


def asdict_part(value: Any) -> Any:
    """What asdict() makes of a value: the compiler knows it by the type."""
    raise NotImplementedError("asdict_part() is the compiler's")


def astuple_part(value: Any) -> Any:
    """What astuple() makes of a value."""
    raise NotImplementedError("astuple_part() is the compiler's")


def asdict_by_part(value: Any, factory: Any) -> Any:
    """What asdict(dict_factory=factory) makes of a value."""
    raise NotImplementedError("asdict_by_part() is the compiler's")


def asdict_by_list(items: list[T], factory):  # type: ignore[no-untyped-def]
    """A list of what it makes of the items."""
    return [asdict_by_part(item, factory) for item in items]


def asdict_by_dict(items: dict[K, V], factory):  # type: ignore[no-untyped-def]
    """A dict of what it makes of the keys and values."""
    return {asdict_by_part(key, factory): asdict_by_part(value, factory) for key, value in items.items()}


def pairs(items: list[tuple[str, object]]) -> list[tuple[str, object]]:
    """What a dict_factory is given."""
    return items


def asdict_list(items: list[T]):  # type: ignore[no-untyped-def]
    """A list of what asdict() makes of the items."""
    return [asdict_part(item) for item in items]


def asdict_dict(items: dict[K, V]):  # type: ignore[no-untyped-def]
    """A dict of what asdict() makes of the keys and values."""
    return {asdict_part(key): asdict_part(value) for key, value in items.items()}


def astuple_list(items: list[T]):  # type: ignore[no-untyped-def]
    """A list of what astuple() makes of the items."""
    return [astuple_part(item) for item in items]


def astuple_dict(items: dict[K, V]):  # type: ignore[no-untyped-def]
    """A dict of what astuple() makes of the keys and values."""
    return {astuple_part(key): astuple_part(value) for key, value in items.items()}
