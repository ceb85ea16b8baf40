"""Methods that class bodies make by expressions, and what names mean in comprehensions there."""
import operator
def total(self):
    return self.w + self.h
class Base:
    def __init__(self, w, h):
        self._w, self.h = w, h
    def get_w(self):
        "the width"
        return self._w
    def set_w(self, value):
        if value < 0:
            raise ValueError('negative')
        self._w = value
    def del_w(self):
        del self._w
    w = property(get_w, set_w, del_w, "I'm the width")
    width = property(fget=get_w, doc=None)
    area = property(lambda self: self.w * self.h)
    both = property(total)
    raw = property(operator.attrgetter('_w'))
    half = property(lambda s: s._w / 2, lambda s, v: s.set_w(v * 2))
    def make(cls, n):
        return cls(n, n)
    square = classmethod(make)
    def add(a, b):
        return a + b
    add = staticmethod(add)
    key = staticmethod(lambda p: -p.h)
class Sub(Base):
    def get_w(self):
        return 1000
    w2 = property(get_w)
    w3 = property(Base.get_w, Base.set_w)
b = Base(3, 4)
print(b.w, b.area, b.both, b.raw, b.half, b.width)
b.w = 10
b.half = 4
print(b.w, b.half)
try:
    b.w = -1
except ValueError as e:
    print(e)
try:
    b.area = 3
except AttributeError as e:
    print(e)
s = Sub(5, 6)
print(s.w, s.w2, s.w3, s.area, s.width)
s.w3 = 7
print(s.w, Base.square(3).area, Sub.square(4).area, Base.add(1, 2), b.add('a', 'b'))
print([p.h for p in sorted([b, s], key=Base.key)])
del s.w
try:
    print(s.w)
except AttributeError as e:
    print(e)
n = 'global'
class B:
    n = 3
    f = lambda self: n
    g = [y for y in range(n)]
    pairs = [(x, y) for x in g for y in range(2)]
    order = lambda self, *rest, k=2: (len(rest), k)
    __repr__ = lambda self: 'B!'
    __lt__ = lambda a, b: True
class C:
    n = 3
    h = [n for _ in range(2)]
    t = {k: n for k in range(2)}
    s = sum(1 for _ in range(n) if n == 'global')
    own = [n for n in range(n)]
class D(B):
    m = n
    z = [n for n in (7, 8)]
print(B().f(), B.g, B.pairs, C.h, C.t, C.s, C.own, D.m, D.z)
print(B(), B().order(1, 2), B() < B(), B.f(B()), [B()])
class E:
    S = [1, 2]
    bad = [i for i in S]

import functools
class R:
    def __init__(self, n):
        self.n = n
    def _coerce(f):
        def wrapper(self, other):
            if isinstance(other, int): other = R(other)
            if not isinstance(other, R): return NotImplemented
            return f(self, other)
        return wrapper
    def times(k):
        def deco(f):
            @functools.wraps(f)
            def inner(self, *args):
                return [f(self, *args) for _ in range(k)]
            return inner
        return deco
    @_coerce
    def __add__(self, o): return R(self.n + o.n)
    @_coerce
    def __lt__(self, o): return self.n < o.n
    __radd__, __le__ = __add__, __lt__
    @times(2)
    def hi(self, name='x'): return name + str(self.n)
    def __repr__(self): return 'R(%d)' % self.n
print(R(1) + 2, 3 + R(4), sum([R(1), R(2)]), R(1) < R(2), R(1).hi(), R(2).hi('q'))
try:
    R(1) + 'x'
except TypeError as e:
    print(e)
def extend(s, k):
    if k == 0: return None
    s = {**s, k: k * 2}
    return s
print(extend({}, 1), extend(extend({5: 1}, 3), 2), extend({}, 0))
try:
    extend(extend({}, 0), 1)
except TypeError as e:
    print(e)
