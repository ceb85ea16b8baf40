"""Functions: methods_as_values.

ends: by an exception
"""

from collections.abc import Callable
class Counter:
    def __init__(self, n):
        self.n = n
    def bump(self, by=1):
        self.n += by
        return self.n
    def get(self): return self.n
    @classmethod
    def make(cls, n): return cls(n)
    @staticmethod
    def twice(x): return 2 * x
    def callbacks(self):
        return [self.bump, self.get]
    def closure(self):
        return lambda k: self.n * k
class Sub(Counter):
    def get(self): return -self.n
c = Counter(5)
f = c.bump
print(f(), f(10), f(by=100), c.n)
for g in c.callbacks():
    print(g())
print(c.closure()(3))
mk = Counter.make
print(mk(3).n, Counter.twice(4))
tw = Counter.twice
print(tw(21))
def run(cb): return cb()
print(run(c.get), run(Sub(7).get))
ub = Counter.get
print(ub(c), ub(Sub(3)))
x: Callable[[int], int] = c.bump
print(x(1))
print(list(map(str.upper, ["a", "b"])))
print(f.__name__, f.__qualname__)
xs = []
add = xs.append
add(1)
add(2)
print(xs)
class Button:
    def __init__(self):
        self.handlers = []
    def on(self, h):
        self.handlers.append(h)
    def fire(self, v):
        return [h(v) for h in self.handlers]
b = Button()
b.on(lambda v: v + 1)
b.on(c.bump)
b.on(abs)
print(b.fire(5))
class Adder:
    def __init__(self, k): self.k = k
    def __call__(self, v): return v + self.k
ad = Adder(10)
print(ad(5), run(lambda: ad(1)))
b.on(ad)
print(b.fire(-1))
def apply(fn: Callable[[int], int], v: int) -> int:
    return fn(v)
print(apply(ad, 3), apply(c.bump, 2))
words = ["b", "A", "c"]
print(sorted(words, key=str.lower))
class Err:
    def go(self, x): return 1 // x
e = Err()
h = e.go
fs = [h, lambda x: x]
fs[0](0)
