"""Counter: a dict that counts. Part of collections."""

from __future__ import annotations

from typing import TypeVar

from pyuk.builtins.builder import StringBuilder, text_of
from pyuk.builtins.dict import dict
from pyuk.builtins.iterators import Iterator
from pyuk.builtins.str import str as Text

K = TypeVar("K")


class Counter(dict[K, int]):
    """How often each item occurs; of one that does not, 0 times."""

    def __missing__(self, key: K) -> int:
        return 0

    def count_item(self, item: K) -> None:
        """Once more."""
        self.add_count(item, 1)

    def uncount_item(self, item: K) -> None:
        """Once less."""
        self.add_count(item, -1)

    def add_count(self, item: K, count: int) -> None:
        """So many times more."""
        code = self.code_of(item)
        index = self.find(item, code)
        if index >= 0:
            self.set_value(index, self.value_at(index) + count)
        else:
            self.add(-1 - index, item, code, count)

    def subtract_count(self, item: K, count: int) -> None:
        """So many times less."""
        self.add_count(item, -count)

    def add_counts(self, other: dict[K, int]) -> None:
        """update() with a mapping."""
        for item, count in other.items():
            self.add_count(item, count)

    def subtract_counts(self, other: dict[K, int]) -> None:
        """subtract() with a mapping."""
        for item, count in other.items():
            self.add_count(item, -count)

    def __delitem__(self, key: K) -> None:
        index = self.index_of(key)
        if index >= 0:
            self.remove(index)

    def total(self) -> int:
        total = 0
        for count in self.values():
            total += count
        return total

    def elements(self) -> CounterElements[K]:
        return CounterElements(self)

    def ranked(self) -> list[tuple[K, int]]:
        """The items, the most common ones first; those of one count in the order in which they came."""
        ranks: list[tuple[int, int]] = []
        index = self.first_from(0)
        while index >= 0:
            ranks.append((self.value_at(index), -index))
            index = self.first_from(index + 1)
        ranks.sort(reverse=True)
        found: list[tuple[K, int]] = []
        for count, place in ranks:
            found.append((self.key_at(-place), count))
        return found

    def most_common_of(self, limit: int) -> list[tuple[K, int]]:
        """most_common(limit)."""
        found = self.ranked()
        while len(found) > max(limit, 0):
            found.pop()
        return found

    def copy(self) -> Counter[K]:
        if type(self).__name__ != "Counter":
            raise NotImplementedError("super().copy() of a class that derives from Counter")
        result = Counter[K](self.used)
        result.merge(self)
        return result

    def __add__(self, other: Counter[K]) -> Counter[K]:
        result = Counter[K]()
        for item, count in self.items():
            result.put_positive(item, count + other[item])
        for item, count in other.items():
            if item not in self:
                result.put_positive(item, count)
        return result

    def __sub__(self, other: Counter[K]) -> Counter[K]:
        result = Counter[K]()
        for item, count in self.items():
            result.put_positive(item, count - other[item])
        for item, count in other.items():
            if item not in self:
                result.put_positive(item, -count)
        return result

    def __or__(self, other: Counter[K]) -> Counter[K]:  # type: ignore[override]
        result = Counter[K]()
        for item, count in self.items():
            result.put_positive(item, max(count, other[item]))
        for item, count in other.items():
            if item not in self:
                result.put_positive(item, count)
        return result

    def __and__(self, other: Counter[K]) -> Counter[K]:
        result = Counter[K]()
        for item, count in self.items():
            result.put_positive(item, min(count, other[item]))
        return result

    def __pos__(self) -> Counter[K]:
        result = Counter[K]()
        for item, count in self.items():
            result.put_positive(item, count)
        return result

    def __neg__(self) -> Counter[K]:
        result = Counter[K]()
        for item, count in self.items():
            result.put_positive(item, -count)
        return result

    def put_positive(self, item: K, count: int) -> None:
        """Set a count, unless it is none or negative."""
        if count > 0:
            self[item] = count

    def __iadd__(self, other: Counter[K]) -> Counter[K]:
        self.add_counts(other)
        return self.keep_positive()

    def __isub__(self, other: Counter[K]) -> Counter[K]:
        self.subtract_counts(other)
        return self.keep_positive()

    def __ior__(self, other: Counter[K]) -> Counter[K]:  # type: ignore[override]
        for item, count in other.items():
            if count > self[item]:
                self[item] = count
        return self.keep_positive()

    def __iand__(self, other: Counter[K]) -> Counter[K]:
        for item, count in self.items():
            if other[item] < count:
                self[item] = other[item]
        return self.keep_positive()

    def keep_positive(self) -> Counter[K]:
        """Take out what does not count."""
        index = self.first_from(0)
        while index >= 0:
            if self.value_at(index) <= 0:
                self.remove(index)
            index = self.first_from(index + 1)
        return self

    def is_counter(self) -> bool:
        return True

    def __eq__(self, other: dict[K, int]) -> bool:  # type: ignore[override]
        if not other.is_counter():
            return super().__eq__(other)
        for item, count in self.items():
            index = other.index_of(item)
            if count != (other.value_at(index) if index >= 0 else 0):
                return False
        for item, count in other.items():
            if count != 0 and item not in self:
                return False
        return True

    def __le__(self, other: Counter[K]) -> bool:
        for item, count in self.items():
            if count > other[item]:
                return False
        for item, count in other.items():
            if item not in self and count < 0:
                return False
        return True

    def __lt__(self, other: Counter[K]) -> bool:
        return self <= other and not self == other

    def __ge__(self, other: Counter[K]) -> bool:
        return other <= self

    def __gt__(self, other: Counter[K]) -> bool:
        return other < self

    def __repr__(self) -> Text:  # type: ignore[override]
        name = type(self).__name__
        if self.used == 0:
            return text_of(f"{name}()")
        builder = StringBuilder()
        builder.append_literal(name)
        builder.append_literal("({")
        count = 0
        for item, number in self.ranked():
            if count > 0:
                builder.append_literal(", ")
            builder.append_literal(repr(item))
            builder.append_literal(": ")
            builder.append_literal(repr(number))
            count += 1
        builder.append_literal("})")
        return builder.finish()


class CounterElements(Iterator[K]):
    """Each item as often as it counts."""

    source: Counter[K]
    position: int
    left: int

    def __init__(self, source: Counter[K]) -> None:
        self.source = source
        self.position = -1
        self.left = 0

    def advance(self) -> bool:
        while self.left <= 0:
            self.position = self.source.first_from(self.position + 1)
            if self.position < 0:
                self.position = self.source.filled
                return False
            self.left = self.source.value_at(self.position)
        self.left -= 1
        self.value = self.source.key_at(self.position)
        return True
