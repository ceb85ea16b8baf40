"""What keys(), values(), items() and iter() of a dict give: live views on it, and iterators over it.

A loop over a view asks it as it would the dict, by cursor_next(). Next: set.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pyuk.builtins.builder import text_of
from pyuk.builtins.iterators import Iterator
from pyuk.builtins.str import str as Text
from pyuk.lang import inline
from pyuk.lang.keys import same_key

if TYPE_CHECKING:
    from pyuk.builtins.dict import dict
    from pyuk.builtins.set import AnySet

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")
Items = TypeVar("Items", bound=Iterable[Any])


class DictIterator(Iterator[T], Generic[T, K, V]):
    """Where an iteration stands: `position` is the next entry to look at, `left` how many are to come of `size`."""

    mapping: dict[K, V]
    position: int
    left: int
    size: int

    def __init__(self, mapping: dict[K, V]) -> None:
        self.mapping = mapping
        self.position = 0
        self.left = self.size = mapping.cursor_size()

    def step(self) -> int:
        """The entry that comes; -1 at the end, and ever after."""
        if self.size < 0:
            return -1
        found = self.mapping.cursor_next(self.position, self.size, self.left)
        if found < 0:
            self.size = -1
        self.position = found + 1
        self.left -= 1
        return found


class dict_keyiterator(DictIterator[K, K, V], Generic[K, V]):
    """iter(d), iter(d.keys())."""

    def advance(self) -> bool:
        index = self.step()
        if index >= 0:
            self.value = self.mapping.key_at(index)
        return index >= 0


class dict_valueiterator(DictIterator[V, K, V], Generic[K, V]):
    """iter(d.values())."""

    def advance(self) -> bool:
        index = self.step()
        if index >= 0:
            self.value = self.mapping.value_at(index)
        return index >= 0


class dict_itemiterator(DictIterator[tuple[K, V], K, V], Generic[K, V]):
    """iter(d.items())."""

    def advance(self) -> bool:
        index = self.step()
        if index >= 0:
            self.value = self.mapping.key_at(index), self.mapping.value_at(index)
        return index >= 0


class DictReverseIterator(Iterator[T], Generic[T, K, V]):
    """An iteration from the last entry on: the entries in front of `position` are to come."""

    mapping: dict[K, V]
    position: int
    size: int

    def __init__(self, mapping: dict[K, V]) -> None:
        self.mapping = mapping
        self.size = mapping.cursor_size()
        self.position = mapping.filled

    def step(self) -> int:
        """The entry that comes; -1 at the end, and ever after."""
        if self.size < 0:
            return -1
        if self.mapping.cursor_size() != self.size:
            raise RuntimeError("dictionary changed size during iteration")
        self.position = self.mapping.last_before(self.position)
        if self.position < 0:
            self.size = -1
        return self.position


class dict_reversekeyiterator(DictReverseIterator[K, K, V], Generic[K, V]):
    """reversed(d)."""

    def advance(self) -> bool:
        index = self.step()
        if index >= 0:
            self.value = self.mapping.key_at(index)
        return index >= 0


class dict_reversevalueiterator(DictReverseIterator[V, K, V], Generic[K, V]):
    """reversed(d.values())."""

    def advance(self) -> bool:
        index = self.step()
        if index >= 0:
            self.value = self.mapping.value_at(index)
        return index >= 0


class dict_reverseitemiterator(DictReverseIterator[tuple[K, V], K, V], Generic[K, V]):
    """reversed(d.items())."""

    def advance(self) -> bool:
        index = self.step()
        if index >= 0:
            self.value = self.mapping.key_at(index), self.mapping.value_at(index)
        return index >= 0


class dict_view(Generic[K, V]):
    """What the three views have in common."""

    mapping: dict[K, V]

    def __init__(self, mapping: dict[K, V]) -> None:
        self.mapping = mapping

    @inline
    def __len__(self) -> int:
        return self.mapping.cursor_size()

    def source(self) -> dict[K, V]:
        """The dict."""
        return self.mapping

    @inline
    def cursor_size(self) -> int:
        """As the dict's."""
        return self.mapping.cursor_size()

    @inline
    def cursor_next(self, position: int, size: int, left: int) -> int:
        """As the dict's."""
        return self.mapping.cursor_next(position, size, left)


