"""ChainMap: several dicts looked at as one, the first one in front.

Source: The Python Standard Library, "collections"; CPython 3.11 Lib/collections/__init__.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call, no-any-return"
# mypy: disable-error-code="attr-defined, index, assignment, operator, arg-type"

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

M = TypeVar("M")


class Missing:
    """Stands for an argument that is left out."""


class ChainMap(Generic[M]):
    """What is looked up is found in the first of the dicts that has it; what is stored goes into the very first.

    M is what the dicts are, which need not hold the same: one of several types. `ChainMap()` is made as
    `ChainMap({})` (check/library/library_containers.py).
    """

    maps: list[M]

    def __init__(self, *maps: M) -> None:
        self.maps = [*maps]
        if len(maps) == 0:
            empty: M = {}
            self.maps.append(empty)

    def __getitem__(self, key):
        for mapping in self.maps:
            if key in mapping:
                return mapping[key]
        raise KeyError(key)

    def get(self, key, default=None):
        """The value of a key; another one where there is none."""
        for mapping in self.maps:
            if key in mapping:
                return mapping[key]
        return default

    def __contains__(self, key) -> bool:
        for mapping in self.maps:
            if key in mapping:
                return True
        return False

    def merged(self):
        """One dict of all; the keys of the last one come first."""
        result = {}
        for mapping in reversed(self.maps):
            for key in mapping:
                result[key] = mapping[key]
        return result

    def __len__(self) -> int:
        return len(self.merged())

    def __bool__(self) -> bool:
        return len(self) > 0

    def __iter__(self):
        return iter(list(self.merged()))

    def keys(self):
        return ChainView(list(self.merged()), f"KeysView({self!r})")

    def values(self):
        return ChainView(list(self.merged().values()), f"ValuesView({self!r})")

    def items(self):
        return ChainView(list(self.merged().items()), f"ItemsView({self!r})")

    # --- changing the first ---

    def __setitem__(self, key, value) -> None:
        self.maps[0][key] = value

    def __delitem__(self, key) -> None:
        if key not in self.maps[0]:
            raise KeyError(f"Key not found in the first mapping: {key!r}")
        del self.maps[0][key]

    def pop(self, key, default=Missing):
        """Take a key out of the first dict; its value, or `default`. KeyError without one."""
        if key not in self.maps[0]:
            if default is Missing:
                raise KeyError(f"Key not found in the first mapping: {key!r}")
            else:
                return default
        return self.maps[0].pop(key)

    def popitem(self):
        """Take the last entry out of the first dict."""
        if len(self.maps[0]) == 0:
            raise KeyError("No keys found in the first mapping.")
        return self.maps[0].popitem()

    def setdefault(self, key, default=None):
        """The value of a key, which is stored where there is none."""
        if key not in self:
            self.maps[0][key] = default
        return self[key]

    def update(self, other) -> None:
        """Store all entries of a dict."""
        for key in other:
            self.maps[0][key] = other[key]

    def clear(self) -> None:
        """Empty the first dict."""
        self.maps[0].clear()

    # --- others ---

    def new_child(self, m=None):
        """One with another dict in front."""
        front: M = {}
        result = ChainMap[M](front if m is None else m)
        result.maps.extend(self.maps)
        return result

    @property
    def parents(self):
        """One without the first dict."""
        front: M = {}
        result = ChainMap[M](front)
        if len(self.maps) > 1:
            result.maps = self.maps[1:]
        return result

    def copy(self):
        """One with a copy of the first dict; the others are shared."""
        result = ChainMap[M](self.maps[0].copy())
        result.maps.extend(self.maps[1:])
        return result

    def __eq__(self, other) -> bool:
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
