"""obj.__dict__ and vars(obj): what an object has, in the order in which it got it."""

import json
from dataclasses import dataclass, field


class Point:
    kind = "pt"
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def __repr__(self):
        args = ", ".join(f"{k}={v!r}" for k, v in self.__dict__.items())
        return f"{type(self).__name__}({args})"
    def __eq__(self, other):
        return isinstance(other, Point) and self.__dict__ == other.__dict__
p = Point(1, 2.5)
print(p, p.__dict__, vars(p))
for k in vars(p): print(k, getattr(p, k))
class P3(Point):
    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z
class Early(Point):
    def __init__(self):
        self.first = True
        super().__init__(1, 2)
        self.setup()
        self.last = None
    def setup(self):
        self.a, self.b = [], {}
print(P3(1, 2, "z"), sorted(vars(P3(1, 2, "q")).items()), len(p.__dict__), "x" in p.__dict__)
print(Early(), list(Early().__dict__))
print(Point(1, 2) == Point(1, 2), Point(1, 2) == P3(1, 2, 3), p == 3)
for shape in [Point(1, 2), P3(1, 2, 3), Early()]:
    print(vars(shape), list(vars(shape).values()))
class Temp:
    def __init__(self, c, note=None):
        self.celsius = c
        if note:
            self.note = note
        self.count = 0
    @property
    def celsius(self): return self._c
    @celsius.setter
    def celsius(self, v): self._c = v
    def bump(self):
        self.count += 1
        self.bumped = True
t = Temp(3); u = Temp(4, "warm"); u.bump()
print(t.__dict__, u.__dict__, t.__dict__.get("note"), u.__dict__["note"], list(u.__dict__.keys()))
@dataclass
class Item:
    name: str
    price: float = 1.5
    tags: list = field(default_factory=list)
print(vars(Item("a")), json.dumps(Item("b", 2.0, ["x"]).__dict__), {**vars(Item("c")), "extra": 1})
class Private:
    def __init__(self):
        self.__secret = 1
        self._semi = 2
print(Private().__dict__)
class Node:
    def __init__(self, v):
        self.v = v
        self.next = None
def to_dict(o): return dict(o.__dict__)
print(to_dict(Node(1)), to_dict(p), to_dict(Node(2)) == {"v": 2, "next": None})
class Empty: pass
print(Empty().__dict__, vars(Empty()))
class MyError(Exception):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code
print(MyError(3).__dict__)
class Slotted:
    __slots__ = ("a",)
    def __init__(self): self.a = 1
try:
    print(Slotted().__dict__)
except AttributeError as e:
    print(e)
total = vars(p)["x"] + p.__dict__["y"]
print(total, max(vars(p).values()), dict(vars(p), z=3))
def show(**kw): return kw
print(show(**vars(p)), f"{p.__dict__}")
class A:
    def __init__(self, n):
        for i in range(n):
            self.latest = i
        try:
            self.v = int("x")
        except ValueError:
            self.err = "bad"
        with open("f", "w") as f:
            self.f = 1
        self.end = [i for i in range(n)]
        self.cb = lambda: self.end
print(list(A(2).__dict__), list(A(0).__dict__))
class M:
    def __init__(self):
        self.m = 1
        super().__init__()
class N:
    def __init__(self):
        self.n = 2
class MN(M, N):
    def __init__(self):
        N.__init__(self)
        M.__init__(self)
        self.k = 3
print(MN().__dict__)
class Two(M, N): pass
print(Two().__dict__)
class Cnt:
    n = 0
    def __init__(self):
        Cnt.n += 1
        self.id = Cnt.n
    def touch(self): self.n = 7
c = Cnt(); print(c.__dict__); c.touch(); print(c.__dict__)