class dict_keys(dict_view[K, V]):
    """d.keys(): a set of the keys."""

    __hash__ = None  # type: ignore[assignment]

    @inline
    def cursor_item(self, position: int) -> K:
        """What a loop gets."""
        return self.mapping.key_at(position)

    def __iter__(self) -> dict_keyiterator[K, V]:
        return dict_keyiterator(self.mapping)

    def __reversed__(self) -> dict_reversekeyiterator[K, V]:
        return dict_reversekeyiterator(self.mapping)

    def meet(self, result: AnySet[K], items: Items) -> None:
        """Put into `result` what of other items this has."""
        for item in items:
            if item in self:
                result.put_item(item)

    def isdisjoint(self, items: Items) -> bool:
        for item in items:
            if item in self:
                return False
        return True

    def __contains__(self, key: K) -> bool:
        return self.mapping.index_of(key) >= 0

    def listed(self) -> list[K]:
        """list(self)."""
        found: list[K] = []
        index = self.mapping.first_from(0)
        while index >= 0:
            found.append(self.cursor_item(index))
            index = self.mapping.first_from(index + 1)
        return found

    def __repr__(self) -> Text:  # type: ignore[override]
        return text_of(f"dict_keys({self.listed()!r})")


class dict_values(dict_view[K, V]):
    """d.values()."""

    @inline
    def cursor_item(self, position: int) -> V:
        """What a loop gets."""
        return self.mapping.value_at(position)

    def __iter__(self) -> dict_valueiterator[K, V]:
        return dict_valueiterator(self.mapping)

    def __reversed__(self) -> dict_reversevalueiterator[K, V]:
        return dict_reversevalueiterator(self.mapping)

    def __contains__(self, value: V) -> bool:
        size = left = self.mapping.cursor_size()
        index = self.mapping.cursor_next(0, size, left)
        while index >= 0:
            if same_key(self.mapping.value_at(index), value):
                return True
            left -= 1
            index = self.mapping.cursor_next(index + 1, size, left)
        return False

    def listed(self) -> list[V]:
        """list(self)."""
        found: list[V] = []
        index = self.mapping.first_from(0)
        while index >= 0:
            found.append(self.cursor_item(index))
            index = self.mapping.first_from(index + 1)
        return found

    def __repr__(self) -> Text:  # type: ignore[override]
        return text_of(f"dict_values({self.listed()!r})")


class dict_items(dict_view[K, V]):
    """d.items(): a set of the pairs."""

    __hash__ = None  # type: ignore[assignment]

    @inline
    def cursor_item(self, position: int) -> tuple[K, V]:
        """What a loop gets."""
        return self.mapping.key_at(position), self.mapping.value_at(position)

    def __iter__(self) -> dict_itemiterator[K, V]:
        return dict_itemiterator(self.mapping)

    def __reversed__(self) -> dict_reverseitemiterator[K, V]:
        return dict_reverseitemiterator(self.mapping)

    def meet(self, result: AnySet[tuple[K, V]], items: Items) -> None:
        """Put into `result` what of other items this has."""
        for item in items:
            if item in self:
                result.put_item(item)

    def isdisjoint(self, items: Items) -> bool:
        for item in items:
            if item in self:
                return False
        return True

    def __contains__(self, item: tuple[K, V]) -> bool:
        index = self.mapping.index_of(item[0])
        return index >= 0 and same_key(self.mapping.value_at(index), item[1])

    def listed(self) -> list[tuple[K, V]]:
        """list(self)."""
        found: list[tuple[K, V]] = []
        index = self.mapping.first_from(0)
        while index >= 0:
            found.append(self.cursor_item(index))
            index = self.mapping.first_from(index + 1)
        return found

    def __repr__(self) -> Text:  # type: ignore[override]
        return text_of(f"dict_items({self.listed()!r})")
