"""Attacks on comprehensions and iteration."""
from typing import Iterator

class Matrix:
    def __init__(self, rows: list[list[int]]) -> None:
        self.rows = rows
    def __iter__(self) -> Iterator[list[int]]:
        return iter(self.rows)
    def __len__(self) -> int:
        return len(self.rows)
    def cells(self) -> Iterator[int]:
        for r in self.rows:
            yield from r
    def transpose(self) -> "Matrix":
        return Matrix([[r[i] for r in self.rows] for i in range(len(self.rows[0]))])

def gen_mutate(xs: list[int]):
    for x in xs:
        if x < 3:
            xs.append(x + 10)
        yield x

def primes(n: int) -> list[int]:
    sieve = [True] * (n + 1)
    sieve[0:2] = [False, False]
    for i in range(2, int(n ** 0.5) + 1):
        if sieve[i]:
            for j in range(i * i, n + 1, i):
                sieve[j] = False
    return [i for i, is_p in enumerate(sieve) if is_p]

def main() -> None:
    m = Matrix([[1, 2], [3, 4], [5, 6]])
    print([sum(r) for r in m], list(m.cells()), [r for r in m.transpose()])
    xs = [1, 2, 3]
    print(list(gen_mutate(xs)), xs)
    ys = [1, 2, 3, 4]
    for y in ys:
        if y % 2 == 0:
            ys.remove(y)
    print(ys)
    print(primes(50))
    words = "the quick brown fox jumps over the lazy dog the end".split()
    counts = {w: words.count(w) for w in set(words)}
    print(sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:3])
    print([(i, w) for i, w in enumerate(words, 1) if len(w) > 4])
    print({len(w) for w in words} == {3, 5, 4}, sorted({len(w): w for w in words}.items()))
    print([[(i, j) for j in range(3) if (i + j) % 2] for i in range(3)])
    x = "outer"
    print([x for x in range(3)], x)
    print([y2 := 5, y2 ** 2])
    if any((hit := w).startswith("j") for w in words):
        print(hit)
    total = 0
    print([total := total + v for v in [1, 2, 3]], total)
    print(list(zip([1, 2], [3, 4])))
    print(max(words, key=len), min(words, key=lambda w: (len(w), w)))
    a, (b, *c), d = 1, (2, 3, 4), 5
    print(a, b, c, d)
    print([a for a, *_ in [(1, 2, 3), (4, 5, 6)]])
    print([c for c in "hello" if c not in "aeiou"], "".join(reversed("abc")), "".join(sorted("hello")))
    print(sum([1.5, 2.5], 1), sum((1, 2, 3)), sum({1: 2, 3: 4}), sum(x * y for x, y in zip([1, 2], [3, 4])))
    print(all(isinstance(w, str) for w in words), all(n > 0 for n in [1, 0, 2]))
    nested = [[1, 2], [3]]
    print([v for row in nested for v in row if v != 2])
    for i, (p, q) in enumerate(zip(range(3), "abc")):
        print(i, p, q, end="; ")
    print()
    for i in range(10, 0, -3):
        print(i, end=" ")
    else:
        print("done")
    it = iter([1, 2, 3, 4, 5, 6])
    print(list(zip(it, it)))
    it2 = iter(range(5))
    for v in it2:
        if v == 1:
            break
    print(list(it2))
    s = 0
    for v in map(lambda x, y: x * y, [1, 2, 3], [4, 5, 6]):
        s += v
    print(s, list(filter(lambda v: v % 2, range(6))), list(map(int, "123")), list(map(len, words))[:3])
    print([v for v in filter(str.isalpha, "a1b2")])

main()
