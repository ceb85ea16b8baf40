"""Tuples of any length as keys, as parts of containers, and beside values of other types."""

from collections import Counter, defaultdict

words = ["listen", "silent", "enlist", "google", "elbow", "below"]
by_letters = defaultdict(list)
for w in words:
    by_letters[tuple(sorted(w))].append(w)
for k, v in sorted(by_letters.items()):
    print("".join(k), v)
print(Counter(tuple(w[:2]) for w in words).most_common(1))
rows = [[1, 2], [3, 4]]
print(tuple(map(tuple, rows)))
print({tuple(r): sum(r) for r in rows})
print([tuple(r) for r in rows] == [(1, 2), (3, 4)])
s = {(1, 2), (3, 4)}


def key(board: list[list[int]]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(r) for r in board)


print(key(rows), hash(key(rows)) == hash(((1, 2), (3, 4))))
words = ["eat", "tea", "tan"]
groups: dict[tuple[str, ...], list[str]] = {}
for w in words:
    groups.setdefault(tuple(sorted(w)), []).append(w)
print(groups)
three = tuple([1, 2, 3])
print(three, len(three), three[0], three == (1, 2, 3), hash(three) == hash((1, 2, 3)))
t = tuple([1, 2])
u = (1, 2)
print(
    type(t) is tuple,
    type(u) is tuple,
    type(t) == tuple,
    isinstance(u, tuple),
    isinstance(t, (list, tuple)),
    isinstance(t, list),
    isinstance([1], tuple),
)


def flat(x: int | tuple[int, ...]) -> int:
    if isinstance(x, tuple):
        return sum(x)
    return x


print(flat(3), flat((1, 2, 3)), flat(tuple([4, 5])))
items: list[int | str | tuple[int, int]] = [1, "a", (2, 3)]
for i in items:
    if isinstance(i, tuple):
        print("tuple", i[0] + i[1])
    else:
        print(i)
print(tuple([1, 2]) == [1, 2])


def total(xs: tuple[int, ...]) -> int:
    return sum(xs)


print(total((1, 2, 3)), total(()))
