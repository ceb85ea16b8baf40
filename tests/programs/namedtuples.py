from typing import NamedTuple
from collections import namedtuple

class P(NamedTuple):
    x: int
    y: int = 5
    label: str = "p"
    def dist(self) -> int:
        return abs(self.x) + abs(self.y)
    @property
    def swapped(self):
        return P(self.y, self.x)

Q = namedtuple("Q", ["a", "b"])
R = namedtuple("R", "u v w", defaults=[7])

p = P(1, 2)
print(p, p.x, p[1], p.dist(), p.swapped, p == (1, 2, "p"), p == P(1, 2), len(p))
x, y, label = p
print(x, y, label)
print(p._replace(x=9), p._fields, p[-1])
q = Q(1, 2)
print(q, q.a + q.b, q == (1, 2), q < Q(1, 3), q._replace(b=5))
r = R(1, 2)
print(r, R._fields)
for item in q:
    print(item)
print(2 in q, q + (3,), sum(q), max(q))
def f(t):
    a, b = t
    return a * b
print(f(q))
pts = [P(3, 1), P(1, 2), P(2, 0)]
pts.sort()
print(pts)
try:
    p.x = 3
except AttributeError as err:
    print(err)
class Emp(NamedTuple):
    name: str
    id: int = 3
    def __str__(self):
        return f"{self.name}#{self.id}"
    def __add__(self, n: int) -> "Emp":
        return Emp(self.name, self.id + n)
    @classmethod
    def parse(cls, text: str) -> "Emp":
        a, b = text.split(":")
        return cls(a, int(b))
    @staticmethod
    def nobody():
        return Emp("nobody", -1)
e = Emp.parse("bob:12")
print(e, repr(e), e + 5, Emp.nobody(), e.name, str(e), [e], e > Emp("a"), e != Emp("bob", 12))
for name, id in [e, e + 1]:
    print(name, id)
match e:
    case Emp(name="bob", id=i):
        print("bob", i)
Node = NamedTuple("Node", [("v", int), ("w", float)])
print(Node(1, 2.5), Node(v=2, w=0.5).w)
first, *rest = q
print(first, len(p), max(q), sorted(pts)[0])


Renamed = namedtuple("Renamed", "id class name id _x", rename=True)
print(Renamed._fields, Renamed(1, 2, 3, 4, 5)._1)
Again = namedtuple("Again", ["a", "def", "a"], rename=True, defaults=[7])
print(Again(1, 2), Again._fields)
