"""What classes get that derive from those of collections.abc: methods made of a few that they have themselves.

Each class of the program gets these methods as if it had written them (compiler/check/declare/abstractclasses.py).
Source: The Python Standard Library, "collections.abc"; CPython 3.11 Lib/_collections_abc.py.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call, attr-defined, type-arg, index, misc"
# mypy: disable-error-code="no-any-return, call-arg, arg-type, operator"

from __future__ import annotations

from abc import abstractmethod
from typing import Generic, TypeVar

M = TypeVar("M")


class Missing:
    """Stands for an argument that is not given."""


class Sized:
    @abstractmethod
    def __len__(self): ...


class Container:
    @abstractmethod
    def __contains__(self, value): ...


class Iterable:
    @abstractmethod
    def __iter__(self): ...


class Iterator(Iterable):
    @abstractmethod
    def __next__(self): ...

    def __iter__(self):
        return self


class Reversible(Iterable):
    @abstractmethod
    def __reversed__(self): ...


class Collection(Sized, Iterable, Container):
    """What has a length, and items."""


class Sequence(Reversible, Collection):
    @abstractmethod
    def __getitem__(self, index): ...

    def __iter__(self):
        i = 0
        while True:
            try:
                value = self[i]
            except IndexError:
                return
            yield value
            i += 1

    def __contains__(self, value):
        for item in self:
            if item == value:
                return True
        return False

    def __reversed__(self):
        for i in range(len(self) - 1, -1, -1):
            yield self[i]

    def index(self, value, start=0, stop=None):
        """Where the first equal item is. ValueError."""
        first = max(len(self) + start, 0) if start < 0 else start
        last = len(self) if stop is None else stop + len(self) if stop < 0 else stop
        i = first
        while i < last:
            try:
                if self[i] == value:
                    return i
            except IndexError:
                break
            i += 1
        raise ValueError

    def count(self, value):
        """How many items are equal to it."""
        return sum(1 for item in self if item == value)


class MutableSequence(Sequence):
    @abstractmethod
    def __setitem__(self, index, value): ...

    @abstractmethod
    def __delitem__(self, index): ...

    @abstractmethod
    def insert(self, index, value): ...

    def append(self, value):
        """Put an item behind the last one."""
        self.insert(len(self), value)

    def clear(self):
        """Take everything out."""
        while len(self) > 0:
            self.pop()

    def reverse(self):
        """Turn the order around."""
        n = len(self)
        for i in range(n // 2):
            self[i], self[n - i - 1] = self[n - i - 1], self[i]

    def extend(self, values):
        """Put all items behind the last one."""
        for value in values:
            self.append(value)

    def pop(self, index=-1):
        """Take an item out."""
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        """Take out the first equal item."""
        del self[self.index(value)]

    def __iadd__(self, values):
        self.extend(values)
        return self


class Set(Collection):
    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    def __le__(self, other):
        if len(self) > len(other):
            return False
        return all(item in other for item in self)

    def __lt__(self, other):
        return len(self) < len(other) and all(item in other for item in self)

    def __ge__(self, other):
        if len(self) < len(other):
            return False
        return all(item in self for item in other)

    def __gt__(self, other):
        return len(self) > len(other) and all(item in self for item in other)

    def __eq__(self, other):
        return len(self) == len(other) and all(item in other for item in self)

    def __and__(self, other):
        return self._from_iterable([value for value in other if value in self])

    def __or__(self, other):
        values = [value for value in self]
        values.extend(other)
        return self._from_iterable(values)

    def __sub__(self, other):
        return self._from_iterable([value for value in self if value not in other])

    def __xor__(self, other):
        values = [value for value in self if value not in other]
        values.extend([value for value in other if value not in self])
        return self._from_iterable(values)

    def isdisjoint(self, other):
        """Whether the two have no item in common."""
        return not any(value in self for value in other)


class MutableSet(Set):
    @abstractmethod
    def add(self, value): ...

    @abstractmethod
    def discard(self, value): ...

    def remove(self, value):
        """Take an item out. KeyError."""
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        """Take any item out. KeyError."""
        for value in self:
            self.discard(value)
            return value
        raise KeyError

    def clear(self):
        """Take everything out."""
        for value in [item for item in self]:
            self.discard(value)

    def __ior__(self, it):
        for value in it:
            self.add(value)
        return self

    def __isub__(self, it):
        for value in [item for item in it]:
            self.discard(value)
        return self


class Mapping(Collection):
    @abstractmethod
    def __getitem__(self, key): ...

    def get(self, key, default=None):
        """The value of a key; another one where there is none."""
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        """The keys, seen from outside."""
        return KeysView(self)

    def items(self):
        """Keys with their values."""
        return ItemsView(self)

    def values(self):
        """The values."""
        return ValuesView(self)

    def __eq__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        return {key: self[key] for key in self} == {key: other[key] for key in other}


class MutableMapping(Mapping):
    @abstractmethod
    def __setitem__(self, key, value): ...

    @abstractmethod
    def __delitem__(self, key): ...

    def pop(self, key, default=Missing):
        """Take a key out; its value, or `default`. KeyError without one."""
        try:
            value = self[key]
        except KeyError:
            if default is Missing:
                raise
            else:
                return default
        del self[key]
        return value

    def popitem(self):
        """Take out the first key; it and its value. KeyError."""
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def clear(self):
        """Take everything out."""
        while len(self) > 0:
            self.popitem()

    def update(self, other, /):
        """Store the entries of a dict, or pairs."""
        if hasattr(other, "keys"):
            for key in other:
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value

    def setdefault(self, key, default=None):
        """The value of a key, which is stored where there is none."""
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default


# --- what keys() and its like give ---------------------------------------------------------------


class KeysView(Generic[M]):
    """The keys of a mapping."""

    def __init__(self, mapping: M) -> None:
        self._mapping = mapping

    def __len__(self) -> int:
        return len(self._mapping)

    def __contains__(self, key) -> bool:
        return key in self._mapping

    def __iter__(self):
        for key in self._mapping:
            yield key

    def __repr__(self) -> str:
        return f"KeysView({self._mapping!r})"


class ItemsView(Generic[M]):
    """The keys and values of a mapping."""

    def __init__(self, mapping: M) -> None:
        self._mapping = mapping

    def __len__(self) -> int:
        return len(self._mapping)

    def __contains__(self, item) -> bool:
        key, value = item
        return key in self._mapping and self._mapping[key] == value

    def __iter__(self):
        for key in self._mapping:
            yield key, self._mapping[key]

    def __repr__(self) -> str:
        return f"ItemsView({self._mapping!r})"


class ValuesView(Generic[M]):
    """The values of a mapping."""

    def __init__(self, mapping: M) -> None:
        self._mapping = mapping

    def __len__(self) -> int:
        return len(self._mapping)

    def __contains__(self, value) -> bool:
        return any(self._mapping[key] == value for key in self._mapping)

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]

    def __repr__(self) -> str:
        return f"ValuesView({self._mapping!r})"
