"""Classes that derive from Counter and deque, `+=` of deques and of lists with an `__add__` of their own."""

import collections
from collections import Counter, deque

class Bag(Counter):
    def top(self):
        return self.most_common(1)[0][0]
    def __repr__(self):
        return f"Bag({dict(self)})"

b = Bag("hello world")
print(b, b.top(), b["l"], b["?"], len(b), isinstance(b, Counter), isinstance(b, dict))
b.update("lll")
b["h"] += 5
print(b, b.most_common(2), b.total())

class Plain(Counter):
    pass

p = Plain(a=3, b=1)
print(p, Plain(), Plain({"x": 2}), type(p).__name__)
q = p.copy()
q["a"] = 0
print(p, q, type(q).__name__)
print(p + Plain(b=2), type(p + Plain(b=2)).__name__, p - Plain(a=1), p | Plain(c=1), p & Plain(a=1, b=4))
p += Plain(z=3)
print(p, type(p).__name__)
p.subtract("ab")
print(p, sorted(p.elements()))

class Multi(Counter):
    def __init__(self, items=(), name="m"):
        super().__init__(items)
        self.name = name
    def add(self, item, n=1):
        self[item] += n
        if self[item] <= 0:
            del self[item]

m = Multi(["a", "b", "a"], name="letters")
m.add("a", 4)
m.add("b", -1)
print(m, m.name, m == Counter(a=6), "b" in m, dict(m))

class WordCount(collections.Counter):
    """With attributes, and code of its own before and after."""
    def __init__(self, text="", **more):
        self.seen = len(text)
        super().__init__(text.split(), **more)
        self.done = True
    def add(self, word):
        self[word] += 1
    def find(self, n):
        return [w for w, c in self.items() if c == n]

w = WordCount("a b a c a b", z=2)
w.add("q")
print(w, w.seen, w.done, w.find(1), w["none"], len(w), w.most_common(1))
del w["none"]
del w["a"]
print(w, w.total(), sorted(w), max(w.values()), w == Counter(b=2, c=1, z=2, q=1), w != {"b": 1})
class Letters(Counter[str]):
    def share(self, key: str) -> float:
        return self[key] / self.total()
t = Letters("abcab")
print(t.share("a"), t, +t, -t, t <= Letters("abcabz"), t < t)
def total(c: Counter) -> int:
    return sum(c.values())
print(total(t), total(Counter("ab")), total(w))
class More(Letters):
    def __add__(self, other):
        r = More(self)
        r.update(other)
        return r
m = More("ab") + More("bc")
print(m, type(m).__name__, isinstance(m, Letters), m.copy(), type(m.copy()).__name__, type(m - More("b")).__name__)
m.update(a=5)
m.update({"z": 1})
m.subtract(["a"], b=2)
m.clear()
print(m, bool(m))
class Loud(Counter):
    def __str__(self):
        return "loud " + super().__repr__()
l = Loud([3, 1, 3])
print(l, repr(l), f"{l}", [l], dict(l), list(l.elements()), l.get(7), l.get(3, 0), l.pop(3), l.setdefault(9, 4), l)
l |= Loud([9] * 6)
l &= Counter({9: 5, 1: 1})
print(l, type(l).__name__, l.keys() & {1}, 9 in l, {**l}, l | Loud([2]))
for k, v in sorted(l.items()):
    print(k, v)
class Empty(Counter):
    pass
e = Empty()
for x in [1, 1, 2]:
    e[x] += 1
print(e, Empty(e), Empty(x for x in "aab"), Empty({"a": 1}, b=2), Empty(dict(a=1)))
try:
    Empty(5)
except TypeError as x:
    print(x)
class Ratio(Counter):
    @property
    def ratio(self):
        return {k: v / self.total() for k, v in self.items()}
    @classmethod
    def of(cls, text):
        return cls(c for c in text if c.isalpha())
print(Ratio.of("a b, a!").ratio, Ratio.of("zz"))

class Queue(deque):
    def push(self, x):
        self.append(x)
    def take(self):
        return self.popleft()
q = Queue([1, 2, 3])
q.push(4)
print(q, q.take(), len(q), list(q), type(q).__name__, Queue())
print(q + Queue([9]), type(q.copy()).__name__, q * 2)
q += [1]
print(q)
class Ring(deque):
    def __init__(self, size):
        super().__init__(maxlen=size)
    def average(self):
        return sum(self) / len(self)
r = Ring(3)
for i in range(5):
    r.append(i)
print(r, r.average(), r.maxlen)
w = Queue(range(5), maxlen=3)
print(w, w.maxlen, Queue(maxlen=2))

class History(deque):
    def __init__(self, items=(), maxlen=None):
        super().__init__(items, maxlen)
        self.dropped = 0
    def append(self, x):
        if self.maxlen is not None and len(self) == self.maxlen:
            self.dropped += 1
        super().append(x)
    def last(self):
        return self[-1]

h = History("ab", maxlen=3)
h.extend("cd")
h.append("e")
h.rotate(1)
h.appendleft("x")
print(h, h.dropped, h.last(), h.maxlen, h.index("x"), "e" in h, h.count("x"))
h += "q"
h *= 2
print(h, h.dropped, type(h).__name__)
c = h.copy()
print(c, type(c).__name__, c.dropped, c == h, c.maxlen)
print(h + h, type(h + h).__name__, History("uv") * 2, 2 * History("w"))
try:
    History("a", maxlen=-1)
except ValueError as e:
    print(e)

class Row(deque):
    pass
p = Row()
p.append(1)
p.appendleft(0)
p.insert(1, 5)
p.reverse()
del p[0]
p[0] = 9
print(p, p.pop(), p, bool(p), p == deque([0]) , Row([1]) < deque([2]), [*reversed(Row("abc"))], sum(Row([1, 2])))
p.remove(9)
p.clear()
print(p, deque(Row([1])), list(Row("xy")), Row(deque([1, 2], maxlen=2)))
try:
    p.popleft()
except IndexError as e:
    print(e)
class Numbers(deque[int]):
    def mean(self) -> float:
        return sum(self) / len(self)
    def grow(self) -> None:
        print("grown")
    def find(self, x: int) -> int:
        return -5
t = Numbers([1, 2, 3], 5)
for i in range(20):
    t.append(i)
t.grow()
print(t.mean(), t, t.find(3), 19 in t)
def run(q: deque[int]) -> int:
    q.append(4)
    return q.popleft()
print(run(t), run(deque([7])), run(Numbers()))
class Window(deque):
    def __init__(self, n):
        super().__init__([], n)
        self.n = n
    def feed(self, x):
        self.append(x)
        return len(self) == self.n
w = Window(2)
print([w.feed(i) for i in range(4)], w)
for x in w:
    print(x, end=" ")
print(isinstance(w, deque), type(w).__name__, str(w))
d = deque([1, 2, 3], maxlen=5)
print(deque(d, d.maxlen), deque([1], maxlen=deque().maxlen))

q = deque([1])
q += [2]
q += (3, 4)
q += range(2)
q += q
print(q)

class L(list):
    def __add__(self, other):
        print("add")
        return L([*self, *other])
l = L([1])
l += range(2)
print(l)
l += [5]
print(l)

class D(deque):
    def __add__(self, other):
        print("add")
        return 5
d = D([1])
d += range(2)
print(d)
d += d
print(d)
class One(deque):
    def __init__(self, items):
        print("One of", len(items))
        super().__init__(items)
o = One("ab")
print(o.copy(), o + o, o * 2)
class Ended:
    def __radd__(self, other):
        return [*other, 99]
l = [1]
l += Ended()
print(l)
