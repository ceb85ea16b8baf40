"""itertools: when each iterator asks for the next item of those that it goes over; its classes in annotations."""

from __future__ import annotations

import itertools
from itertools import chain, combinations, count, groupby, islice, product, starmap, takewhile, tee, zip_longest


def told(name, items):
    for item in items:
        print(f"{name}:{item}", end=" ")
        yield item
    print(f"{name}.", end=" ")


# --- groupby ---
for key, group in groupby(told("g", "aaabbc")):
    print("key", key, next(group))
print()
for key, group in groupby(told("n", range(6)), key=lambda n: n // 2):
    print("key", key, end=": ")
    for item in group:
        print("item", item, end=" ")
    print()
kept = [(key, group) for key, group in groupby("aab")]
print([(key, list(group)) for key, group in kept])
runs = groupby([1, 1, 2, 2, 3])
key, first = next(runs)
print(key, next(first))
key, second = next(runs)
print(key, list(first), list(second), next(runs)[0], next(runs, None) is None)
print([(k, len(list(g))) for k, g in groupby(sorted("mississippi"))])
words = ["apple", "avocado", "bean", "beet", "corn"]
print({k: list(g) for k, g in groupby(words, key=lambda w: w[0])})
print([k for k, _ in groupby([])], len(list(groupby(""))))

# --- tee ---
a, b = tee(told("t", range(4)))
print(next(a), next(a), next(b))
print(list(a), list(b))
a, b, c = tee([1, 2, 3], 3)
print(list(a), sum(b), list(zip(c, "xyz")))
a, b = tee(iter("abcd"))
next(b, None)
print(list(zip(a, b)))
(only,) = tee([5], 1)
print(list(only), len(tee([1], 0)))
try:
    tee([1], -1)
except ValueError as error:
    print("ValueError", error)

# --- zip_longest ---
for pair in zip_longest(told("p", range(3)), told("q", "ab"), fillvalue="-"):
    print(pair)
print()
for triple in zip_longest(told("x", [1]), told("y", [1, 2]), told("z", [])):
    print(triple)
print()
print(list(zip_longest([], [])), list(zip_longest("ab", [1], fillvalue=0)))
print([a or b for a, b in zip_longest([0, 1], [5, 6, 7], fillvalue=0)])

# --- the others ---
print(list(islice(told("i", range(9)), 2)))
print(list(islice(range(20), 3, 15, 5)), list(islice("abcdef", 1, None, None)), list(islice("abc", None)))
print(list(takewhile(lambda n: n < 2, told("w", range(5)))))
print(list(chain(told("c", "a"), told("d", "b"))))
print(list(product([1], [2, 3], "x", "yz")), list(starmap(divmod, [(7, 2), (9, 4)])))


# What islice() takes from an iterator that others read on.
from itertools import islice, tee

for args in [(0,), (1,), (3,), (0, 0), (2, 2), (3, 1), (0, 5, 3), (1, 6, 2), (1, 5, 2), (2, None), (None, 4), (0, 20), (1, None, 4), (0, 7, 7), (4, 3, 5)]:
    it = iter(range(10))
    it = iter(range(10))
    if len(args) == 1:
        got = list(islice(it, args[0]))
    elif len(args) == 2:
        got = list(islice(it, args[0], args[1]))
    else:
        got = list(islice(it, args[0], args[1], args[2]))
    print(got, list(it))
def windowed(seq, n):
    its = tee(seq, n)
    for i, it in enumerate(its):
        next(islice(it, i, i), None)
    return zip(*its)
print(list(windowed("abcde", 3)))
def consume(iterator, n):
    next(islice(iterator, n, n), None)
it = iter("hello"); consume(it, 2); print(list(it))
it = iter("hello"); s = islice(it, 1, 4, 2); print(next(s), next(s), next(s, "end"), list(it))


# --- the classes in annotations ---


def powerset(items: list[str]) -> chain[tuple[str, ...]]:
    return chain.from_iterable(combinations(items, r) for r in range(len(items) + 1))


class Tickets:
    numbers: count[int] = count(1)

    def __init__(self, start: int) -> None:
        self.own: itertools.count = itertools.count(start)

    def draw(self) -> tuple[int, int]:
        return next(self.numbers), next(self.own)


def first(numbers: itertools.islice[int] | None) -> int | None:
    return None if numbers is None else next(numbers)


print(list(powerset(["a", "b", "c"])))
print(Tickets(5).draw(), Tickets(7).draw(), first(itertools.islice(count(3), 2)), first(None))
