"""Lists: methods, operators, slices, sorting."""

a = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]
print(a, len(a), a[0], a[-1], a[2:5], a[::-1], a[::3], a[-3:])
a.sort()
print(a)
a.sort(reverse=True)
print(a)
a.append(7); a.insert(2, 100); a.extend([8, 9]); a += [10]
print(a, a.pop(), a.pop(0), a.index(5), a.count(5), 4 in a, 44 in a)
a.remove(5); a.reverse()
print(a, a.copy() == a, a + [1], [0] * 5, a * 2, 2 * [1, 2])
a[1] = -1; a[-1] = -2; a[0] += 5
del a[3]
a[1:3] = [7, 7, 7, 7]
print(a, a < [9], a == a, a != [1], [1, 2] < [1, 3])
a.clear()
print(a, not a)
s = ["pear", "apple", "fig", "ünder"]
s.sort()
print(s, max(s), min(s), ",".join(s))
f = [2.5, -1.0, 3.25]
f.sort()
print(f, sum(f), sum([1, 2, 3]), max(f))
n = [[1, 2], [3], []]
n.append([4, 5])
print(n, n[0][1], len(n[3]))
b = [True, False]
print(b)
t = [(1, "a"), (0, "b"), (0, "a")]
t.sort()
print(t)
w: list[str] = []
for i in range(50):
    w.append(str(i * i % 17))
w.sort()
print(w, w.index("16"))
class P:
    def __init__(self, x: int) -> None:
        self.x = x
    def __lt__(self, o: "P") -> bool:
        return self.x < o.x
    def __repr__(self) -> str:
        return f"P({self.x})"
    def __eq__(self, o: object) -> bool:
        return isinstance(o, P) and self.x == o.x
ps: list[P] = []
for i in range(200):
    ps.append(P(i * 7919 % 101))
ps.sort()
print(ps)
x: list[int] = []
for i in range(100000):
    x.append(i ^ 0x5555)
x.sort()
print(x[:10], x[99990:], len(x))
while len(x) > 5:
    x.pop()
print(x)
for i, v in enumerate(x):
    print(i, v)
for p, q in zip(x, "abc"):
    print(p, q)
for v in reversed(x):
    print(v)
