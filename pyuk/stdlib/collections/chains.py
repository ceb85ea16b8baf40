"""ChainMap: several dicts looked at as one, the first one in front.

Source: The Python Standard Library, "collections"; CPython 3.11 Lib/collections/__init__.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Missing:
    """Stands for an argument that is left out."""


class ChainMap(Generic[K, V]):
    """What is looked up is found in the first of the dicts that has it; what is stored goes into the very first."""

    maps: list[dict[K, V]]

    def __init__(self, *maps: dict[K, V]) -> None:
        self.maps = [*maps]

    def __getitem__(self, key: K) -> V:
        for mapping in self.maps:
            if key in mapping:
                return mapping[key]
        raise KeyError(key)

    def get(self, key: K, default=None):
        """The value of a key; another one where there is none."""
        for mapping in self.maps:
            if key in mapping:
                return mapping[key]
        return default

    def __contains__(self, key: K) -> bool:
        for mapping in self.maps:
            if key in mapping:
                return True
        return False

    def merged(self) -> dict[K, V]:
        """One dict of all; the keys of the last one come first."""
        result: dict[K, V] = {}
        for i in range(len(self.maps) - 1, -1, -1):
            for key in self.maps[i]:
                result[key] = self.maps[i][key]
        return result

    def __len__(self) -> int:
        return len(self.merged())

    def __bool__(self) -> bool:
        return len(self) > 0

    def __iter__(self) -> Iterator[K]:
        return iter(list(self.merged()))

    def keys(self) -> ChainView[K]:
        return ChainView(list(self.merged()), f"KeysView({self!r})")

    def values(self) -> ChainView[V]:
        return ChainView(list(self.merged().values()), f"ValuesView({self!r})")

    def items(self) -> ChainView[tuple[K, V]]:
        return ChainView(list(self.merged().items()), f"ItemsView({self!r})")

    # --- changing the first ---

    def __setitem__(self, key: K, value: V) -> None:
        self.maps[0][key] = value

    def __delitem__(self, key: K) -> None:
        if key not in self.maps[0]:
            raise KeyError(f"Key not found in the first mapping: {key!r}")
        del self.maps[0][key]

    def pop(self, key: K, default=Missing):
        """Take a key out of the first dict; its value, or `default`. KeyError without one."""
        if key not in self.maps[0]:
            if default is Missing:
                raise KeyError(f"Key not found in the first mapping: {key!r}")
            else:
                return default
        return self.maps[0].pop(key)

    def popitem(self) -> tuple[K, V]:
        """Take the last entry out of the first dict."""
        if len(self.maps[0]) == 0:
            raise KeyError("No keys found in the first mapping.")
        return self.maps[0].popitem()

    def setdefault(self, key: K, default: V) -> V:
        """The value of a key, which is stored where there is none."""
        if key not in self:
            self.maps[0][key] = default
        return self[key]

    def update(self, other: dict[K, V]) -> None:
        """Store all entries of a dict."""
        self.maps[0].update(other)

    def clear(self) -> None:
        """Empty the first dict."""
        self.maps[0].clear()

    # --- others ---

    def new_child(self, m: dict[K, V] | None = None) -> ChainMap[K, V]:
        """One with another dict in front."""
        front: dict[K, V] = {}
        result = ChainMap[K, V](front if m is None else m)
        result.maps.extend(self.maps)
        return result

    @property
    def parents(self) -> ChainMap[K, V]:
        """One without the first dict."""
        front: dict[K, V] = {}
        result = ChainMap[K, V](front)
        if len(self.maps) > 1:
            result.maps = self.maps[1:]
        return result

    def copy(self) -> ChainMap[K, V]:
        """One with a copy of the first dict; the others are shared."""
        result = ChainMap[K, V](self.maps[0].copy())
        result.maps.extend(self.maps[1:])
        return result

    def __eq__(self, other: ChainMap[K, V]) -> bool:  # type: ignore[override]
        return self.merged() == other.merged()

    def __repr__(self) -> str:
        return f"ChainMap({', '.join([repr(mapping) for mapping in self.maps])})"


T = TypeVar("T")


class ChainView(Generic[T]):
    """The keys, values or items of a ChainMap at the moment when they were asked for."""

    found: list[T]

    def __init__(self, found: list[T], shown: str) -> None:
        self.found = found
        self.shown = shown

    def __iter__(self) -> Iterator[T]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    def __contains__(self, item: T) -> bool:
        return item in self.found

    def __repr__(self) -> str:
        return self.shown
