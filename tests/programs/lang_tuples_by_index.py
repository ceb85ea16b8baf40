"""Tuples: an index, a slice and a product that are computed, tuples that grow, and their methods."""

T: tuple[int, ...] = (1, 2)
N = 5
def f():
    global T
    T = T + (3,)
f()
f()
print(T, N)
U: tuple[int, ...] | None = (1, 2)
def g():
    global U
    U = None
print(U)
g()
print(U)
W: tuple[str, ...] = ("a", "b")
def h():
    global W
    W = W + ("c",)
h()
print(W, W[1], len(W))
path = ()
def walk(n):
    global path
    if n == 0:
        return
    path = path + (n,)
    walk(n - 1)
walk(9)
print(path)
def perms(rest, prefix):
    if not rest:
        print(prefix)
        return
    for i in range(len(rest)):
        perms(rest[:i] + rest[i+1:], prefix + (rest[i],))
perms((1, 2, 3), ())
def perms2(rest, prefix=()):
    if not rest:
        return [prefix]
    out = []
    for i, r in enumerate(rest):
        out += perms2(rest[:i] + rest[i+1:], prefix + (r,))
    return out
print(perms2("abc"))
print(perms2([1, 2, 3])[3])
def build(n):
    t = ()
    while n:
        t += (n % 2,)
        n //= 2
    return t[::-1]
print(build(37), build(0), build(5) == (1, 0, 1), hash(build(5)) == hash((1, 0, 1)), build(2) < (1, 1))
print({build(6): "six"}, isinstance(build(3), tuple), type(build(9)).__name__)
a, b, c = build(6)
print(a, b, c)
x, *y = build(37)
print(x, y)
COLORS = ("red", "green", "blue")
RGB = {"red": (255, 0, 0), "green": (0, 255, 0)}
for i in range(-3, 3): print(COLORS[i], end=" ")
print(COLORS[1:][0], COLORS[len(COLORS) - 1], ("x",) * 3, 2 * (1, 2), (0,) * N)
v = RGB["red"]
print([v[k] for k in range(3)], sum(v), max(v), v[::-1], sorted(v))
for i in range(5):
    try: print((10, 20, 30)[i])
    except IndexError as e: print("E", e)
try:
    print(COLORS["a"])
except TypeError as e: print(e)
m = ((1, 2, 3), (4, 5, 6))
print([[m[r][c] for r in range(2)] for c in range(3)], [row[1] for row in m], m[-1][-1], [sum(r) for r in m], list(zip(*m)))
pairs = [("a", 1), ("b", 2)]
for p in pairs:
    for k in range(2): print(p[k], end=",")
print()
DAYS = ("Mon","Tue","Wed","Thu","Fri","Sat","Sun")
def name(d): return DAYS[d % 7]
print(name(3), name(9), DAYS.index("Wed"), "Sun" in DAYS, DAYS[-2:], DAYS[::2])
P = (1, "x", 2.5)
for i in range(len(P)):
    print(P[i])
for v in P: print(v)
j = 1
print(P[j:])
t = ((1, 2), ("a", 3))
for i in range(2):
    print(t[i], t[i][1])
def item(t, i):
    return t[i]
print(item((1, 2), 1), item(("x", 1), 0))
try:
    print(item((1, 2), 5))
except IndexError as e:
    print(e)
t = (1, 2, 3)
n = 2
print(t * 2, t + (4,), t * n)
t += (5,)
print(t, len(t), max(t), 3 in t, t.index(3), t.count(1))
