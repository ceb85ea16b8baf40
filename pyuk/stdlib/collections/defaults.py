"""defaultdict and OrderedDict: dicts that make missing values, and dicts that can be put into another order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from pyuk.builtins import reprs
from pyuk.builtins.builder import StringBuilder, text_of
from pyuk.builtins.dict import dict
from pyuk.builtins.str import str as Text
from pyuk.lang.keys import identity, same_key

K = TypeVar("K")
V = TypeVar("V")


class defaultdict(dict[K, V]):
    """The factory is called for the value of a key that is not there, and the value is kept. name: its repr()."""

    name: Text
    factory: Callable[[], V] | None

    def __init__(self, name: Text, factory: Callable[[], V] | None) -> None:
        super().__init__()
        self.name = name
        self.factory = factory

    def __missing__(self, key: K) -> V:
        factory = self.factory
        if factory is None:
            raise KeyError(key)
        value = factory()
        self[key] = value
        return value

    def another(self) -> defaultdict[K, V]:
        """An empty one with the same factory."""
        return defaultdict[K, V](self.name, self.factory)

    def copy(self) -> defaultdict[K, V]:
        result = self.another()
        result.merge(self)
        return result

    def __or__(self, other: dict[K, V]) -> defaultdict[K, V]:
        result = self.copy()
        result.merge(other)
        return result

    def __repr__(self) -> Text:  # type: ignore[override]
        if not reprs.enter(identity(self)):
            return text_of("defaultdict(...)")
        try:
            builder = StringBuilder()
            builder.append_literal("defaultdict(")
            builder.append(self.name)
            builder.append_literal(", ")
            builder.append(self.shown())
            builder.append_literal(")")
            return builder.finish()
        finally:
            reprs.leave()


class OrderedDict(dict[K, V]):
    """A dict whose entries can be moved to either end, and for whose equality with its like the order counts."""

    def move_to_last(self, key: K) -> None:
        """move_to_end(key)."""
        code = self.code_of(key)
        index = self.find(key, code)
        if index < 0:
            raise KeyError(key)
        if self.last_before(self.filled) == index:
            return
        value = self.take_at(index)
        self.put(key, code, value)

    def move_to_first(self, key: K) -> None:
        """move_to_end(key, last=False)."""
        index = self.index_of(key)
        if index < 0:
            raise KeyError(key)
        moved = OrderedDict[K, V](self.used)
        moved[key] = self.value_at(index)
        moved.merge(self)
        self.reset(moved.used)
        self.merge(moved)

    def popfirst(self) -> tuple[K, V]:
        """popitem(last=False)."""
        index = self.first_from(0)
        if index < 0:
            raise KeyError("dictionary is empty")
        key = self.key_at(index)
        return key, self.take_at(index)

    def poplast(self) -> tuple[K, V]:
        """popitem()."""
        if self.used == 0:
            raise KeyError("dictionary is empty")
        return self.popitem()

    def copy(self) -> OrderedDict[K, V]:
        if type(self).__name__ != "OrderedDict":
            raise NotImplementedError("copy() and | of a class that derives from OrderedDict")
        result = OrderedDict[K, V](self.used)
        result.merge(self)
        return result

    def __or__(self, other: dict[K, V]) -> OrderedDict[K, V]:
        result = self.copy()
        result.merge(other)
        return result

    def is_ordered(self) -> bool:
        return True

    def __eq__(self, other: dict[K, V]) -> bool:  # type: ignore[override]
        if not super().__eq__(other):
            return False
        left, right = self.first_from(0), other.first_from(0)
        while other.is_ordered() and left >= 0:
            if not same_key(self.key_at(left), other.key_at(right)):
                return False
            left, right = self.first_from(left + 1), other.first_from(right + 1)
        return True

    def __repr__(self) -> Text:  # type: ignore[override]
        name = type(self).__name__
        if self.used == 0:
            return text_of(f"{name}()")
        if not reprs.enter(identity(self)):
            return text_of("...")
        try:
            return text_of(f"{name}({self.items().listed()!r})")
        finally:
            reprs.leave()
