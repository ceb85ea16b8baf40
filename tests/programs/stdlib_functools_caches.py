"""functools: caches of functions, methods and properties, and wraps."""

from functools import cache, cached_property, lru_cache


class Circle:
    def __init__(self, r: float) -> None:
        self.r = r

    @cached_property
    def area(self) -> float:
        print("computing")
        return 3.0 * self.r**2

    @lru_cache(maxsize=None)
    def fib(self, n: int) -> int:
        return n if n < 2 else self.fib(n - 1) + self.fib(n - 2)


c = Circle(2.0)
print(c.area, c.area, c.fib(40))
c.r = 5.0
print(c.area, Circle(1.0).area)


@lru_cache(maxsize=None)
def fib(n: int) -> int:
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


print(fib(80), fib.__name__)


@lru_cache
def sq(x: int) -> int:
    print("sq", x)
    return x * x


print(sq(2), sq(2), sq(3))


@cache
def grid(r: int, c: int) -> int:
    if r == 0 or c == 0:
        return 1
    return grid(r - 1, c) + grid(r, c - 1)


print(grid(10, 10))


@lru_cache(maxsize=2)
def slow(s: str) -> str:
    print("slow", s)
    return s * 2


for s in ["a", "b", "a", "c", "b", "a", "a"]:
    print(slow(s))


@lru_cache()
def lcs(a: str, b: str) -> int:
    if not a or not b:
        return 0
    if a[0] == b[0]:
        return 1 + lcs(a[1:], b[1:])
    return max(lcs(a[1:], b), lcs(a, b[1:]))


print(lcs("AGGTABXYZ", "GXTXAYBZZ"))


class Solver:
    def __init__(self, coins: list[int]) -> None:
        self.coins = coins

    def ways(self, n: int) -> int:
        @cache
        def go(n: int, i: int) -> int:
            if n == 0:
                return 1
            if n < 0 or i == len(self.coins):
                return 0
            return go(n - self.coins[i], i) + go(n, i + 1)

        return go(n, 0)


print(Solver([1, 2, 5]).ways(100))
import functools
from functools import wraps


def log(fn):
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        """inner doc"""
        print("call", fn.__name__, args, kwargs)
        return fn(*args, **kwargs)

    return wrapper


def twice(fn):
    @wraps(fn)
    def w(*a):
        return fn(fn(*a))

    return w


@log
def plain(a: int, b: int = 2) -> int:
    """doc"""
    return a + b


@log
@twice
def inc(x: int) -> int:
    return x + 1


print(plain(1), plain(1, b=5), plain.__name__, plain.__doc__)
print(inc(3), inc.__name__, inc.__qualname__, inc.__doc__)


def param(n: int):
    def deco(fn):
        @wraps(fn)
        def inner(*args):
            return [fn(*args) for _ in range(n)]

        return inner

    return deco


@param(3)
def hello(name: str) -> str:
    "says hello"
    return "hi " + name


print(hello("x"), hello.__name__, hello.__doc__)
fs = [plain, inc]
for f in fs:
    print(f.__name__)


@functools.lru_cache(maxsize=None)
def halved(x):
    print("calc", x)
    return x / 2 if isinstance(x, float) else x


@functools.cache
def shown(x):
    return f"<{x}>"


@functools.lru_cache(2)
def of_float(x: float) -> str:
    return f"{x}"


print(halved(1), halved(1.0), halved(True), halved(1), halved(False), halved(0), halved(0.0))
for value in (1, 1.0, True, 2.0, 2, "a"):
    print(shown(value), end=" ")
print(shown.cache_info())
print(of_float(1), of_float(1.0), of_float(2), of_float(1.5), of_float.cache_info())
