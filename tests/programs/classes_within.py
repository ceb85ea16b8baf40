class Temp:
    def __init__(self, c):
        self._c = c
        self.log = []
    @property
    def c(self):
        """Celsius."""
        return self._c
    @c.setter
    def c(self, v):
        if v < -273:
            raise ValueError("too cold")
        self._c = v
    @c.deleter
    def c(self):
        self.log.append("deleted")
        self._c = 0
    @property
    def f(self):
        return self._c * 9 / 5 + 32
t = Temp(10)
t.c = 20
t.c += 5
print(t.c, t.f)
try:
    t.c = -500
except ValueError as e:
    print(e)
del t.c
print(t.c, t.log)
class Outer:
    class Inner:
        z = 3
        def __init__(self, x):
            self.x = x
        def __repr__(self):
            return f"Inner({self.x})"
    def make(self):
        return Outer.Inner(4)
    def make2(self):
        return self.Inner(5)
o = Outer()
print(o.make(), o.make2(), Outer.Inner(6), Outer.Inner.z, type(o.make()).__name__, type(o.make()).__qualname__)
i: Outer.Inner = Outer.Inner(7)
print(i.x)
def f(n):
    class Local:
        def __init__(self, v):
            self.v = v
        def double(self):
            return self.v * 2
    return Local(n).double()
print(f(4), f(5))
class D:
    def __init__(self):
        self.a = 1
        self.b = "x"
d = D()
del d.a
try:
    print(d.a)
except AttributeError as e:
    print(e)
d.a = 5
print(d.a, hasattr(d, "a"), hasattr(d, "zz"), getattr(d, "b"), getattr(d, "zz", "dflt"))
print(d.a)
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y):
        self.x, self.y = x, y
def m(p):
    match p:
        case Point(0, y):
            return f"y={y}"
        case Point(x, 0):
            return f"x={x}"
        case Point(x=x, y=y):
            return f"{x},{y}"
print(m(Point(0, 3)), m(Point(2, 0)), m(Point(1, 2)))
print(D.__name__, Temp.__doc__)
