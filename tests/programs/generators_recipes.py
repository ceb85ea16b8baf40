from collections.abc import Generator, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


class Shape:
    def __init__(self, n: int) -> None:
        self.n = n

    def points(self) -> Iterator[int]:
        for i in range(self.n):
            yield i

    def __iter__(self) -> Iterator[int]:
        return self.points()


class Square(Shape):
    def points(self) -> Iterator[int]:
        yield -1
        yield from super().points()


class Linked:
    def __init__(self, items: Iterable[int]) -> None:
        self.items = list(items)
        self.gen = self.stream()

    def stream(self) -> Generator[int, None, None]:
        for x in self.items:
            yield x

    def take(self) -> int:
        return next(self.gen, -1)


def permutations(xs: list[int]) -> Iterator[list[int]]:
    if len(xs) <= 1:
        yield xs
        return
    for i, x in enumerate(xs):
        for rest in permutations(xs[:i] + xs[i + 1:]):
            yield [x] + rest


def combos(xs: list[str], k: int):
    if k == 0:
        yield []
    else:
        for i in range(len(xs)):
            for tail in combos(xs[i + 1:], k - 1):
                yield [xs[i], *tail]


def chain(a: Iterable[T], b: Iterable[T]) -> Iterator[T]:
    yield from a
    yield from b


def window(it: Iterable[int], n: int = 2):
    buf: list[int] = []
    for x in it:
        buf.append(x)
        if len(buf) == n:
            yield tuple_of(buf)
            buf.pop(0)


def tuple_of(b: list[int]) -> str:
    return "-".join(str(x) for x in b)


def dfs(graph: dict[str, list[str]], start: str, seen: set[str] | None = None) -> Iterator[str]:
    seen = set() if seen is None else seen
    if start in seen:
        return
    seen.add(start)
    yield start
    for n in graph[start]:
        yield from dfs(graph, n, seen)


def messy(n: int):
    for i in range(n):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            yield i
        except ValueError as e:
            yield -len(str(e))
        else:
            yield i * 100
        finally:
            yield i * 1000
    else:
        yield 7
    return


def fin_return():
    try:
        yield 1
        raise KeyError("lost")
    finally:
        return


def nested_try():
    try:
        try:
            yield 1
            raise ValueError("a")
        except ValueError as e:
            print("inner", e)
            yield 2
            raise KeyError("b") from e
    except KeyError as k:
        print("outer", k)
        yield 3


def pick(flag: bool):
    return permutations([1, 2]) if flag else permutations([3, 4])


def which(flag: bool) -> Iterator[int]:
    if flag:
        return iter([1, 2])
    return Shape(3).points()


def count_up(start: int = 0, *, step: int = 1):
    while True:
        yield start
        start += step


def accumulate(xs: Iterable[float]):
    total = 0.0
    for x in xs:
        total += x
        yield total


def main() -> None:
    shapes: list[Shape] = [Shape(2), Square(2)]
    for s in shapes:
        print(list(s.points()), [p for p in s], sum(s))
    l = Linked(x * x for x in range(3))
    print(l.take(), l.take(), l.take(), l.take())
    print(list(permutations([1, 2, 3])))
    print([" ".join(c) for c in combos(["a", "b", "c"], 2)])
    print(list(chain([1, 2], (3, 4))), list(chain("ab", "cd")), list(chain(range(2), chain([5], [6]))))
    print(list(window(range(5))), list(window([1, 2, 3, 4], n=3)))
    g = {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": ["a"]}
    print(list(dfs(g, "a")))
    print(list(messy(5)), list(messy(2)))
    m = messy(3)
    print(next(m), m.throw(ValueError("four")), list(m))
    print(list(fin_return()))
    print(list(nested_try()))
    print(list(pick(True)), list(pick(False)), list(which(True)), list(which(False)))
    c = count_up(5, step=5)
    print(next(c), next(c), [x for x, _ in zip(count_up(step=3), range(4))])
    print(list(accumulate([1.0, 2.5])), [round(v, 1) for v in accumulate(i / 10 for i in range(3))])
    gens = {"one": count_up(1), "ten": count_up(10, step=10)}
    for _ in range(2):
        print({k: next(v) for k, v in gens.items()})
    stack = [iter([1, 2]), iter([3])]
    out: list[int] = []
    while stack:
        top = stack[-1]
        v = next(top, 0)
        if v == 0:
            stack.pop()
        else:
            out.append(v)
    print(out)


main()
