from __future__ import annotations
from typing import Callable, Generic, TypeVar
T = TypeVar("T")
U = TypeVar("U")
def apply(f: Callable[[T], U], x: T) -> U:
    return f(x)
print(apply(lambda v: v * 2, 4), apply(str, 5), apply(len, "abc"))
class Box(Generic[T]):
    def __init__(self, value: T) -> None:
        self.value = value
    def map(self, f: Callable[[T], U]) -> Box[U]:
        return Box(f(self.value))
    def get(self) -> T:
        return self.value
print(Box(3).map(lambda v: str(v) + "!").get(), Box("a").map(len).get())
def mapped(xs: list[T], f: Callable[[T], U]) -> list[U]:
    return [f(x) for x in xs]
print(mapped([1, 2], lambda v: v / 2), mapped(["a"], str.upper))


def timed(f: Callable[..., T]) -> Callable[..., T]:
    def wrapper(*args, **kwargs) -> T:
        print("calling", f.__name__)
        return f(*args, **kwargs)
    return wrapper


@timed
def area(w: float, h: float = 2.0) -> float:
    return w * h


V = TypeVar("V")


def compose(f: Callable[[T], U], g: Callable[[U], V]) -> Callable[[T], V]:
    def both(x: T) -> V:
        return g(f(x))
    return both


def group(xs: list[T], key: Callable[[T], U]) -> dict[U, list[T]]:
    out: dict[U, list[T]] = {}
    for x in xs:
        out.setdefault(key(x), []).append(x)
    return out


def fold(f: Callable[[U, T], U], start: U, xs: list[T]) -> U:
    acc = start
    for x in xs:
        acc = f(acc, x)
    return acc


print(area(3.0), area(1.5, h=4.0))
print(compose(len, lambda n: n * 10)("abcd"), compose(str.strip, str.title)("  a b "))
print(group(["apple", "bob", "ant", "cat"], lambda w: w[0]), group([1, 2, 3], lambda n: n % 2 == 0))
print(fold(lambda a, b: a + b, 0, [1, 2, 3]), fold(lambda a, b: a + str(b), "", [1, 2]))
