"""Classes that derive from list and dict: made of what those are made of, with methods of their own."""

from collections import defaultdict, OrderedDict, Counter, deque
class Named(list):
    def total(self):
        return sum(self)
    def __repr__(self):
        return "Named" + list.__repr__(self)
n = Named([1, 2, 3])
n.append(4)
print(n.total(), n, len(n), n[0])
m = Named()
m.append("a")
print(m)
class Stack(list):
    def push(self, x): self.append(x)
    def peek(self): return self[-1]
s = Stack()
s.push(3); s.push(4)
print(s.peek(), s.pop(), s, isinstance(s, list), isinstance(s, Stack))
class AttrDict(dict):
    def __getattr__(self, k):
        try:
            return self[k]
        except KeyError:
            raise AttributeError(k)
    def merged(self, other):
        out = AttrDict(self)
        out.update(other)
        return out
d = AttrDict(a=1, b=2)
print(d.a, d.merged({"c": 3}), d["b"])
try:
    d.zz
except AttributeError as e:
    print("AE", e)
class Defaults(dict):
    def __missing__(self, key):
        self[key] = key * 2
        return self[key]
x = Defaults()
print(x[3], x)
class UniqueList(list):
    def append(self, x):
        if x not in self:
            super().append(x)
u = UniqueList()
for i in [1, 2, 1, 3]:
    u.append(i)
print(u, sorted(u, reverse=True))
class Matrix(list):
    def __init__(self, rows):
        super().__init__(rows)
        self.n = len(rows)
    def cell(self, i, j):
        return self[i][j]
m2 = Matrix([[1, 2], [3, 4]])
print(m2.cell(1, 0), m2.n, m2, len(m2), [r for r in m2])
class Settings(dict):
    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self.locked = False
    def __setitem__(self, k, v):
        if getattr(self, "locked", False):
            raise KeyError("locked")
        super().__setitem__(k, v)
st = Settings(a=1, b=2)
st["c"] = 3
st.locked = True
try:
    st["d"] = 4
except KeyError as e:
    print("KE", e)
print(st, st.get("a"), sorted(st))
try:
    Stack(1, 2)
except TypeError as e:
    print(e)
class Typed(list[int]):
    def mean(self) -> float:
        return sum(self) / len(self)
print(Typed([1, 2, 6]).mean(), Typed(range(3)))
def show(s: Stack) -> int:
    return len(s)
print(show(s))
