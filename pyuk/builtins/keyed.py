"""Sorting by keys: what list.sort(key=...) and sorted(key=...) do once each element's key is computed."""

from __future__ import annotations

from typing import Generic, TypeVar

from pyuk.builtins import sorting
from pyuk.builtins.number import Ordered
from pyuk.lang import Buffer

K = TypeVar("K", bound=Ordered)
T = TypeVar("T")


class Keyed(Generic[K, T]):
    """An element with its key, which is what it is compared by."""

    key: K
    value: T

    def __init__(self, key: K, value: T) -> None:
        self.key = key
        self.value = value

    def __lt__(self, other: Keyed[K, T]) -> bool:
        return self.key < other.key


def sort_by_keys(values: list[T], keys: list[K], reverse: bool) -> None:
    """Sort `values` by the keys at the same indices, stably, in reverse too. They stay where `<` raises."""
    count = len(values)
    pairs = Buffer[Keyed[K, T]](count)
    for i in range(count):
        place = count - 1 - i if reverse else i
        pairs[place] = Keyed[K, T](keys[i], values[i])
    sorting.sort(pairs, count)
    for i in range(count):
        values[i] = pairs[count - 1 - i if reverse else i].value
