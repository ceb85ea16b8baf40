from __future__ import annotations
from dataclasses import dataclass
from typing import Any
@dataclass
class Closure:
    fn: str
    scope: int
class Interp:
    def ev(self, x: int) -> Any:
        if x == 0:
            return 1.5
        if x == 1:
            return "s"
        if x == 2:
            return None
        if x == 3:
            return Closure("f", 1)
        return True
    def binary(self, op: str, a: Any, b: Any) -> Any:
        if op == "==":
            return a == b
        return a != b
i = Interp()
print([[i.binary("==", i.ev(x), i.ev(y)) for x in range(5)] for y in range(5)])
print([[i.binary("!=", i.ev(x), i.ev(y)) for x in range(5)] for y in range(5)])
@dataclass(frozen=True)
class P:
    x: int
    y: int = 0

@dataclass(frozen=True)
class P3(P):
    z: int = 0
items: list[Any] = [P(1), P3(1), P(1, 0), P3(1, 0, 0), (1, 0), "P", None, 1, Closure("f", 1)]
for a in items:
    print([a == b for b in items])
print(P(1) == P3(1), P3(1) == P(1), P(1) in items, (1, 0) in items, items.index(P3(1)), {P(1): 2}[P(1, 0)])
