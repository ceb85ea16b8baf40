"""Generic classes and functions, specialised for each type that they are used with."""

from typing import Generic, TypeVar

T = TypeVar("T")
K = TypeVar("K")


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)

    def pop(self) -> T:
        if not self.items:
            raise IndexError("pop from an empty stack")
        return self.items.pop()

    def __len__(self) -> int:
        return len(self.items)


class Pair(Generic[K, T]):
    def __init__(self, key: K, value: T) -> None:
        self.key = key
        self.value = value

    def swapped(self) -> "Pair[T, K]":
        return Pair(self.value, self.key)


class Table(Generic[K, T]):
    """A map on two lists."""

    def __init__(self) -> None:
        self.pairs: list[Pair[K, T]] = []

    def put(self, key: K, value: T) -> None:
        for pair in self.pairs:
            if pair.key == key:
                pair.value = value
                return
        self.pairs.append(Pair(key, value))

    def get(self, key: K, default: T) -> T:
        for pair in self.pairs:
            if pair.key == key:
                return pair.value
        return default


def first(items: list[T]) -> T:
    return items[0]


ints: Stack[int] = Stack()
texts = Stack[str]()
for i in range(5):
    ints.push(i * i)
    texts.push("x" * i)
print(ints.pop(), texts.pop(), len(ints), len(texts))
nested: Stack[Stack[int]] = Stack()
nested.push(ints)
print(nested.pop().pop(), len(nested))
try:
    nested.pop()
except IndexError as error:
    print(error)
p = Pair("a", 1).swapped()
print(p.key, p.value, first([1.5]), first(["q"]))
table: Table[str, float] = Table()
for word in ["a", "b", "a"]:
    table.put(word, table.get(word, 0.0) + 1.5)
print(table.get("a", 0.0), table.get("b", 0.0), table.get("c", -1.0))
