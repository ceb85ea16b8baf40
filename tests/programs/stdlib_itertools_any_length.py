"""itertools: tuples of any length, and iterables that come as one."""

import itertools
import math
from itertools import (
    chain,
    product,
    combinations,
    permutations,
    combinations_with_replacement,
    starmap,
    tee,
    zip_longest,
)

rows = [[1, 2], [3], [4, 5]]
print(list(chain.from_iterable(rows)), list(itertools.chain.from_iterable(["ab", "cd"])), list(chain(*rows)))
print(list(starmap(pow, [(2, 3), (3, 2)])), list(starmap(lambda a, b: a + b, [(1, 2), (3, 4)])))
a, b = tee([1, 2, 3])
next(b)
print(list(zip(a, b)))
print(list(zip_longest([1, 2, 3], ["a"])), list(zip_longest("ab", "xyz", fillvalue="-")))
print(list(product([0, 1], repeat=3)), list(product(*[[1, 2], [3], [4, 5]])))
n = 2
print(
    list(combinations([1, 2, 3], n)),
    list(combinations("abcd", 3))[:2],
    list(combinations([1, 2], 5)),
    list(combinations([1, 2], 0)),
)
print(
    list(permutations([1, 2, 3])),
    list(permutations("ab", 1)),
    len(list(permutations(range(5)))),
    list(permutations([1, 2, 3], n)),
)
print(list(combinations_with_replacement("ab", n)), list(permutations([])))
for p in permutations([3, 1, 2]):
    if list(p) == sorted(p):
        print("sorted", p)
best = min(permutations([(0, 0), (1, 1), (2, 0)]), key=lambda p: p[0][0] - p[-1][0])
print(best)
for x, y in product(range(2), repeat=2):
    print(x, y, end=";")
print()
print(sum(1 for r in range(4) for c in combinations([1, 2, 3], r)))
print([sum(c) for r in range(1, 4) for c in combinations([1, 2, 3], r)])
print(list(itertools.chain([1],[2],[3],[4],[5],[6],[7],[8])))
print(list(itertools.product("ab", "cd", "ef", "gh", "ij"))[:3])
print(list(itertools.zip_longest([1],[2,3],[4],[5,6,7], fillvalue=0)))

print(math.gcd(1,2,3,4,5,6,7), math.hypot(1,2,3,4,5,6), math.lcm(1,2,3,4,5,6))
print(list(itertools.chain()), list(itertools.chain("ab", [1], (2.5,), {3: 4}, range(2), {"q"}, (c for c in "z"))))
for a, b, c, d in itertools.zip_longest("ab", [1, 2, 3], (2.5,), iter(range(2)), fillvalue="-"): print(a, b, c, d)
print(list(itertools.product([1, 2], "ab", (True,), [None], [2.5])))
xs = [12, 18, 24]
print(math.gcd(*xs), math.lcm(*xs), math.gcd(), math.lcm(), math.gcd(5), math.lcm(-4, 6), math.gcd(0, 0, 0), math.hypot(3, 4), math.hypot(1, 2, 3.0, 4, 5, 6), math.hypot(*[3.0, 4.0]), math.hypot(2), math.hypot(3, True))
total = 0
for x in itertools.chain([1, 2], [3]): total += x
print(total, sum(itertools.chain.from_iterable([[1], [2]])), [*itertools.chain(range(3), [7])])
