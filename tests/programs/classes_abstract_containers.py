"""collections.abc and numbers: as base classes, whose methods a class gets, and in isinstance()."""

import numbers
from collections.abc import (
    Callable, Collection, Container, Iterable, Iterator, Mapping, MutableMapping, MutableSequence, MutableSet, Reversible,
    Sequence, Set, Sized,
)
from dataclasses import dataclass
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Frozen(Mapping):
    def __init__(self, entries):
        self._entries = dict(entries)

    def __getitem__(self, key):
        return self._entries[key]

    def __iter__(self):
        return iter(self._entries)

    def __len__(self):
        return len(self._entries)

    def __repr__(self):
        return f"Frozen({self._entries})"


frozen = Frozen({"a": 1, "b": 2})
print(list(frozen.keys()), list(frozen.items()), list(frozen.values()), frozen.get("z", 9), frozen.get("a"), frozen.get("q"))
print("a" in frozen, "z" in frozen, frozen == {"a": 1, "b": 2}, frozen == Frozen({"a": 1}), frozen != {}, len(frozen))
print(frozen.keys(), frozen.items(), frozen.values(), len(frozen.items()), ("a", 1) in frozen.items(), 2 in frozen.values())
for key, value in sorted(frozen.items(), reverse=True):
    print(key, value)
print({**frozen}, dict(frozen.items()), dict(frozen), sum(frozen.values()), max(frozen, key=frozen.get))


class Lower(MutableMapping[str, V], Generic[V]):
    """Keys without regard to case."""

    def __init__(self) -> None:
        self.data: dict[str, V] = {}

    def __getitem__(self, key: str) -> V:
        return self.data[key.lower()]

    def __setitem__(self, key: str, value: V) -> None:
        self.data[key.lower()] = value

    def __delitem__(self, key: str) -> None:
        del self.data[key.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self.data)

    def __len__(self) -> int:
        return len(self.data)


headers: Lower[int] = Lower()
headers["Length"] = 3
headers.update({"AGE": 4, "x": 5})
headers.update([("Y", 6)])
print(dict(headers.items()), headers.pop("X"), headers.pop("none", -1), headers.setdefault("LENGTH", 0), headers.setdefault("new", 8))
try:
    headers.pop("none")
except KeyError as error:
    print("KeyError", error)
print(headers.popitem(), "age" in headers, "AGE" in headers, len(headers))
headers.clear()
print(len(headers), list(headers))
try:
    headers.popitem()
except KeyError:
    print("empty")


class Steps(Sequence):
    def __init__(self, *items):
        self.items = items

    def __getitem__(self, index):
        return self.items[index]

    def __len__(self):
        return len(self.items)


steps = Steps(1, 2, 3, 2)
print(list(steps), 2 in steps, 9 in steps, steps.index(2), steps.count(2), list(reversed(steps)), sorted(steps), steps.index(2, 2))
try:
    steps.index(9)
except ValueError:
    print("no 9")


class Typed(MutableSequence):
    def __init__(self, values=()):
        self._values = []
        self.extend(values)

    def __getitem__(self, index):
        return self._values[index]

    def __setitem__(self, index, value):
        self._values[index] = int(value)

    def __delitem__(self, index):
        del self._values[index]

    def __len__(self):
        return len(self._values)

    def insert(self, index, value):
        self._values.insert(index, int(value))


typed = Typed([1, 2])
typed.append(3.9)
typed += [4, 5]
typed.reverse()
typed.remove(4)
print(list(typed), typed.pop(), typed.pop(0), len(typed), [x * 2 for x in typed])
typed.clear()
print(len(typed))


class Ordered(MutableSet):
    def __init__(self, items=()):
        self.items = {}
        for item in items:
            self.add(item)

    def __contains__(self, item):
        return item in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def add(self, item):
        self.items[item] = None

    def discard(self, item):
        self.items.pop(item, None)


one, two = Ordered("abc"), Ordered("cd")
print(list(one | two), list(one & two), list(one - two), list(one ^ two), one.isdisjoint(two), one <= two, Ordered("c") < two)
print(one == Ordered("cab"), one != two, one >= Ordered("a"))
one |= Ordered("z")
one -= Ordered("a")
one.remove("b")
try:
    one.remove("b")
except KeyError as error:
    print("KeyError", error)
print(list(one), one.pop(), len(one))


class Countdown(Iterator):
    def __init__(self, start):
        self.left = start

    def __next__(self):
        if self.left == 0:
            raise StopIteration
        self.left -= 1
        return self.left + 1


print(list(Countdown(3)), iter(Countdown(1)) is not None, sum(Countdown(4)))


class Partial(Mapping):
    def __len__(self):
        return 0


# --- isinstance() ---
def flatten(item):
    if isinstance(item, Iterable) and not isinstance(item, (str, bytes)):
        for each in item:
            yield from flatten(each)
    else:
        yield item


print(list(flatten([1, [2, (3, "four")], {5}])))


def kinds(value):
    names = []
    for name, holds in (
        ("Iterable", isinstance(value, Iterable)), ("Sized", isinstance(value, Sized)), ("Container", isinstance(value, Container)),
        ("Collection", isinstance(value, Collection)), ("Reversible", isinstance(value, Reversible)),
        ("Sequence", isinstance(value, Sequence)), ("MutableSequence", isinstance(value, MutableSequence)),
        ("Mapping", isinstance(value, Mapping)), ("MutableMapping", isinstance(value, MutableMapping)),
        ("Set", isinstance(value, Set)), ("MutableSet", isinstance(value, MutableSet)),
        ("Callable", isinstance(value, Callable)), ("Iterator", isinstance(value, Iterator)),
        ("Number", isinstance(value, numbers.Number)), ("Real", isinstance(value, numbers.Real)),
        ("Integral", isinstance(value, numbers.Integral)),
    ):  # fmt: skip
        if holds:
            names.append(name)
    return " ".join(names)


@dataclass
class Plain:
    x: int = 0


print(kinds([1]))
print(kinds((1, "a")))
print(kinds("a"))
print(kinds({1: 2}))
print(kinds({1}))
print(kinds(frozenset([1])))
print(kinds(range(3)))
print(kinds(b"x"))
print(kinds(3), kinds(2.5), kinds(True), kinds(1j), kinds(None), kinds(Plain()), sep="|")
print(kinds(frozen), kinds(headers), kinds(steps), kinds(typed), kinds(one), kinds(Countdown(1)), sep="\n")
print(kinds(x for x in [1]), kinds(iter([1])), kinds({}.keys()), kinds({}.values()), kinds(len), kinds(lambda: 0), sep="\n")


def total(values):
    """Of numbers in whatever holds them."""
    if isinstance(values, Mapping):
        return total(list(values.values()))
    if isinstance(values, numbers.Number):
        return values
    return sum(total(value) for value in values)


print(total([1, 2.5, {"a": 3, "b": 4}, (5,)]), total(7), total(frozen))
