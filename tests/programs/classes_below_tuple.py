"""Classes that derive from tuple: items, keys, order, arithmetic, and methods that say otherwise."""

import math


class Point(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))

    @property
    def x(self):
        return self[0]

    @property
    def y(self):
        return self[1]

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __repr__(self):
        return f"Point(x={self.x}, y={self.y})"

    def norm(self):
        return math.hypot(*self)


class Vec(tuple):
    def dot(self, other):
        return sum(a * b for a, b in zip(self, other))

    def __mul__(self, k):
        return Vec(a * k for a in self)


class Version(tuple):
    def __new__(cls, text):
        return tuple.__new__(cls, [int(part) for part in text.split(".")])

    def __str__(self):
        return ".".join(str(part) for part in self)


p = Point(3, 4)
print(p, repr(p), p.x, p.y, p[0], p[-1], len(p), p.norm(), p + Point(1, 1))
print(p == (3, 4), (3, 4) == p, p != (3, 4), p < (3, 5), hash(p) == hash((3, 4)), 3 in p, p.index(4), p.count(3))
x, y = p
print(x, y, list(p), tuple(p), type(tuple(p)).__name__, p[:1], isinstance(p, tuple), isinstance(p, Point), type(p).__name__)
grid = {Point(0, 0): "origin", (1, 1): "one"}
print(grid[(0, 0)], grid[Point(1, 1)], Point(0, 0) in grid, (2, 2) in grid, grid)
for value in p:
    print(value, end=" ")
print()
v = Vec([1, 2, 3])
w = Vec((4, 5, 6))
print(v, v.dot(w), v * 2, type(v * 2).__name__, len(v), v[1], v[1:], sum(v), max(v), sorted(w, reverse=True))
print(v == (1, 2, 3), v + w, type(v + w).__name__, (0,) + v, list(v), Vec(), bool(Vec()), bool(v))
a, b = Version("1.10.2"), Version("1.9")
print(a, b, a > b, a < b, max(a, b), sorted([a, b]), repr(a), f"{a} {b}", a[0], a >= (1, 10), str(b))
print({Version("1.0"): "x"}[(1, 0)], isinstance(a, tuple), "%s" % (a,), "{}".format(b))
points = [Point(2, 1), Point(1, 5), Point(1, 2)]
print(sorted(points), min(points), max(points, key=lambda q: q.y), set([Point(1, 2), Point(1, 2)]))
