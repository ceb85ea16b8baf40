"""itertools: when each iterator asks for the next item of those that it goes over."""

from itertools import chain, groupby, islice, product, starmap, takewhile, tee, zip_longest


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
