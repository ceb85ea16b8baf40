"""Tuples of any length where an annotation says how many items there are."""

import itertools
from typing import NamedTuple


class P(NamedTuple):
    x: int
    y: int

    def __add__(self, other: tuple[int, int]) -> "P":
        return P(self.x + other[0], self.y + other[1])


print([P(1, 2) + d for d in itertools.product((-1, 1), repeat=2)])


def dist(a: tuple[int, int], b: tuple[int, int]) -> int:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


pts: list[tuple[int, int]] = []
for line in "1,2 3,4 5,6".split():
    pts.append(tuple(map(int, line.split(","))))
print(pts, dist(pts[0], pts[2]))
best: dict[tuple[str, str], int] = {}
for pair in itertools.combinations("abc", 2):
    best[pair] = len(best)
print(best, best["a", "c"])


def parse(text: str) -> tuple[int, int]:
    return tuple(int(p) for p in text.split("-"))


print(parse("3-4"), sum(parse("1-2")))


def maybe(text: str) -> tuple[int, int] | None:
    if "-" not in text:
        return None
    return tuple(int(p) for p in text.split("-"))


print(maybe("3-4"), maybe("3"))
rgb: tuple[int, int, int] = tuple(int("ff8000"[i : i + 2], 16) for i in (0, 2, 4))
print(rgb, "#%02x%02x%02x" % rgb)
grown = [(1, 2)]
grown.append(tuple([1, 2, 3]))
print(grown)


class Move:
    def __init__(self, pos: tuple[int, int]) -> None:
        self.pos: tuple[int, int] = pos


m = Move(tuple([3, 4]))
m.pos = tuple(a + 1 for a in m.pos)
print(m.pos)
