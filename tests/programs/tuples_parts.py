"""Slices of tuples, and tuples with the items of others."""
from collections import namedtuple
from typing import NamedTuple


class Point(NamedTuple):
    x: int
    y: int
    name: str = "p"


def made(n: int) -> tuple[int, str, float]:
    print("made", n)
    return n, str(n), n / 2


def rest(t: tuple[int, str, float]) -> tuple[str, float]:
    return t[1:]


t = (1, "two", 3.0, True)
print(t[1:], t[:2], t[:], t[::-1], t[-2:], t[::2], t[5:], t[3:0:-2], t[-100:2], t[1:100])
print(made(4)[:2], rest(made(5)), made(6)[::-1], len(t[1:3]), ()[:1], t[:0])
a, b = made(7)[1:]
print(a, b)
p = Point(1, 2)
print(p[:2], p[1:], (*p, 9), (*p[:2], *p[::-1]))
print((*t, 5), (0, *t), (*t, *t), (*made(1), *made(2)))
x, *y = (*t[:2], 4)
print(x, y)



print(t[:1] + t[2:], t[:2] == (1, "two"), hash(t[:1]) == hash((1,)))
for item in (*t[:2], "end"):
    print(item)
Pair = namedtuple("Pair", "a b")
q = Pair(3, 4)
print(q[:1], (*q,), [*q[::-1]])
print(1 in t[:1], (1, 2, 3)[-1:], (("a", 1), ("b", 2))[1:][0])
