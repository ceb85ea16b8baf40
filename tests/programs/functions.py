"""Functions: default and keyword arguments, recursion, several results, functions as values."""

from collections.abc import Callable


def greet(name: str, greeting: str = "Hello", marks: int = 1) -> str:
    return greeting + ", " + name + "!" * marks


def add(a, b):
    return a + b


def ackermann(m: int, n: int) -> int:
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def is_even(n: int) -> bool:
    return True if n == 0 else is_odd(n - 1)


def is_odd(n: int) -> bool:
    return False if n == 0 else is_even(n - 1)


def nothing():
    pass


def twice(f: Callable[[int], int], x: int) -> int:
    return f(f(x))


def triple(x: int) -> int:
    return 3 * x


def only(a: int, /, b: int, *, c: int = 3) -> str:
    return f"{a} {b} {c}"


def asked(n: int) -> int:
    print("asked", n)
    return n


print(greet("Ada"), greet("Bob", "Hi"), greet("Cy", marks=3), greet(greeting="Yo", name="Di"))
print(add(1, 2), add(1.5, 2), add("a", "b"), add([1], [2]), add((1,), (2,)))
print(ackermann(2, 3), is_even(10), is_odd(7), nothing())
print(twice(triple, 5), only(1, 2), only(1, b=5, c=6))
print(greet(marks=asked(2), name="x" * asked(3), greeting="y" * asked(1)))
f: Callable[[int], int] = triple
print(f(7))
