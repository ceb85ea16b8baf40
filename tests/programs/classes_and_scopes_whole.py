"""Operators, context managers, properties, iteration: classes as a textbook has them; then scopes and top-level code."""

class Vec:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
    def __add__(self, o): return Vec(self.x + o.x, self.y + o.y)
    def __mul__(self, k):
        if isinstance(k, Vec): return self.x * k.x + self.y * k.y
        return Vec(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __neg__(self): return Vec(-self.x, -self.y)
    def __eq__(self, o): return isinstance(o, Vec) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __bool__(self): return bool(self.x or self.y)
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __iter__(self): yield self.x; yield self.y
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __len__(self): return 2
    def __contains__(self, v): return v in (self.x, self.y)
    def __format__(self, spec):
        if spec == "p": return f"<{abs(self):.2f}>"
        return f"({self.x:{spec}}, {self.y:{spec}})"
    def __repr__(self): return f"Vec({self.x!r}, {self.y!r})"
    def __call__(self, k): return self * k
    def __lt__(self, o): return abs(self) < abs(o)
    def __index__(self): return self.x
v = Vec(3, 4)
print(v + Vec(1, 1), v * 2, 2 * v, v * v, -v, abs(v), bool(Vec(0, 0)), list(v), v[0], v[-1], len(v), 4 in v, f"{v:p} {v:.1f} {v}", v(3))
print(sorted([Vec(5, 5), Vec(1, 0), v]), max([v, Vec(9, 9)]), {v: "a"}[Vec(3, 4)], [10, 20, 30, 40][v], v == (3, 4), v != Vec(3, 4))
a, b = v
print(a, b, tuple(v), sum(v), [*v, *v])
class Temp:
    def __init__(self, c): self._c = c
    @property
    def f(self): return self._c * 9 / 5 + 32
    @f.setter
    def f(self, v): self._c = (v - 32) * 5 / 9
    @f.deleter
    def f(self): self._c = 0
t = Temp(100)
print(t.f); t.f = 32; print(t._c); del t.f; print(t.f)
class Suppress:
    def __init__(self, *kinds): self.kinds = kinds
    def __enter__(self): return self
    def __exit__(self, et, e, tb):
        return et is not None and issubclass(et, self.kinds)
with Suppress(ValueError, KeyError):
    print("in"); raise KeyError("x")
print("after")
try:
    with Suppress(ValueError):
        raise TypeError("no")
except TypeError as e:
    print("passed", e)
class Base:
    def __init__(self, **kw):
        super().__init__(**kw) if False else None
        self.base = True
    def hello(self): return ["Base"]
class L(Base):
    def hello(self): return ["L"] + super().hello()
class R(Base):
    def hello(self): return ["R"] + super().hello()
class D(L, R):
    def hello(self): return ["D"] + super().hello()
print(D().hello(), [k.__name__ for k in (D, L, R)])
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n + 1
print(list(Countdown(3)), sum(Countdown(4)), max(Countdown(2)), 2 in Countdown(3))
class Old:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * i
print(list(Old()), [x for x in Old()], 9 in Old())
class Defaults(dict):
    def __missing__(self, k): return f"<{k}>"
print(Defaults(a=1)["a"], Defaults()["zz"], "{a} {b}".format_map(Defaults(a="x")))
import sys
DEBUG = False
try:
    value = int("12x")
except ValueError as e:
    value = -1
    print("bad", e)
else:
    print("fine")
finally:
    print("finally", value)
for i in range(3):
    if i == 1: continue
    for j in range(3):
        if j == 2: break
    else:
        print("never")
    print(i, j)
else:
    print("loop done")
if DEBUG:
    def log(*a): print("DEBUG", *a)
else:
    def log(*a): pass
log("x", 1)
if sys.platform == "nope":
    class Impl:
        name = "nope"
else:
    class Impl:
        name = "normal"
print(Impl.name, Impl().name)
class Outer:
    limit = 3
    squares = [n * n for n in range(4)]
    total = 0
    for _s in squares:
        total += _s
    if total > 10:
        size = "big"
    else:
        size = "small"
    class Inner:
        def __init__(self, v): self.v = v
        def __repr__(self): return f"Inner({self.v})"
    def make(self): return self.Inner(self.limit)
    def other(self): return Outer.Inner(9)
print(Outer.squares, Outer.total, Outer.size, Outer().make(), Outer().other(), Outer.Inner(1))
def outer():
    x = 1
    def mid():
        nonlocal x
        x += 1
        def inner():
            nonlocal x
            x *= 10
            return x
        return inner
    f = mid()
    return f(), f(), x
print(outer())
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
print(even(10), odd(7))
funcs = [lambda x, n=n: x + n for n in range(3)]
print([f(10) for f in funcs])
funcs2 = []
for n in range(3):
    funcs2.append(lambda: n)
print([f() for f in funcs2])
compose = lambda *fs: lambda x: [x := f(x) for f in fs][-1]
print(compose(lambda x: x + 1, lambda x: x * 2)(5))
data = {"a": [1, 2], "b": [3]}
print({k: sum(v) for k, v in data.items() if (n := len(v)) > 0}, n)
print([(i, j) for i in range(3) for j in range(i) if (i + j) % 2])
print(*[f"{i:>3}" for i in range(3)], sep="|", end="!\n")
x, (y, *z), *w = 1, (2, 3, 4), 5, 6
print(x, y, z, w)
i = 0
while (line := ["a", "b", ""][i]):
    print(line, end=" "); i += 1
print()
a = b = []
a.append(1)
print(a is b, b)
print(1 < 2 < 3 != 4, "a" < "b" == True, not 1 in [1])
def f(a, /, b, *, c=3, **kw): return a, b, c, kw
print(f(1, 2), f(1, b=5, c=6, d=7))
def deco(n):
    def wrap(fn):
        def inner(*a, **k):
            return [fn(*a, **k)] * n
        return inner
    return wrap
@deco(2)
def hi(name, punct="!"): return "hi " + name + punct
print(hi("bob"), hi("al", punct="?"))
assert value == -1, "message"
del a[0]
print(b, globals is not None)
print(type(1), type("s").__name__, type([]) is list, isinstance(True, int))
print(f"{3.14159:.2f} {42:05d} {'x':^5}| {1e10:g} {255:#x} {1234567:,} {0.5:%} {value=}")
