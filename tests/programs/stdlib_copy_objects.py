"""Deep copies of generic and derived classes, named tuples, enumerations, functions and values of any type."""

import copy
from enum import Enum
from typing import Any, Generic, NamedTuple, Optional, TypeVar, Union, Callable
from abc import ABC, abstractmethod
T = TypeVar("T")
class Color(Enum):
    RED = 1
    BLUE = 2
class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: list[T] = []
    def push(self, x: T) -> None: self.items.append(x)
    def clone(self) -> "Stack[T]": return copy.deepcopy(self)
s: Stack[int] = Stack(); s.push(1)
t = s.clone(); t.push(2)
print(s.items, t.items)
class Pt(NamedTuple):
    x: int
    l: list[int]
p = Pt(1, [2]); q = copy.deepcopy(p); q.l.append(3); print(p, q, copy.copy(p) == p)
class Shape(ABC):
    def __init__(self, name: str) -> None:
        self.name = name; self.pts: list[Pt] = []
    @abstractmethod
    def area(self) -> float: ...
    def copy(self) -> "Shape": return copy.copy(self)
class Sq(Shape):
    def __init__(self, n: float) -> None:
        super().__init__("sq"); self.n = n; self.color = Color.RED
    def area(self) -> float: return self.n ** 2
class Ci(Shape):
    def __init__(self, r: float) -> None:
        super().__init__("ci"); self.r = r
    def area(self) -> float: return 3 * self.r
shapes: list[Shape] = [Sq(2.0), Ci(1.5)]
for a in shapes:
    b = a.copy(); c = copy.deepcopy(a)
    b.name = "new"; c.pts.append(p)
    print(a.name, b.name, c.name, b.area(), c.area(), a.pts, b.pts is a.pts, len(c.pts))
data: Any = {"a": [1, {"b": None}], "c": "x"}
d2 = copy.deepcopy(data)
print(d2, d2 == data, d2 is data, d2["a"] is data["a"])
f: Callable[[int], int] = lambda x: x + 1
class H:
    def __init__(self) -> None:
        self.f = f; self.m: dict[str, list[int]] = {"k": [1]}; self.o: Optional["H"] = None
h = H(); h.o = H(); g = copy.deepcopy(h)
print(g.f(3), g.m, g.o is not None and g.o.m is h.o.m)
big = None
for i in range(200):
    n = H(); n.o = big; big = n
try:
    copy.deepcopy(big)
    print("ok")
except RecursionError: print("rec")
class Grid:
    __slots__ = ("w", "cells")
    def __init__(self, w: int) -> None:
        self.w = w; self.cells = [[0] * w for _ in range(w)]
g1 = Grid(3); g2 = copy.deepcopy(g1); g2.cells[0][0] = 5; g3 = copy.copy(g1); g3.cells[1][1] = 7
print(g1.cells, g2.cells, g3.cells)
class E(Exception):
    def __init__(self, code: int) -> None:
        super().__init__(f"code {code}")
        self.code = code
def outer() -> list[list[int]]:
    from copy import deepcopy
    board = [[1] * 3 for _ in range(2)]
    nb = deepcopy(board)
    nb[0][0] = 0
    return nb + board
print(outer())
