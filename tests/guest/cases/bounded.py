"""Programs that make garbage without end, to be run in little memory."""

import sys
from collections.abc import Iterator


class Point:
    def __init__(self, x: int, y: int) -> None:
        self.x = x
        self.y = y


class Ring:
    def __init__(self, size: int) -> None:
        self.other = self
        self.weight = [0] * size


def short_lived() -> int:
    """Ten million objects of which one lives at a time."""
    total = 0
    point = Point(0, 0)
    for i in range(10_000_000):
        point = Point(i, point.x)
        total ^= point.x + point.y
    return total


def long_lived() -> int:
    """A dict of a million entries, while three times as many strings come and go."""
    kept = {i: i * 3 for i in range(1_000_000)}
    total = 0
    for i in range(3_000_000):
        total += len(str(i)) + kept[i % 1_000_000]
    return total


def cyclic() -> int:
    """Rings of two that refer to each other, a million of them."""
    total = 0
    for i in range(1_000_000):
        one, two = Ring(i % 5), Ring(3)
        one.other, two.other = two, one
        total += len(one.other.weight)
    return total


def digits(number: int) -> Iterator[int]:
    while number:
        yield number % 10
        number //= 10


def generators() -> int:
    """A generator for each of a million numbers, some of them left unfinished."""
    total = 0
    for i in range(1_000_000):
        for digit in digits(i):
            if digit == 7:
                break
            total += digit
    return total


PROGRAMS = {"short_lived": short_lived, "long_lived": long_lived, "cyclic": cyclic, "generators": generators}
print(PROGRAMS[sys.argv[1]]())
