"""default= of min() and max(): evaluated once, in its turn, whether there are items or not."""

from __future__ import annotations

from collections.abc import Iterator


def noted(text: str, value: int) -> int:
    print("default", text)
    return value


def items(*values: int) -> Iterator[int]:
    for value in values:
        print("item", value)
        yield value


def source(values: list[int]) -> list[int]:
    print("source", values)
    return values


print(min([3, 1, 2], default=noted("a", 9)))
print(max([], default=noted("b", 9)))
print(max(items(4, 5), default=noted("c", 0)))
print(min(source([7]), default=noted("d", 0)), min(source([]), default=noted("e", 1)))
print(max((n * n for n in items(2, -3)), default=noted("f", 0), key=lambda n: -n))
print(min("hello", default="z"), max([], default=0), min({}, default=()), max([[1], [2]], default=[]))
empty: list[int] = []
for values in ([1, 2], empty):
    try:
        print(min(values, default=empty[0]))
    except IndexError as error:
        print("IndexError", error)
    try:
        print(max(values, default=1 // len(empty)))
    except ZeroDivisionError as error:
        print("ZeroDivisionError", error)
limit = 10
print(min((n for n in range(20) if n > limit), default=limit), min(range(0), default=limit + 1))
words = {"pear": 3, "fig": 1}
print(min(words, key=words.get, default="none"), max(words.values(), default=limit), min(words.items(), default=None))
