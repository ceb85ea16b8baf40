"""Methods of all kinds that are decorated, and defaults of methods that are computed once."""

import functools
import math


def log(fn):
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        print("call", fn.__name__, len(args), kwargs)
        return fn(*args, **kwargs)

    return wrapper


def validate(low: int):
    def deco(fn):
        def wrapper(self, value):
            if value < low:
                raise ValueError(f"{fn.__qualname__}: {value} < {low}")
            return fn(self, value)

        return wrapper

    return deco


class A:
    def __init__(self) -> None:
        self.total = 0

    @log
    def go(self, x: int, y: int = 5) -> int:
        """go there"""
        self.total += x
        return x + y

    @staticmethod
    @log
    def s(x: int) -> int:
        return x * 2

    @classmethod
    @log
    def make(cls) -> "A":
        return cls()

    @property
    @log
    def size(self) -> int:
        return self.total

    @validate(3)
    def put(self, value: int) -> None:
        self.total += value

    @log
    def __add__(self, other: int) -> int:
        return self.total + other


class B(A):
    @log
    def go(self, x: int, y: int = 7) -> int:
        return super().go(x, y) * 10


a = A()
print(a.go(3), a.go(1, y=2), A.s(4), a.size, a + 5)
a.put(4)
try:
    a.put(1)
except ValueError as e:
    print(e)
print(A.make().total, a.total)
b = B()
print(b.go(1))
xs: list[A] = [a, b]
for x in xs:
    print(x.go(2))
LIMIT = [1, 2]


class Measured:
    def f(self, x: float = math.sqrt(16), y: list[int] = LIMIT, z: int = len("abc")) -> float:
        return x + len(y) + z

    def g(self, acc: list[int] = []) -> list[int]:
        acc.append(len(acc))
        return acc

    def __init__(self, tags: list[str] = [], scale: float = math.pi) -> None:
        self.tags = tags
        self.scale = scale


a = Measured()
print(a.f(), a.f(2.0), a.g(), a.g(), a.g([5]), Measured().g(), a.tags, round(a.scale, 3))
a.tags.append("x")
print(Measured().tags, Measured(["q"], 2.0).tags)
