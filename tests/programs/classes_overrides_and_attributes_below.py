"""Overrides that take other parameters than `*args`, classes called with spread items, attributes of classes below."""
import functools
def deco(f):
    @functools.wraps(f)
    def w(self, *a):
        print("call", f.__name__)
        return f(self, *a)
    return w
class Plain:
    @deco
    def go(self, x): return x + 1
    @functools.lru_cache(None)
    def val(self): return 1
    @functools.cached_property
    def cp(self): return 10
    @property
    def pr(self): return 5
class Over(Plain):
    def go(self, x): return x * 2
    def val(self): return 2
    @property
    def pr(self): return super().pr + 1
for o in (Plain(), Over()): print(o.go(4), o.val(), o.pr, o.cp)
class Vec:
    def __init__(self, *c): self.c = list(c)
    def __add__(self, o): return type(self)(*[a + b for a, b in zip(self.c, o.c)])
    def __repr__(self): return f"{type(self).__name__}{tuple(self.c)}"
class W(Vec): pass
print(Vec(1, 2) + Vec(3, 4), W(1) + W(2))
class P:
    def __init__(self, x, y): self.x = x; self.y = y
    def scale(self, k): return self.__class__(*[v * k for v in (self.x, self.y)])
    def __repr__(self): return f"P({self.x}, {self.y})"
print(P(1, 2).scale(3))
class Cmd:
    def run(self, *args): return "base" + str(args)
class One(Cmd):
    def run(self, first, *rest): return f"{first} {rest}"
class Two(Cmd):
    def run(self, a, b=2): return a + b
cs = [Cmd(), One(), Two()]
for c in cs: print(c.run(1), c.run(1, 5))
class Handler:
    def handle(self, *args, **kw):
        return f"default {args} {sorted(kw.items())}"
class Add(Handler):
    def handle(self, a, b): return a + b
class Named(Handler):
    def handle(self, a, *, scale=1): return a * scale
class Opt(Handler):
    def handle(self, *args, sep="-"): return sep.join(map(str, args))
for h in (Handler(), Add(), Named(), Opt()):
    try: print(h.handle(1, 2))
    except TypeError as e: print("TypeError")
for h in [Handler(), Named()]:
    print(h.handle(3, scale=4))
class N: pass
class L(N):
    def f(self): return 1
class M(N):
    f = 5
for x in (N(), L()):
    g = getattr(x, "f", None)
    print(g() if g else "none")
for x in (N(), L(), M()):
    print(hasattr(x, "f"))
    g = getattr(x, "f", 3)
    print(g() if callable(g) else g)
class Visitor:
    def visit(self, node):
        m = getattr(self, "visit_" + type(node).__name__, self.generic)
        return m(node)
    def generic(self, node): return "gen"
class Walker(Visitor):
    def visit_L(self, node): return "L!"
print(Walker().visit(L()), Walker().visit(N()), Visitor().visit(L()))
class Counted:
    def f(self, a): return a
a = Counted()
try: Counted.f(a, 1, 2)
except TypeError as e: print(e)
