"""Of the module types: objects with any attributes, and dicts that are only read."""

# mypy: disable-error-code="no-untyped-def"

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

from pyuk.stdlib._attributes import Attributes

K = TypeVar("K")
V = TypeVar("V")


class SimpleNamespace(Attributes):
    """Attributes by their names."""

    __module__ = "types"

    def _class_name(self) -> str:
        return "types.SimpleNamespace"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SimpleNamespace) and self.__dict__ == other.__dict__

    def __repr__(self) -> str:
        return "namespace(" + ", ".join([f"{name}={value!r}" for name, value in self.__dict__.items()]) + ")"


class MappingProxyType(Generic[K, V]):
    """A dict, seen from outside: it is read, and changes only where the dict itself does."""

    mapping: dict[K, V]

    def __init__(self, mapping: dict[K, V]) -> None:
        self.mapping = mapping

    def __getitem__(self, key: K) -> V:
        return self.mapping[key]

    def get(self, key: K, default=None):
        """The value of a key; another one where there is none."""
        if key in self.mapping:
            return self.mapping[key]
        return default

    def __contains__(self, key: K) -> bool:
        return key in self.mapping

    def __len__(self) -> int:
        return len(self.mapping)

    def __iter__(self) -> Iterator[K]:
        return iter(self.mapping)

    def keys(self):
        return self.mapping.keys()

    def values(self):
        return self.mapping.values()

    def items(self):
        return self.mapping.items()

    def copy(self) -> dict[K, V]:
        """A dict of its own."""
        return self.mapping.copy()

    def __eq__(self, other: MappingProxyType[K, V]) -> bool:  # type: ignore[override]
        return self.mapping == other.mapping

    def __str__(self) -> str:
        return repr(self.mapping)

    def __repr__(self) -> str:
        return f"mappingproxy({self.mapping!r})"
