from collections.abc import Iterator, Iterable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class MyIt:
    def __init__(self, n: int) -> None:
        self.n = n

    def __iter__(self) -> "MyIt":
        return self

    def __next__(self) -> int:
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Sub(Iterator[int]):
    def __init__(self) -> None:
        self.i = 0

    def __iter__(self) -> Iterator[int]:
        return self

    def __next__(self) -> int:
        self.i += 1
        if self.i > 3:
            raise StopIteration
        return self.i


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, x: T) -> None:
        self.items.append(x)

    def __iter__(self) -> Iterator[T]:
        for x in reversed(self.items):
            yield x

    def pairs(self) -> Iterator[tuple[int, T]]:
        yield from enumerate(self.items)


def give_list() -> Iterable[int]:
    return [1, 2]


def give_iter(xs: list[int]) -> Iterator[int]:
    return iter(xs)


def give_mine() -> Iterator[int]:
    return MyIt(3)


def mean(xs: Sequence[float]) -> float:
    return sum(xs) / len(xs)


def firsts(rows: Iterable[Iterable[int]]) -> list[int]:
    return [next(iter(r)) for r in rows]


class Holder:
    def __init__(self, xs: Iterable[int]) -> None:
        self.it: Iterator[int] = iter(xs)
        self.src: Iterable[int] = xs


def compress(data: Iterable[T], keep: Iterable[bool]) -> Iterator[T]:
    return (d for d, k in zip(data, keep) if k)


def gen():
    yield 5


def main() -> None:
    print(list(give_list()), list(give_iter([4, 5])), [x for x in Sub()])
    h = Holder([7, 8])
    print(next(h.it), list(h.it), list(h.src))
    its: list[Iterator[int]] = [iter([1]), gen(), (x for x in [9]), MyIt(2)]
    print([next(i) for i in its])
    cur: Iterator[int] | None = None
    print(cur is None)
    cur = gen()
    if cur is not None:
        print(next(cur))
    s: Stack[str] = Stack()
    s.push("a")
    s.push("b")
    print(list(s), [p for p in s.pairs()], "a" in s, ",".join(s))
    print(mean([1.0, 2.0]), firsts([[1, 2], [3]]))
    print(list(compress("abc", [True, False, True])))
    d: dict[str, Iterator[int]] = {"x": iter([1, 2])}
    print(next(d["x"]), next(d["x"]))
    print(list(give_mine()))


main()
