"""Generic classes that inherit __init__: its arguments tell the type arguments of the class that is made."""

from __future__ import annotations

from typing import Generic, TypeVar
T = TypeVar("T")
class B(Generic[T]):
    def __init__(self, x: T) -> None:
        self.x = x
class D(B[T]):
    pass
d = D(3)
print(d.x + 1)
class L(Generic[T]):
    def __init__(self, x: list[T]) -> None:
        self.x = x
class M(L[T]):
    pass
e = M([3])
print(e.x[0] + 1)
U = TypeVar("U")
class Pair(Generic[T, U]):
    def __init__(self, a: T, b: U) -> None:
        self.a, self.b = a, b
    def swapped(self) -> Pair[U, T]:
        return Pair(self.b, self.a)
class Twice(Pair[T, T]):
    pass
class Keyed(Pair[str, U]):
    def describe(self) -> str:
        return f"{self.a}={self.b}"
class Turned(Pair[U, T], Generic[T, U]):
    pass
print(Keyed("x", 3).describe(), Keyed("y", 2.5).b * 2, Twice(1, 2).swapped().a, Turned(1, "s").a, Turned(b=1, a="s").b)
class Deep(Keyed[U]):
    def __repr__(self) -> str:
        return "Deep " + self.describe()
print(Deep("k", [1, 2]))
