"""type(x) and x.__class__ of objects whose class is known when the program runs: called, asked, kept, compared."""

class A:
    count = 0
    def __init__(self): type(self).count += 1
    def name(self): return type(self).__name__
    def q(self): return self.__class__.__qualname__
    def tag(self): return type(self).tagname
    tagname = "a"
class B(A):
    count = 10
    tagname = "b"
a, b, c = A(), B(), B()
print(A.count, B.count)
for x in (a, b):
    print(x.name(), x.q(), x.tag(), type(x), x.__class__)
    d = {A: "is a", B: "is b"}
    print(d[type(x)])
    print(type(x) in (A, B), type(x) in d)
reg = {}
def register(cls):
    reg[cls.__name__] = cls
    return cls
@register
class P:
    def __init__(self, v): self.v = v
    def hi(self): return "P%s" % self.v
@register
class Q(P):
    def hi(self): return "Q" + super().hi()
for n in ("P", "Q"):
    print(reg[n](3).hi())
kinds = [P, Q]
print([k(1).hi() for k in kinds], [k.__name__ for k in kinds])
cls = type(a)
print(cls.__name__)
y = type(b)()
print(type(y).__name__)
def same(p, q): return type(p) == type(q)
print(same(a, b), same(b, c))
counts = {}
for x in (a, b, c):
    counts[type(x)] = counts.get(type(x), 0) + 1
print({k.__name__: v for k, v in counts.items()})
class Shape:
    def __init__(self, n): self.n = n
    @classmethod
    def make(cls, n): return cls(n)
    def clone(self): return type(self)(self.n)
    def clone2(self): return self.__class__(self.n)
    @classmethod
    def many(cls, *ns): return [cls(n) for n in ns]
    def __repr__(self): return f"{type(self).__name__}({self.n})"
    def __add__(self, o): return type(self)(self.n + o.n)
class Sq(Shape):
    def __init__(self, n, extra=3):
        super().__init__(n)
        self.extra = extra
print(Sq.make(2), Sq(3).clone(), Sq(4).clone2(), Sq.many(1, 2), Shape(1) + Shape(2), Sq(1) + Sq(3))
def outer(n):
    count = 0
    def rec(k):
        nonlocal count
        count += 1
        if k <= 1: return 1
        return k * rec(k - 1)
    r = rec(n)
    return r, count
print(outer(5))
a, *b = [1, 2, 3]
*c, d = "abc"
e, (f, *g), h = 1, (2, 3, 4), 5
print(a, b, c, d, e, f, g, h)
print([*b, *c], (*b, 1), {*b}, {**{"a": 1}, "b": 2})
def ret(): 
    return *b, 9
print(ret())
print([y := 5, y ** 2], [z for x in range(5) if (z := x * x) > 3], z)
print(1 < 2.5 < 3, "a" < "b" <= "b", 1 == 1.0 == True, 1 < 2 in [2, 3])
