"""Objects default text."""

class A:
    def __init__(self, v): self.v = v
class B:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return isinstance(o, B) and o.v == self.v
a, b, c = A(1), A(2), A(3)
l = [a, b, c]
print(l.index(b), b in l, A(2) in l, l.count(a))
l.remove(b)
print(len(l))
try:
    l.remove(b)
except ValueError as e:
    print(e)
try:
    l.index(b)
except ValueError as e:
    print("idx", str(e).endswith("is not in list"))
m = [B(1), B(2)]
print(m.index(B(2)), B(2) in m)
m.remove(B(2))
print(len(m), [x.v for x in m])
d = {a: 1}
print(d[a], a in d, b in d)
s = {a, b}
print(len(s), a in s)
s.discard(a)
try:
    s.remove(c)
except KeyError as e:
    print("KE")
print(l == [a, c], (a, 1) == (a, 1), (a, b) == (a, c))
import re
def mask(x): return re.sub(r"0x[0-9a-f]+", "0x", x)
print(mask(str(a)), mask(repr(b)), mask(f"{l}"), mask("%s" % a))
class Base: pass
class Der(Base): pass
objs = [Base(), Der()]
for o in objs: print(mask(repr(o)))
class Inner:
    class X: pass
print(mask(str(Inner.X())))
def loc():
    class L: pass
    return L()
print(mask(str(loc())))
print(str(a) == str(a), str(a) == str(c), hex(id(a)) in str(a))
try:
    raise ValueError(f"bad {a}")
except ValueError as e:
    print(mask(str(e)))
class OnlyStr:
    def __str__(self): return "os"
print(OnlyStr(), mask(repr([OnlyStr()])))
