"""The two kinds of defaultdict that make values: by a type that is called, and by a function.

Which one a program makes is decided where it calls defaultdict(). Part of collections.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from pyuk.builtins.str import str as Text
from pyuk.stdlib.collections import defaults

K = TypeVar("K")
V = TypeVar("V")


class OfType(defaults.defaultdict[K, V]):
    """defaultdict(int), defaultdict(list)."""

    def make(self, key: K) -> V:
        return V()  # type: ignore[misc, no-any-return]  # in compiled code a type parameter is a type

    def another(self) -> OfType[K, V]:
        return OfType[K, V](self.name)


class OfFunction(defaults.defaultdict[K, V]):
    """defaultdict(function)."""

    factory: Callable[[], V]

    def __init__(self, name: Text, factory: Callable[[], V]) -> None:
        super().__init__(name)
        self.factory = factory

    def make(self, key: K) -> V:
        return self.factory()

    def another(self) -> OfFunction[K, V]:
        return OfFunction[K, V](self.name, self.factory)
