"""UserDict and UserList: a dict and a list in a field `data`, for classes that change what some methods do.

Source: The Python Standard Library, "collections"; CPython 3.11 Lib/collections/__init__.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")


class Missing:
    """Stands for an argument that is left out."""


class UserDict(Generic[K, V]):
    """All that is stored and looked up goes through __setitem__ and __getitem__."""

    data: dict[K, V]

    def __init__(self, dict: dict[K, V] | None = None) -> None:
        self.data = {}
        if dict is not None:
            self.update(dict)

    def __len__(self) -> int:
        return len(self.data)

    def __getitem__(self, key: K) -> V:
        if key in self.data:
            return self.data[key]
        raise KeyError(key)

    def __setitem__(self, key: K, item: V) -> None:
        self.data[key] = item

    def __delitem__(self, key: K) -> None:
        del self.data[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self.data)

    def __contains__(self, key: K) -> bool:
        return key in self.data

    def get(self, key: K, default=None):
        """The value of a key; another one where there is none."""
        if key in self:
            return self[key]
        return default

    def keys(self):
        return self.data.keys()

    def values(self):
        return self.data.values()

    def items(self):
        return self.data.items()

    def update(self, other: dict[K, V]) -> None:
        """Store all entries of a dict."""
        for key in other:
            self[key] = other[key]

    def pop(self, key: K, default=Missing):
        """Take a key out; its value, or `default`. KeyError without one."""
        if key not in self:
            if default is Missing:
                raise KeyError(key)
            else:
                return default
        value = self[key]
        del self[key]
        return value

    def setdefault(self, key: K, default: V) -> V:
        """The value of a key, which is stored where there is none."""
        if key not in self:
            self[key] = default
        return self[key]

    def clear(self) -> None:
        """Take everything out."""
        self.data.clear()

    def __eq__(self, other: UserDict[K, V]) -> bool:  # type: ignore[override]
        return self.data == other.data

    def __repr__(self) -> str:
        return repr(self.data)


class UserList(Generic[T]):
    """A list in a field."""

    data: list[T]

    def __init__(self, initlist: list[T] | None = None) -> None:
        self.data = []
        if initlist is not None:
            self.data.extend(initlist)

    def __len__(self) -> int:
        return len(self.data)

    def __getitem__(self, i: int) -> T:
        return self.data[i]

    def __setitem__(self, i: int, item: T) -> None:
        self.data[i] = item

    def __delitem__(self, i: int) -> None:
        del self.data[i]

    def __iter__(self) -> Iterator[T]:
        return iter(self.data)

    def __contains__(self, item: T) -> bool:
        return item in self.data

    def append(self, item: T) -> None:
        """Put an item behind the last one."""
        self.data.append(item)

    def insert(self, i: int, item: T) -> None:
        """Put an item before another one."""
        self.data.insert(i, item)

    def pop(self, i: int = -1) -> T:
        """Take an item out."""
        return self.data.pop(i)

    def remove(self, item: T) -> None:
        """Take out the first item that is equal."""
        self.data.remove(item)

    def clear(self) -> None:
        """Take everything out."""
        self.data.clear()

    def count(self, item: T) -> int:
        """How many items are equal to this."""
        return self.data.count(item)

    def index(self, item: T) -> int:
        """Where the first of them is."""
        return self.data.index(item)

    def reverse(self) -> None:
        """Turn the order around."""
        self.data.reverse()

    def sort(self) -> None:
        """Sort the items."""
        self.data.sort()

    def extend(self, other: list[T]) -> None:
        """Put all items of a list behind the last one."""
        self.data.extend(other)

    def __repr__(self) -> str:
        return repr(self.data)
