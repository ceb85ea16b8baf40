"""Marks made by object(), columns of several tables, tuples of several lengths, defaults named in the class."""

from dataclasses import dataclass, field
import heapq


INF = float('inf')
def coins(amount, denoms):
    dp = [0] + [INF] * amount
    for a in range(1, amount + 1):
        dp[a] = min((dp[a - d] + 1 for d in denoms if d <= a), default=INF)
    return dp[amount] if dp[amount] < INF else -1
print(coins(63, [1, 5, 10, 21, 25]), coins(7, (2, 4)))


ops = [("put", 1, 1), ("put", 2, 2), ("get", 1), ("put", 3, 3), ("get", 2)]
for op in ops:
    if op[0] == "put":
        print(op[1], op[2])
    else:
        print(op[1])
def f(*args):
    if len(args) == 2:
        return args[0] + args[1]
    if len(args) == 1:
        return args[0]
    return 0
print(f(1), f(1, 2), f())
def g(n): return (1, 2) if n else (1, 2, 3)
try:
    print(g(0)[2], g(1)[2])
except IndexError as e:
    print(e)


class D:
    MISSING = object()

    def __init__(self):
        self.d = {"a": None, "n": 5}

    def get(self, k, default=MISSING):
        v = self.d.get(k, default)
        if v is self.MISSING:
            raise KeyError(k)
        return v

    def has(self, k):
        s = object()
        return self.d.get(k, s) is not s


_END = object()
d = D()
print(d.get("a"), d.get("n"), d.has("n"), d.has("zz"), d.get("zz", 4))
try:
    d.get("zz")
except KeyError as e:
    print("KeyError", e)
it = iter([1, 2])
while (x := next(it, _END)) is not _END:
    print(x)
print(_END == object(), _END == _END, type(_END).__name__, isinstance(_END, object), bool(_END), hash(_END) == hash(_END))


rows = [("a", 1, 2.5), ("bb", 22, 3.0)]
headers = ("name", "n", "x")
for col in zip(headers, *rows):
    print(max(len(str(c)) for c in col), col)
m = [[1, 2], [3, 4]]
print(list(zip(*m, [5, 6])), list(zip([0, 0], *m)))
for a, *rest in zip(headers, *rows):
    print(a, rest)
print(list(map(lambda *c: sum(c), *m)), [sum(c) for c in zip(*m)], list(map(max, *m)))
print(list(map(sum, zip(*m))), list(zip(*zip(*m))))


@dataclass(order=True)
class Ev:
    t: float
    f: callable = field(compare=False)
    a: tuple = field(compare=False, default=())
q = []
heapq.heappush(q, Ev(2.0, print, ("x", 1)))
heapq.heappush(q, Ev(1.0, lambda n: print("n", n), (3,)))
while q:
    e = heapq.heappop(q)
    e.f(*e.a)
def app(f: callable, x: any):
    return f(x)
print(app(lambda v: v * 2, 4))
