"""Sets of unlike items together, and the first and last of nothing."""

a = {1, 5, 9, "x", 33}
b = {2, 3, 44, 17, 8, 99, 1000}
c: set[int | str | None] = {None, 3}
print(sorted(map(str, a | b)))
print(sorted(b | {1.5}))
d = {1.5, 2.5} | b
print(sorted(d), len(b & {1.0, 2.0}))
c |= b
print(len(c), c - b)
c.update({7, 8})
print(list({0.5} | b), list(b | {0.5}))
print(list({*b, 0.5}), list(b ^ {0.5, 2.0}), frozenset(b) | {0.5})
class E1(Exception): pass
class Holder:
    def __init__(self): self.err: Exception | None = None
    def go(self):
        raise self.err
h = Holder()
try:
    h.go()
except TypeError as e:
    print(e)
h.err = E1("x")
try:
    h.go()
except E1 as e:
    print(repr(e))
print(max([], default=None))
print(min([], default=0))
a: set[int | None] = {1, None}
b = {2}
print(len(a | b), len(b | a), len(a & b))
def f(x): return x
print(f(1))
def f(x, y): return x + y
print(f(1, 2))
def g(c: Exception | None):
    try:
        raise ValueError("x") from c
    except ValueError as e:
        print(repr(e.__cause__))
g(None); g(KeyError("k"))
a = {1, 2}
b = {1, "x", 2}
print(sorted(a.union(b), key=str), a.intersection(b), a.difference(b), a.symmetric_difference(b))
print(a.issuperset(b), b.issuperset(a), a.issuperset([1, "x"]), a.isdisjoint(["q"]), a.issubset([1, 2, "x"]))
print(a.intersection(["x", 2]), a.difference([None, 1]))
print({1, 2}.isdisjoint({"a"}), frozenset("ab") <= frozenset(["a", "b", 3]))
a = {1, 2}
b = {1, "x", 2}
print(a < b, a <= b, b >= a, a == b, a != b, a.issubset(b), a.isdisjoint({"k"}), {1.0, 2} <= b, a < {1, 2, None})
def order(x: set[int], y: set[str]):
    print(x < y, x <= y, x == y)
order({1}, {"a"})
order(set(), set())
print(frozenset([1]) <= {1, "r"}, {(1, 2)} < {1, (1, 2)})
