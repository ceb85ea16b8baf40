"""Tuples whose length is found out when the program runs, among those that are written out."""

t = tuple(range(5))
print(t[1:3], t[::-1], t + (9,), (0,) + t, t * 2, 3 in t, 7 in t, t.index(3), t.count(2), len(t))
for i, x in enumerate(t):
    print(i, x, end=" ")
print()
a, b, *c = t
print(a, b, c, sum(t), max(t), sorted(t, reverse=True), list(t), set(t) == {0, 1, 2, 3, 4})
print(t == (0, 1, 2, 3, 4), t == (1,), t < (0, 2), t != tuple([1]), (0, 1) < t)
d = {t: "x"}
print(d[(0, 1, 2, 3, 4)], d.get((1,), "none"), tuple([1, 2]) in d)
d[(1, 2)] = "y"
print(d, hash(t) == hash((0, 1, 2, 3, 4)), hash(tuple("ab")) == hash(("a", "b")))
print(isinstance(t, tuple), type(t).__name__, repr(tuple("a")), str(tuple([])), tuple([1.5, 2.0]))


def f(*args: int) -> int:
    return len(args)


def g(xs: tuple[int, ...] = ()) -> tuple[int, ...]:
    return xs + (len(xs),)


print(g(), g((1, 2)), g(t), g(g(g())))


def perms(xs: tuple[int, ...]) -> list[tuple[int, ...]]:
    if len(xs) <= 1:
        return [xs]
    out: list[tuple[int, ...]] = []
    for i in range(len(xs)):
        for p in perms(xs[:i] + xs[i + 1 :]):
            out.append((xs[i],) + p)
    return out


print(perms((1, 2, 3)))
memo: dict[tuple[int, ...], int] = {}


def solve(state: tuple[int, ...]) -> int:
    if state in memo:
        return memo[state]
    if not state:
        return 0
    r = state[0] + solve(state[1:])
    memo[state] = r
    return r


print(solve((1, 2, 3, 4)), memo)
try:
    print(t[10])
except IndexError as e:
    print(e)
try:
    t[0] = 1
except TypeError as e:
    print(e)
print("%s" % (tuple("xy"),))
print(
    ",".join(tuple("xyz")), tuple(x * x for x in range(4)), tuple({"a": 1}), tuple("abc"[i] for i in (0, 2))
)
grid = tuple(tuple(row) for row in ["ab", "cd"])
print(grid, grid[1][0], [r for r in grid])
seen = set()
seen.add(tuple(sorted("hello")))
print(tuple(sorted("olleh")) in seen, seen)
print(*t, sep="-")
x: tuple[int, ...] | None = None
print(x)
x = (1, 2)
print(x, len(x))
best = max([tuple([1, 2]), tuple([1, 3]), tuple([0])])
print(best, sorted([tuple([3]), tuple([1, 2]), tuple([1])]))


class P:
    def __init__(self, pts: tuple[float, ...]) -> None:
        self.pts = pts


print(P((1.0, 2.0)).pts, P(tuple([3.5])).pts)
