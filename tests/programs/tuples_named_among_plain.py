"""Named tuples among plain ones: in sets, as keys of dicts, in lists, where they are equal to them."""
from typing import NamedTuple
from collections import namedtuple
class Pt(NamedTuple):
    x: int
    y: int
P2 = namedtuple("P2", "x y")
walls = {(1, 2), (3, 4)}
print(Pt(1, 2) in walls, P2(3, 4) in walls, Pt(5, 6) in walls)
seen = set()
seen.add(Pt(1, 2))
print((1, 2) in seen)
grid = {(0, 0): "a", (0, 1): "b"}
print(grid[Pt(0, 1)], grid.get(Pt(5, 5)), Pt(0, 0) in grid)
seen.add((7, 8))
print(sorted(seen))
d = {}
d[Pt(1, 1)] = 1
d[(2, 2)] = 2
print(d, (1, 1) in d, d[(1, 1)])
print([Pt(1, 2), Pt(3, 4)].index((3, 4)), (1, 2) in [Pt(1, 2)])
print(Pt(1,2) == (1,2), {Pt(1, 2)} == {(1, 2)}, walls - {Pt(1, 2)}, walls | {Pt(9, 9)})
class Base(NamedTuple):
    x: int
    y: int
class Own(NamedTuple):
    x: int
    y: int
    def __eq__(self, other):
        return self.x == other[0]
    def __hash__(self):
        return hash(self.x)
P = namedtuple("P", "x y")
class Q(P):
    def norm(self): return self.x + self.y
s = {Q(1, 2)}
print((1, 2) in s, ("a", 2) in s, P(1, 2) in s, Q(1, 2) in {(1, 2)}, (1, 2, 3) in s)
print((1, 5) in {Own(1, 2)}, Own(1, 2) in {Own(1, 7)})
print(Base(1, 2) in {Q(1, 2)}, Base(1, 2) in {(1, 2): 3}, (1, 2) in {Base(1, 2): 3}.keys())

def nb(p):
    for dx, dy in ((0, 1), (1, 0)):
        yield p.x + dx, p.y + dy
start = Pt(0, 0)
todo = [start]
seen = {start}
while todo:
    p = todo.pop()
    for n in nb(p):
        if n not in seen and max(n) < 3:
            seen.add(Pt(*n))
            todo.append(Pt(*n))
print(len(seen))
