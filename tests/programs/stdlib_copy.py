"""copy: flat and deep copies of containers and objects, cycles, copies by hand."""

import copy
from collections import Counter, defaultdict, OrderedDict, deque
from dataclasses import dataclass, field
a = [[1, 2], [3]]
b = copy.copy(a); c = copy.deepcopy(a)
a[0].append(9); a.append([7])
print(a, b, c)
d = {"x": [1], "y": [2]}
e = copy.deepcopy(d); f = copy.copy(d)
d["x"].append(5); d["z"] = []
print(d, e, f)
print(copy.deepcopy(5), copy.deepcopy("s"), copy.copy(None), copy.deepcopy((1, [2])), copy.copy(2.5))
class Node:
    def __init__(self, v: int) -> None:
        self.v = v
        self.next: "Node | None" = None
        self.kids: list[Node] = []
n = Node(1); n.next = Node(2); n.next.next = n; n.kids.append(n)
m = copy.deepcopy(n)
print(m is n, m.next is n.next, m.next.next is m, m.kids[0] is m, m.v)
m.v = 10; print(n.v, m.next.next.v)
k = copy.copy(n); print(k.kids is n.kids, k is n)
class Sub(Node):
    def __init__(self, v: int, extra: list[str]) -> None:
        super().__init__(v)
        self.extra = extra
xs: list[Node] = [Node(1), Sub(2, ["a"])]
ys = copy.deepcopy(xs)
s = ys[1]
assert isinstance(s, Sub)
s.extra.append("b")
x1 = xs[1]
assert isinstance(x1, Sub)
print(s.extra, x1.extra, type(ys[1]).__name__, type(ys[0]).__name__)
@dataclass
class P:
    x: int
    tags: list[str] = field(default_factory=list)
@dataclass(frozen=True)
class Q:
    p: P
    t: tuple[int, list[int]]
q = Q(P(1, ["a"]), (1, [2]))
r = copy.deepcopy(q)
r.p.tags.append("z"); r.t[1].append(3)
print(q, r, q == r)
print(copy.copy(P(3)))
class C:
    def __init__(self, n: int) -> None: self.n = n; self.log = ["made"]
    def __copy__(self) -> "C":
        c = C(self.n + 1); return c
    def __deepcopy__(self, memo: dict[int, object]) -> "C":
        c = C(self.n + 100); memo[id(self)] = c
        c.log = copy.deepcopy(self.log, memo)
        return c
c1 = C(1)
print(copy.copy(c1).n, copy.deepcopy(c1).n, copy.deepcopy([c1])[0].n, copy.deepcopy([c1, c1])[1].n)
cc = Counter("hello"); dd = defaultdict(list); dd["a"].append(1); od = OrderedDict(a=1)
c2 = copy.deepcopy(cc); c2["h"] += 5; print(cc, c2, type(c2).__name__)
d2 = copy.deepcopy(dd); d2["b"].append(3); d2["a"].append(4); print(dd, d2)
print(copy.copy(od), copy.deepcopy(od))
sh = [1]; w = [sh, sh]; v = copy.deepcopy(w); v[0].append(2); print(v, v[0] is v[1])
class L:
    pass
l = L(); l.x = 1
l2 = copy.deepcopy(l); print(l2.x, hasattr(l2, "y"))
o: int | list[int] | None = [1]
z = copy.deepcopy(o); print(z, z is o)
print(copy.copy({1, 2}), copy.deepcopy(frozenset([1])), copy.copy(bytearray(b"x")))
print(copy.copy(deque([1, 2])))
print(copy.deepcopy({1, 2}), copy.deepcopy(deque([[1], [2]], maxlen=5)))
from decimal import Decimal
from pathlib import Path
import re
held = [Decimal("1.50"), Decimal("2")], {"at": Path("/a/b")}, re.compile("x+")
other = copy.deepcopy(held); other[0].append(Decimal(3)); print(held, other)
