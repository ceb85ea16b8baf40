"""Data classes. What the decorator and the functions do, the compiler does itself (compiler/check/records.py).

Source: The Python Library Reference, "dataclasses".
"""

from __future__ import annotations


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


def is_dataclass() -> None:
    """is_dataclass(object): whether it, or the class, is made by @dataclass."""


class InitVar:
    """InitVar[T]: a parameter of __init__ that goes to __post_init__ and is no field."""


class KW_ONLY:
    """`_: KW_ONLY`: the fields behind it are given by keyword."""
