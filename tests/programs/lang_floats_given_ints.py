"""Annotations `float` that are given ints, and `int` that are given bools: each number stays what it is."""

import math
from dataclasses import dataclass, field
from typing import Iterable, Optional, Sequence


def area(radius: float) -> float:
    return radius * radius


def clamp(value: float, low: float = 0, high: float = 1) -> float:
    return max(low, min(high, value))


print(area(2), area(2.5), area(-3))
print(clamp(5), clamp(0.25), clamp(-1), clamp(7, high=10))


@dataclass
class Point:
    x: float
    y: float = 0
    weight: float | None = None
    tags: list[float] = field(default_factory=list)

    def norm(self) -> float:
        return math.sqrt(self.x ** 2 + self.y ** 2)

    def scaled(self, by: float) -> "Point":
        return Point(self.x * by, self.y * by, self.weight)


p = Point(3, 4)
print(p, p.norm(), p.scaled(2), p.scaled(0.5))
p.x += 0.5
p.weight = 7
p.tags.append(1)
p.tags.append(2.5)
print(p, Point(1.5, weight=2), p == Point(3.5, 4, 7, [1, 2.5]))


class Account:
    def __init__(self, owner: str, balance: float = 0):
        self.owner = owner
        self.balance = balance
        self.history: list[tuple[str, float]] = []

    def deposit(self, amount: float) -> None:
        if amount <= 0:
            raise ValueError(f"bad amount: {amount}")
        self.balance += amount
        self.history.append(("deposit", amount))

    def __repr__(self) -> str:
        return f"Account({self.owner!r}, {self.balance:.2f})"


account = Account("Ann")
account.deposit(50)
print(account, account.balance)
account.deposit(0.5)
print(account, account.balance, account.history)
try:
    account.deposit(-3)
except ValueError as error:
    print(error)


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def total(values: Iterable[float]) -> float:
    result: float = 0
    for value in values:
        result += value
    return result


def largest(values: list[float]) -> Optional[float]:
    return max(values) if values else None


numbers = [1, 2, 3]
print(mean([1, 2, 3, 4]), mean((1.5, 2)), total(numbers), total([0.5, 1]), total([]))
print(largest([1, 5, 2]), largest([0.5]), largest(numbers), largest([]))

prices: dict[str, float] = {"tea": 3, "cake": 4.5}
prices["milk"] = 1
print(prices, sum(prices.values()), f"{prices['tea']:.1f} {prices['cake']:6.2f}|")
speed: float = 10
print(speed, speed / 4, speed // 3, speed % 3, -speed, abs(speed), round(speed / 3, 2), int(speed), speed == 10.0)
print(math.floor(speed), math.pow(speed, 2), math.sin(speed - 10), isinstance(speed, int), isinstance(speed, float))
print(str(speed), repr(speed), "%.3f %s" % (speed, speed), f"{speed}", speed > 9.5, hash(speed) == hash(10))

path: list[tuple[float, float]] = [(0, 0), (1, 2.5)]
path.append((3, 4))
print(path, sum(math.dist(a, b) for a, b in zip(path, path[1:])))


def flagged(count: int, verbose: int = False) -> int:
    return count + 1 if verbose else count


done: int = True
print(flagged(1), flagged(True, True), flagged(False), done, done + 1, [done])


import operator
from typing import Callable, Dict
OPS: Dict[str, Callable[[float, float], float]] = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "^": pow, "max": max, "%": lambda a, b: a % b}
def apply(op: str, a: float, b: float) -> float:
    return OPS[op](a, b)
def twice(f: Callable[[float], float], x: float) -> float:
    return f(f(x))
class Binary:
    def __init__(self, f: Callable[[float, float], float], a: float, b: float) -> None:
        self.f = f
        self.a = a
        self.b = b
    def run(self) -> float:
        return self.f(self.a, self.b)
print(apply("+", 1, 2), apply("+", 1.5, 2), apply("/", 4, 2), apply("^", 2, 10), apply("max", 3, 2.5))
print(twice(lambda x: x * 2, 3), twice(lambda x: x * 2, 3.5), twice(abs, -3))
print([Binary(f, 7, 2).run() for f in OPS.values()])
x: float = 3
def half(x: float) -> float: return x / 2
fs: list[Callable[[float], float]] = [half, lambda x: x + 1, abs, round]
print([f(x) for f in fs])
