"""Enumerations. Members, their values, and looking them up are the compiler's own (compiler/check/declare/enums.py).

Here is what all members have. Source: The Python Library Reference, "enum"; the texts are those of CPython 3.11.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

from pyuk.builtins.dictviews import dict_items, dict_keys, dict_values

M = TypeVar("M")


class mappingproxy(Generic[M]):
    """What `__members__` is: the members by their names, in a dict that nobody can change."""

    def __init__(self, held: dict[str, M]) -> None:
        self._held = held

    def __getitem__(self, name: str) -> M:
        return self._held[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def __contains__(self, name: str) -> bool:
        return name in self._held

    def keys(self) -> dict_keys[str, M]:
        """The names."""
        return self._held.keys()  # type: ignore[return-value]

    def values(self) -> dict_values[str, M]:
        """The members."""
        return self._held.values()  # type: ignore[return-value]

    def items(self) -> dict_items[str, M]:
        """Both."""
        return self._held.items()  # type: ignore[return-value]

    def __repr__(self) -> str:
        return f"mappingproxy({self._held!r})"

    def __str__(self) -> str:
        return str(self._held)


class Enum:
    """_name_: the name that the member has in its class."""

    _name_: str

    @property
    def name(self) -> str:
        """The name of the member."""
        return self._name_

    def _dotted_(self) -> str:
        """The name behind that of the class; a flag without a name has none."""
        return "." + self._name_ if self._name_ else ""

    def __str__(self) -> str:
        return self.__class__.__name__ + "." + self._name_

    def __format__(self, format_spec: str) -> str:
        return format(str(self), format_spec)

    def __hash__(self) -> int:
        return hash(self._name_)


class IntMixed(Enum):
    """What `class Name(int, Enum)` derives from."""

    _value_: int

    @property
    def value(self) -> int:
        """The value of the member."""
        return self._value_

    def __hash__(self) -> int:
        return hash(self._value_)


class IntEnum(IntMixed):
    """Members are ints, and shown as ints."""

    def __str__(self) -> str:
        return str(self._value_)

    def __format__(self, format_spec: str) -> str:
        return format(self._value_, format_spec) if format_spec else str(self)


class StrMixed(Enum):
    """What `class Name(str, Enum)` derives from."""

    _value_: str

    @property
    def value(self) -> str:
        """The value of the member."""
        return self._value_

    def __hash__(self) -> int:
        return hash(self._value_)


class StrEnum(StrMixed):
    """Members are strs, and shown as strs."""

    def __str__(self) -> str:
        return self._value_

    def __format__(self, format_spec: str) -> str:
        return format(self._value_, format_spec) if format_spec else str(self)


class Flag(Enum):
    """Members are bits; they are combined by `|`, `&`, `^` and `~`."""

    _value_: int

    @property
    def value(self) -> int:
        """The bits."""
        return self._value_

    def __str__(self) -> str:
        if self._name_:
            return self.__class__.__name__ + "." + self._name_
        return self.__class__.__name__ + "(" + str(self._value_) + ")"

    def __bool__(self) -> bool:
        return self._value_ != 0

    def __len__(self) -> int:
        return self._value_.bit_count()


class IntFlag(Flag):
    """Flags that are ints, and shown as ints."""

    def __str__(self) -> str:
        return str(self._value_)

    def __format__(self, format_spec: str) -> str:
        return format(self._value_, format_spec) if format_spec else str(self)

    def __hash__(self) -> int:
        return hash(self._value_)


def auto() -> int:
    """The next value: one more than the last, of a flag the next bit, of a StrEnum the name in lower case."""
    return 0


def unique() -> None:
    """@unique: no two members have one value."""
