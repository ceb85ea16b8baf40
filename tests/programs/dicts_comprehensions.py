"""Comprehensions of dicts and sets, and dicts and sets made of whatever can be iterated over."""


def words(text: str) -> list[str]:
    return text.lower().split()


def main() -> None:
    text = "the quick brown fox jumps over the lazy dog the end"
    lengths = {w: len(w) for w in words(text)}
    print(lengths)
    print({len(w) for w in words(text)})
    print({n: [d for d in range(1, n + 1) if n % d == 0] for n in range(1, 13)})
    print({(i, j) for i in range(3) for j in range(3) if i < j})
    inverse = {v: k for k, v in lengths.items()}
    print(inverse)
    print(dict(zip(["a", "b", "c"], [1, 2, 3])))
    print(dict(enumerate("xyz")))
    print(dict((w, w[::-1]) for w in ["abc", "def"]))
    print(set(range(10)), frozenset(x * x for x in range(-3, 4)))
    print(sorted(set(map(len, words(text)))))
    s = {1, 2, 3}
    s.update(x * 10 for x in range(3))
    print(s, s.intersection(range(0, 100, 10)), s.union(n for n in [7]), s.issuperset(range(1, 4)))
    print([*s], {*s, 99}, {**lengths, "new": 3}["new"])
    groups: dict[int, list[str]] = {}
    for w in words(text):
        groups.setdefault(len(w), []).append(w)
    print(groups)
    squares = {n: n * n for n in range(5)}
    total = sum(squares.values())
    best = max(squares, key=lambda n: -squares[n])
    print(total, best, any(v > 10 for v in squares.values()), all(k <= v for k, v in squares.items()))
    nested = {i: {j: i * j for j in range(3)} for i in range(3)}
    print(nested)
    nested[1][2] += 100
    print(nested[1], len(nested))
    first, *rest = {5: "five", 6: "six", 7: "seven"}
    print(first, rest)
    print({k: v for k, v in sorted(lengths.items()) if v > 3})
    matrix = [[1, 2], [3, 4]]
    print({(r, c): matrix[r][c] for r in range(2) for c in range(2)})
    empty = {x: x for x in []}
    print(empty, len(empty))


main()
