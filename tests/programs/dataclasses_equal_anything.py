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


class Anything:
    """Equal to all, and in an order with all."""

    def __eq__(self, other):
        return True

    def __lt__(self, other):
        return "less"

    def __gt__(self, other):
        return "greater"


@dataclass(order=True)
class Step:
    at: int


@dataclass(order=True)
class Named(Step):
    name: str = "n"


print(Step(1) == Anything(), Step(1) != Anything(), Step(1) in [Anything()], Step(1) < Anything(), Step(1) > Anything())
print(Step(1).__eq__(3), Step(1).__eq__(Named(1)), Step(1).__eq__(Step(1)), Step(1).__lt__("a"), Step(1).__lt__(Step(2)))
print(Step(1).__eq__(None) is NotImplemented, Step(1) == Named(1), Named(1) == Step(1), Named(1) == Named(1))
things: list[object] = [Step(1), Named(2), 3, None]
for one in things:
    for other in things:
        try:
            print(one == other, one < other)
        except TypeError as error:
            print(error)
