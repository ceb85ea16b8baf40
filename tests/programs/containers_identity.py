"""Containers compare by identity before equality: nan, and objects that equal nothing."""

import math
n = math.nan
l = [n, 1.0]
print(n in l, l.index(n) if n in l else 'no', l.count(n), l == l, l == [n, 1.0], (n, 1) == (n, 1), l == l.copy(), {1: n} == {1: n}, [l] == [l], (n,) in [(n,)], l < [n, 2.0], l != l)
t = (n, 2)
print(t == t, t < (n, 3), max(t, (n, 3)), sorted([(n, 3), (n, 1)]))
from dataclasses import dataclass
@dataclass
class P:
    x: float
p = P(n)
print(p == p, p == P(n))
from collections import deque
print(deque([n]) == deque([n]), n in deque([n]), {n} == {n})
try:
    l.remove(n)
    print(l)
except ValueError as e:
    print(e)
class W:
    def __init__(self, n: int) -> None:
        self.n = n
    def __repr__(self) -> str:
        return "W"
    def __eq__(self, other: object) -> bool:
        print("eq", self.n)
        return False
w = W(1)
v = W(2)
print(w in [w], w in (w, v), [w] == [w], (w,) == (w,), [v, w].index(w), [w, v].count(w), v in (w,), w in [v, w])
print([1, w] < [2, w] if False else "-", (1, w) == (1, v), w in iter([w]))
ws = [w, v]
ws.remove(v)
print(len(ws), n in iter([n]), n in (x for x in l), n in (1.0, n), 1 in (n, 1.0), "a" in ("a", 1), None in (None, 1))


# --- `is` of numbers and strs that have been handed on ---

MISSING = "missing"


def looked_up(table: dict[str, str], key: str, default: str = MISSING) -> str:
    found = table.get(key, default)
    return "none" if found is MISSING else found


print(looked_up({"a": "1"}, "a"), looked_up({"a": "1"}, "b"))


def kind(value=None):
    if value is MISSING:
        return 1
    return 2 if value is not None else 3


print(kind(), kind("q"), kind(MISSING))
five, six, seven = 5, int("6"), 7000
print(five is six - 1, five is not six, five is seven, [i for i in range(-7, 4) if i is five - 3])
print([each is six - 5 for each in (1, "a", None, 2.5)], MISSING is not looked_up({}, "x"))
