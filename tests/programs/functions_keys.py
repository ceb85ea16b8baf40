"""Functions: keys."""

data = [("bob", 3), ("al", 1), ("cy", 3), ("di", 2)]
data.sort(key=lambda p: p[1])
print(data)
data.sort(key=lambda p: p[1], reverse=True)
print(data)
print(sorted(data, key=lambda p: (-p[1], p[0])))
words = ["pear", "fig", "apple", "kiwi"]
print(sorted(words, key=len), sorted(words, key=len, reverse=True))
words.sort(key=lambda w: w[-1])
print(words)
print(max(words, key=len), min(data, key=lambda p: p[1]))
print(max([], key=len, default="none") if False else "x")
class P:
    def __init__(self, n, a): self.n = n; self.a = a
    def __repr__(self): return f"P({self.n},{self.a})"
    def age(self): return self.a
ps = [P("x", 5), P("y", 2), P("z", 5)]
ps.sort(key=lambda p: p.a)
print(ps)
ps.sort(key=P.age, reverse=True)
print(ps)
def by(k):
    return lambda p: p.n if k == "n" else str(p.a)
print(sorted(ps, key=by("n")), sorted(ps, key=by("a")))
def local(xs, off):
    xs.sort(key=lambda v: (v - off) % 10)
    return xs
print(local([1, 5, 9, 3], 4))
try:
    [1, 0, 2].sort(key=lambda v: 10 // v)
except ZeroDivisionError as e:
    print(e)
xs = [3.5, -1.0, 2.0]
xs.sort(key=abs)
print(xs)
print(list(map(lambda v: v * 2, filter(lambda v: v > 0, xs))))
print(sorted([3, 1, 2], key=lambda v: -v)[0], sum(map(lambda v: v * v, [1, 2, 3])))
