"""Tuples of any length where one of wider items is wanted, their sums, and as keys."""

from typing import Callable


class A:
    def __repr__(self):
        return "A"


class B(A):
    def __repr__(self):
        return "B"


def show(items: tuple[object, ...]) -> None:
    print(items, len(items), hash(items) == hash(tuple(items)))


def shapes(items: tuple[A, ...]) -> tuple[A, ...]:
    return items[1:] + items[:1]


def maybe(items: tuple[int | str, ...] | None = None) -> int:
    return 0 if items is None else len(items)


ints = tuple(range(3))
strs = tuple("abc")
bs = tuple([B(), B()])
show(ints)
show(strs)
show(bs)
show(tuple(zip(ints, strs)))
print(shapes(bs), maybe(ints), maybe(strs), maybe(), maybe(()))
d: dict[tuple[object, ...], str] = {}
d[ints] = "ints"
d[strs] = "strs"
d[0, 1, 2] = "three"
d["a", "b", "c"] += "!"
print(d, ints in d, (0, 1) in d, strs in d)
kept: list[tuple[int | str, ...]] = [ints, strs, ints + strs, (1, "x")]
print(kept)


def union(x: str | tuple[object, ...]) -> str:
    return x if isinstance(x, str) else "/".join(map(str, x))


print(union("a"), union(ints), union((1, "b")))
fs: tuple[float, ...] = ints
print(fs, sum(fs))
Key = str | tuple[int | str, ...]


def norm(key: Key) -> Key:
    if isinstance(key, tuple):
        return key[0] if len(key) == 1 and isinstance(key[0], str) else key
    return key


print([norm(k) for k in ("a", ("b",), (1, "x", 2), ints, strs)])


class Holder:
    def __init__(self, items: tuple[object, ...]) -> None:
        self.items = items
        self.maybe: tuple[object, ...] | None = None
        self.either: str | tuple[int | str, ...] = "x"


h = Holder(ints)
print(h.items)
h.items = strs
print(h.items)
h.maybe = ints
print(h.maybe, len(h.maybe))
h.either = ints
print(h.either, len(h.either))


def give(n: int) -> tuple[object, ...]:
    if n:
        return ints
    return strs


print(give(0), give(1))


def swap(pair: tuple[tuple[object, ...], int]) -> tuple[int, tuple[object, ...]]:
    a, b = pair
    return b, a


print(swap((strs, 3)))
call: Callable[[], tuple[object, ...]] = lambda: ints
print(call())
y: tuple[int | str, ...] = ints
print(y)
y = strs
print(y)
for y in (ints, ints):
    print(y)
if (z := h.maybe) is not None:
    print(z)


def f(n):
    return tuple([str(i) for i in range(n)])


a = (1, 2) + f(3)
print(a)
b = f(2) + (None, 1.5)
print(b, a + b)
k = ("x",)
for i in range(3):
    k = k + (i,)
print(k)


def wrapper(*args, **kwargs):
    key = args + tuple(sorted(kwargs.items()))
    return key


print(wrapper(3, x=4))
bs = tuple(B() for _ in range(2))
print(bs + (A(),), (A(), 1) + bs, () + bs, bs + ())
e = tuple([])
print((1,) + e, e + ("x",), e + e)


def rec(t, n):
    return t if n == 0 else rec(t + (n, str(n)), n - 1)


print(rec((), 3), rec(f(2), 2))
path = f(2)
path += (3.5,)
print(path, sum([f(1), f(2)], ()), sum([f(1), (1,)], ()))
cache: dict[tuple[object, ...], int] = {}


def call(*args, **kwargs):
    key = args + tuple(sorted(kwargs.items()))
    if key not in cache:
        cache[key] = len(cache)
    return cache[key]


print(call(3), call(), call(3, x=4), call(3), call("a"))
