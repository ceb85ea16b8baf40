from __future__ import annotations
from contextlib import contextmanager
from typing import Generic, TypeVar, Iterable, Optional, Callable, Iterator, Sequence
K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")
U = TypeVar("U")
class Table(Generic[K, V]):
    made = 0
    def __init__(self, pairs: Optional[list[tuple[K, V]]] = None, *, name: str = "t") -> None:
        self.data: dict[K, V] = dict(pairs or [])
        self.name = name
        Table.made += 1
    @classmethod
    def from_keys(cls, keys: Iterable[K], value: V, **options) -> Table[K, V]:
        out: list[tuple[K, V]] = [(k, value) for k in keys]
        return cls(out, **options)
    @classmethod
    def empty(cls) -> Table[K, V]:
        return cls()
    @staticmethod
    def inverted(t: Table[K, V]) -> Table[V, K]:
        return Table([(v, k) for k, v in t.data.items()])
    def map(self, f: Callable[[V], U]) -> Table[K, U]:
        return Table([(k, f(v)) for k, v in self.data.items()], name=self.name)
    def __iter__(self) -> Iterator[K]:
        return iter(self.data)
    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name}, {self.data})"
t = Table.from_keys("abc", 0)
t.data["d"] = 4
print(t, list(t), Table.inverted(t), t.map(lambda v: v / 2), t.map(str))
e: Table[str, int] = Table.empty()
e.data["x"] = 1
print(e, Table.made)
n = Table.from_keys([1, 2], "z", name="numbers")
print(n, sorted(n))
class Named(Table[str, int]):
    def total(self) -> int:
        return sum(self.data.values())
print(Named([("a", 1), ("b", 2)]).total(), Named.from_keys(["q"], 3))
class Pile(Generic[T]):
    def __init__(self, name: str = "s") -> None:
        self.items: list[T] = []
        self.name = name
    def push(self, x: T) -> "Pile[T]":
        self.items.append(x)
        return self
    @classmethod
    def of(cls, xs: Iterable[T], **kw) -> "Pile[T]":
        s = cls(**kw)
        for x in xs:
            s.push(x)
        return s
a = Pile.of([1, 2])
print(a.items, a.push(3).items)



class Joined(Generic[T]):
    def __init__(self, xs: Iterable[T] = ()) -> None:
        self.xs: list[T] = list(xs)
    def __add__(self, o: Iterable[T]) -> "Joined[T]": return Joined([*self.xs, *o])
    def __iadd__(self, o: Iterable[T]) -> "Joined[T]":
        self.xs.extend(o)
        return self
    def __iter__(self) -> Iterator[T]: return iter(self.xs)
class M:
    def __init__(self, *xs): self.xs = list(xs)
    def __add__(self, o: Sequence[int]) -> "M": return M(*self.xs, *o)
a = Joined([1])
a += [2, 3]
print((a + [4]).xs, (a + (5,)).xs, (Joined("ab") + "c").xs, (a + Joined([9])).xs, (M(1) + [2]).xs)


@contextmanager
def both(*names: str) -> Iterator[Sequence[str]]:
    out = [n.upper() for n in names]
    yield out
def chunks(xs: list[int]) -> Iterator[Sequence[int]]:
    yield xs[:1]
    yield xs[1:]
with both("a", "b") as (x, y):
    print(x, y)
print([len(c) for c in chunks([1, 2, 3])])
