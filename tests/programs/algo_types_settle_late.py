"""Generators, recursion and containers whose types are known only after several rounds."""
from abc import ABC, abstractmethod
from typing import Generic, Iterable, Iterator, TypeVar

T = TypeVar("T")


class Graph:
    def __init__(self):
        self.adj = {}

    def add(self, u, v, w):
        self.adj.setdefault(u, {})[v] = w
        self.adj.setdefault(v, {})[u] = w

    def edges(self):
        seen = set()
        for u in self.adj:
            for v, w in self.adj[u].items():
                if (v, u) not in seen:
                    seen.add((u, v))
                    yield u, v, w

    def spanning_tree(self):
        parent = {n: n for n in self.adj}

        def find(x):
            while parent[x] != x:
                x = parent[x]
            return x

        tree = []
        for u, v, w in sorted(self.edges(), key=lambda e: e[2]):
            ru, rv = find(u), find(v)
            if ru != rv:
                parent[ru] = rv
                tree.append((u, v, w))
        return tree


class Tree:
    class Node:
        def __init__(self, key, value):
            self.key, self.value = key, value
            self.left = self.right = None

    def __init__(self):
        self.root = None

    def __setitem__(self, key, value):
        def insert(n):
            if n is None:
                return Tree.Node(key, value)
            if key < n.key:
                n.left = insert(n.left)
            elif key > n.key:
                n.right = insert(n.right)
            else:
                n.value = value
            return n

        self.root = insert(self.root)

    def __getitem__(self, key):
        n = self.root
        while n is not None:
            if key == n.key:
                return n.value
            n = n.left if key < n.key else n.right
        raise KeyError(key)

    def __iter__(self):
        def walk(n):
            if n:
                yield from walk(n.left)
                yield n.key
                yield from walk(n.right)

        return walk(self.root)

    def items(self):
        return ((k, self[k]) for k in self)


def queens(n):
    def place(row, cols, up, down):
        if row == n:
            yield tuple(cols)
            return
        for c in range(n):
            if c not in cols and row + c not in up and row - c not in down:
                yield from place(row + 1, cols + [c], up | {row + c}, down | {row - c})

    return place(0, [], set(), set())


def fewest(rows):
    best = None
    for i, row in enumerate(rows):
        left = set(range(4)) - set(row)
        if best is None or len(left) < len(best[1]):
            best = (i, left)
    return best


def parse(text):
    return [[int(c) for c in line] for line in text.splitlines()]


class Chain(Generic[T]):
    def __init__(self, items: Iterable[T] = ()):
        self.held: list[T] = []
        for item in items:
            self.held.append(item)

    def __iter__(self) -> Iterator[T]:
        return iter(self.held)

    def __add__(self, other: "Chain[T]") -> "Chain[T]":
        return Chain([*self, *other])


g = Graph()
for edge in [("A", "B", 4), ("A", "C", 2), ("B", "C", 1), ("C", "D", 8), ("B", "D", 5)]:
    g.add(*edge)
print(g.spanning_tree())
t = Tree()
for number, word in enumerate("the quick brown fox jumps over the lazy dog".split()):
    t[word] = number
print(list(t), dict(t.items()))
print(list(queens(6)), sum(1 for _ in queens(5)))
print(fewest(parse("01\n123\n0")))
empty: Chain[int] = Chain()
print(list(Chain([1, 2]) + Chain([3])), list(Chain("a b".split())), list(Chain()), list(empty))


class Shape(ABC):
    @abstractmethod
    def area(self) -> float: ...

    @property
    @abstractmethod
    def name(self) -> str: ...


class Half(Shape):
    def area(self) -> float:
        return 0.5


for make in (0, 1):
    try:
        if make:
            print(Half())
        Shape()
    except TypeError as e:
        print(e)


class Scaled:
    def __init__(self, x: float) -> None:
        self.x = x

    def __mul__(self, k: float) -> "Scaled":
        return Scaled(self.x * k)

    __rmul__ = __mul__

    def __repr__(self) -> str:
        return f"Scaled({self.x})"


class Slow(Exception):
    def __init__(self, host):
        super().__init__("slow")
        self.host = host


class Cut(Exception):
    host = "nowhere"


print(2 * Scaled(1.5), Scaled(3) * 2, 0.5 * Scaled(2))
print("ab" * True, "Fizz" * (7 % 3 == 0) or 7, [0] * (2 > 1))
for error in (Slow("a"), Cut(), KeyError("k")):
    try:
        raise error
    except (Slow, Cut) as e:
        print(type(e).__name__, e.host)
    except Exception as e:
        print(repr(e))
