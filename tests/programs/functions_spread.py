"""Calls with as many arguments as there are when they run."""


def f(a: int, b: int = 2, c: int = 3) -> int:
    return a * 100 + b * 10 + c


d = {"a": 1, "c": 5}
print(f(**d), f(1, **{"b": 7}))
e = {"b": 8}
print(f(4, **e), f(c=1, a=2, **e))
for bad in [{"a": 1, "z": 2}, {"b": 1}]:
    try:
        print(f(**bad))
    except TypeError as err:
        print(err)
try:
    print(f(3, **d))
except TypeError as err:
    print(err)


class P:
    def __init__(self, x: int, y: int = 0) -> None:
        self.x = x
        self.y = y

    def move(self, dx: int, dy: int) -> None:
        self.x += dx
        self.y += dy


p = P(**{"x": 3})
conf = {"x": 4, "y": 5}
q = P(**conf)
q.move(**{"dx": 1, "dy": 1})
step = {"dx": 2, "dy": 3}
q.move(**step)
print(p.x, p.y, q.x, q.y)
print(dict(**d, z=3), dict(z=1, **e), {**d, **e})


def g(**kw: int) -> None:
    print(sorted(kw.items()))


g(**{"q": 1})
rows = [[1, 2, 3], [4, 5, 6]]
print(list(zip(*rows)))
print([list(c) for c in zip(*rows)])
for col in zip(*rows):
    print(sum(col), col)
print([sum(c) for c in zip(*rows)], list(map(list, zip(*rows))))
texts = ["abc", "de"]
print(list(zip(*texts)), ["".join(c) for c in zip(*["abc", "xyz"])])
pts = [(1, 2), (3, 4), (5, 6)]
xs, ys = zip(*pts)
print(xs, ys, max(xs), sum(ys))
empty: list[list[int]] = []
print(list(zip(*empty)))
rot = [list(r) for r in zip(*rows[::-1])]
print(rot)
m = ((1, 2), (3, 4))
print(list(zip(*m)))
