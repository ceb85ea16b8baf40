"""Classes that a table names, made with what not all of them take; a decorator of functools by its module."""

import functools
import operator


@functools.total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(int(p) for p in text.split("."))

    def __eq__(self, other):
        return isinstance(other, Version) and self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts

    def __repr__(self):
        return f"Version({'.'.join(map(str, self.parts))})"


class Shape:
    registry = {}

    @classmethod
    def create(cls, kind, *args):
        try:
            return cls.registry[kind](*args)
        except KeyError:
            raise ValueError(f"no shape called {kind!r}") from None


class Circle(Shape):
    def __init__(self, r):
        self.r = r

    def area(self):
        return 3 * self.r * self.r


class Rect(Shape):
    def __init__(self, w, h):
        self.w, self.h = w, h

    def area(self):
        return self.w * self.h


Shape.registry["circle"] = Circle
Shape.registry["rect"] = Rect
print([s.area() for s in (Rect(2, 3), Circle(1), Shape.create("circle", 2))])
try:
    Shape.create("blob", 1)
except ValueError as e:
    print(e)
vs = [Version(v) for v in "1.10 1.2 1.2.1 0.9".split()]
print(sorted(vs), max(vs), vs[0] >= vs[1], vs[0] <= vs[1])
for make in (lambda: Shape.create("rect", 1), lambda: Shape.create("circle", 1, 2)):
    try:
        print(make().area())
    except TypeError as e:
        print(e)
