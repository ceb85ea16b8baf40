"""Receivers among `*args` or positional-only, arguments of builtins by name, hashes of ranges."""
from functools import partial
from typing import Final
class Q:
    def ping(*args):
        return len(args)
    v = 3
    def pong(*args, **kw):
        self = args[0]
        return self.v, kw
print(Q().ping(1, 2), Q().pong(a=1))
class R:
    def __init__(*args, **kwargs):
        self, *rest = args
        self.rest = rest
        self.options = kwargs
    def __call__(*args):
        "doc"
        return len(args)
print(R(1, 2, a=3).rest, R(x=1).options, R()(1, 2, 3))
class P:
    def __init__(self, /, x, **kw):
        self.x = x
        self.kw = kw
    def get(self, /, default=None):
        return self.x
    @property
    def y(self, /):
        return self.x + 1
    @classmethod
    def make(cls, /, *args):
        return cls(*args)
print(P(1).x, P(2, x2=3).kw, P.make(4).get(), P(5).y, P(1).__dict__)
sq = partial(pow, exp=2)
print(sq(5), list(map(sq, [1, 2, 3])))
print(pow(2, exp=3), pow(base=2, exp=5, mod=7), int("ff", base=16), round(2.5678, ndigits=2))
basetwo = partial(int, base=2)
print(basetwo("1010"))
print(hash(range(3)) == hash(range(0, 3, 1)), {range(3): 1}[range(0, 3)])
STEP: Final = 3
def f(x, s=STEP, t: int = STEP):
    return x + s + t
print(f(1))
print(hash(range(3)), hash(range(1, 10, 2)), {range(0): "empty", range(5, 5): "same"}, len({range(2, 3), range(2, 9, 7)}))
