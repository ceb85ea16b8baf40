"""What every random program finds: classes, functions and values of all kinds. It stands before them in one module."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum, IntEnum
from typing import NamedTuple


class Failed(Exception):
    """An exception of the program's own."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(text)
        self.code = code


class Worse(Failed):
    """One that derives from it."""

    def __str__(self) -> str:
        return f"worse {self.code}"


class Base:
    """A class with what classes have; n and items change."""

    made = 0

    def __init__(self, n: int, text: str = "base") -> None:
        self.n = n
        self.text = text
        self.items = [n, n // 2]

    def value(self) -> int:
        return self.n * 2

    def add(self, k: int) -> int:
        self.n = self.n + k
        return self.n

    @property
    def double(self) -> int:
        return self.value() + self.value()

    @double.setter
    def double(self, value: int) -> None:
        if value < 0:
            raise ValueError("negative")
        self.n = value // 2

    @classmethod
    def make(cls, n: int) -> Base:
        return cls(n)

    @staticmethod
    def clip(n: int) -> int:
        return max(-100, min(100, n))

    def __repr__(self) -> str:
        return f"{self.text}<{self.n}>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Base):
            return NotImplemented
        return self.n == other.n

    def __hash__(self) -> int:
        return hash(self.n)

    def __lt__(self, other: Base) -> bool:
        return self.value() < other.value()

    def __add__(self, k: int) -> Base:
        return Base(self.n + k, self.text + "+")

    def __radd__(self, k: int) -> Base:
        return Base(k - self.n, "+" + self.text)

    def __sub__(self, other: Base) -> int:
        return self.n - other.n

    def __neg__(self) -> Base:
        return Base(-self.n, self.text)

    def __getitem__(self, at: int) -> int:
        return self.items[at]

    def __setitem__(self, at: int, value: int) -> None:
        self.items[at] = value

    def __contains__(self, k: int) -> bool:
        return k == self.n or k in self.items

    def __len__(self) -> int:
        return len(self.items)

    def __bool__(self) -> bool:
        return self.n != 0

    def __iter__(self) -> Iterator[int]:
        for item in self.items:
            yield item + 1

    def __call__(self, k: int, *, scale: int = 2) -> int:
        return self.n - k * scale

    def __format__(self, spec: str) -> str:
        return f"[{self.n:{spec}}]"


class Derived(Base):
    def __init__(self, n: int) -> None:
        super().__init__(n, "derived")
        self.extra = n % 7

    def value(self) -> int:
        return super().value() + self.extra

    def __len__(self) -> int:
        return self.extra


class Other(Base):
    def value(self) -> int:
        if self.n > 50:
            raise Failed(self.n, "too much")
        return -self.n

    def __iadd__(self, k: int) -> Other:
        self.n = self.n + 2 * k
        return self


class Giver:
    """What its methods give is of another type in each class below, or is never given."""

    def give(self, n: int) -> object:
        return None

    @property
    def held(self) -> object:
        return 1.5

    def ready(self, n: int) -> bool:
        return n > 0


class Texts(Giver):
    def give(self, n: int) -> str:
        return str(n)

    @property
    def held(self) -> bytes:
        return b"held"

    def ready(self, n: int) -> bool:
        raise Failed(n, "never ready")


class Lists(Giver):
    def give(self, n: int) -> object:
        return [n] if n % 2 else {n}

    @property
    def held(self) -> object:
        raise AttributeError("nothing is held")


class Keeps(Giver):
    def give(self, n: int) -> Giver:
        return self

    def ready(self, n: int) -> bool:
        return n % 2 == 0


GIVERS: list[Giver] = [Giver(), Texts(), Lists(), Keeps()]


def kind_of(value: object) -> str:
    """The name of a value's type, by tests of one after the other."""
    if isinstance(value, (str, bytes)):
        return "str" if isinstance(value, str) else "bytes"
    if isinstance(value, (list, set)):
        return "list" if isinstance(value, list) else "set"
    if isinstance(value, Giver):
        return type(value).__name__
    return "None" if value is None else f"other {value}"


class Guard:
    """A context manager that says what it sees, and keeps ValueErrors to itself."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __enter__(self) -> int:
        print("enter", self.name)
        return len(self.name)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> bool:
        print("exit", self.name, kind is not None and issubclass(kind, ValueError))
        return isinstance(error, ValueError)


@dataclass(order=True)
class Point:
    x: int
    y: int = 0
    tags: list[str] = field(default_factory=list)

    def moved(self, dx: int) -> Point:
        return replace(self, x=self.x + dx)


class Pair(NamedTuple):
    left: int
    right: str = "r"


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 4

    def next(self) -> Color:
        return Color(self.value * 2)


class Level(IntEnum):
    LOW = 1
    HIGH = 10


def pick(items: list[int], at: int) -> int:
    return items[at]


def half(n: int) -> int:
    if n % 2:
        raise ValueError(f"{n} is odd")
    return n // 2


def join(items: list[str], between: str = "-", *, end: str = "") -> str:
    result = ""
    for i, item in enumerate(items):
        result += item if i == 0 else between + item
    return result + end


def both(n: int, text: str) -> tuple[int, str]:
    return n + len(text), text + str(n)


def total(*numbers: int, start: int = 0) -> int:
    for number in numbers:
        start += number
    return start


def options(first: int, /, second: int = 2, *rest: int, third: int = 3, **more: int) -> str:
    return f"{first} {second} {rest} {third} {more}"


def countdown(n: int, step: int = 1) -> Iterator[int]:
    while n > 0:
        yield n
        n -= step


def words(text: str) -> Iterator[str]:
    try:
        yield from text.split()
    finally:
        print("done")


def apply(function: Callable[[int], int], n: int) -> int:
    return function(n)


def adder(k: int) -> Callable[[int], int]:
    return lambda n: n + k


def maybe(n: int) -> int | None:
    return None if n % 3 == 0 else n


def clamped(n: int) -> int:
    return min(n, sys.maxsize)


def short(text: str) -> str:
    """No text grows for ever."""
    return text if len(text) < 60 else text[:30]


INTS = [
    0, 1, 2, 3, -1, 7, 10, -5, 12, 63, 64, 100, 255, -128, 1000, 65535, -65536, 2147483647, -2147483648, 4294967296,
    1000000007, 9007199254740993, 4611686018427387904, 9223372036854775807, -9223372036854775807 - 1,
]  # fmt: skip
FLOATS = [
    0.0, 1.0, 0.5, -1.5, 2.0, 0.1, -0.0, 3.25, 100.0, 1e10, 1e-7, -2.5, 1e300, 1e16, 123456.789, math.inf, -math.inf,
    math.nan, 5e-324, 1.7976931348623157e308, 2.675, 9007199254740992.0, 1e22, 0.30000000000000004, 9.995,
]  # fmt: skip
STRS = [
    "", "a", "ab", "hello", " x ", "Z9", "0", "12", "\u00e9", "\u65e5\u672c", "a\nb", '"q"', "it's", "\U0001f40d",
    "a,b,,c", "-7", "Hello World", "\t", "aaa", "3.5", "x=1", "\u00df", "\x00", "  ", "A1b2", "1e5", "nan",
    "\u01c5", "\xa0",
]  # fmt: skip
BYTES = [b"", b"a", b"ab", b"\x00\xff", b"hello", b" x ", b"12", b"a,b", b"\xc3\xa9", b"A\n"]


def some_i(k: int) -> int:
    return INTS[(k * 7 + 3) % len(INTS)] if k % 3 == 0 else k % 23 - 6


def some_f(k: int) -> float:
    return FLOATS[k % len(FLOATS)]


def some_b(k: int) -> bool:
    return k % 2 == 0


def some_s(k: int) -> str:
    return STRS[k % len(STRS)]


def some_y(k: int) -> bytes:
    return BYTES[k % len(BYTES)]


def some_li(k: int) -> list[int]:
    return [some_i(k + i) for i in range(k % 5)]


def some_lf(k: int) -> list[float]:
    return [some_f(k + i * 3) for i in range(k % 4)]


def some_ls(k: int) -> list[str]:
    return [some_s(k + i * 5) for i in range(k % 5)]


def some_lt(k: int) -> list[tuple[int, str]]:
    return [(some_i(k + i), some_s(k + i)) for i in range(k % 4)]


def some_ll(k: int) -> list[list[int]]:
    return [some_li(k + i) for i in range(k % 4)]


def some_t(k: int) -> tuple[int, str]:
    return some_i(k), some_s(k + 1)


def some_tf(k: int) -> tuple[float, bool]:
    return some_f(k), some_b(k // 2)


def some_di(k: int) -> dict[str, int]:
    return {some_s(k + i): some_i(k + i) for i in range(k % 5)}


def some_ds(k: int) -> dict[int, str]:
    return {some_i(k + i): some_s(k + i * 2) for i in range(k % 4)}


def some_si(k: int) -> set[int]:
    return {some_i(k + i) for i in range(k % 6)}


def some_ss(k: int) -> set[str]:
    return {some_s(k + i) for i in range(k % 4)}


def some_oi(k: int) -> int | None:
    return None if k % 3 == 0 else some_i(k)


def some_os(k: int) -> str | None:
    return None if k % 3 == 1 else some_s(k)


def some_u(k: int) -> int | str:
    return some_i(k) if k % 2 else some_s(k)


def some_o(k: int) -> Base:
    if k % 3 == 0:
        return Derived(k % 50)
    return Other(k) if k % 3 == 1 else Base(k % 20 - 5)


def some_p(k: int) -> Point:
    return Point(k % 9 - 4, k % 5, ["t"] * (k % 3))


def some_e(k: int) -> Color:
    return [Color.RED, Color.GREEN, Color.BLUE][k % 3]


def some_fn(k: int) -> Callable[[int], int]:
    functions: list[Callable[[int], int]] = [half, abs, adder(k), lambda n: n * n]
    return functions[k % 4]
