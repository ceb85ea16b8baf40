import itertools
from itertools import count, cycle, repeat, accumulate, compress, dropwhile, takewhile, filterfalse, pairwise, islice
print(list(islice(count(5), 3)), list(islice(count(1.5, 0.5), 4)), list(islice(cycle("ab"), 5)), list(repeat(7, 3)))
print(list(accumulate([1,2,3,4])), list(accumulate([3,1,2], max)), list(accumulate([1,2,3], lambda a, b: a*b, initial=10)))
print(list(compress("abcd", [1,0,1,1])), list(dropwhile(lambda x: x < 3, [1,2,3,1])), list(takewhile(lambda x: x<3, [1,2,3,1])))
print(list(filterfalse(lambda x: x % 2, range(6))), list(filterfalse(None, [0,1,2,0])), list(pairwise("abcd")))
print(list(islice("abcdef", 2)), list(islice("abcdef", 1, 5, 2)), list(islice([1,2,3,4], 2, None)))
for i, x in zip(count(1), "xyz"):
    print(i, x)
for k, h in itertools.groupby("aaabbc"):
    print(k, list(h))
for p, g in itertools.groupby([1,3,2,4,5], key=lambda x: x % 2):
    print(p, [x for x in g])
print(list(itertools.chain([1, 2], (3, 4), range(5, 7))), "".join(itertools.chain("ab", "cd")), list(itertools.chain([1])))
print(list(itertools.product("ab", [1, 2])), len(list(itertools.product(range(3), range(4), "xy"))))
for suit, rank in itertools.product(["♠", "♥"], ["A", "K"]):
    print(suit + rank, end=" ")
print()
print(list(itertools.combinations("abcd", 2)), list(itertools.combinations([1, 2, 3, 4], 3)), list(itertools.combinations("a", 2)))
print(list(itertools.combinations_with_replacement("abc", 2)), len(list(itertools.combinations_with_replacement(range(4), 3))))
print(list(itertools.permutations("abc", 2)), list(itertools.permutations([1, 2, 3], 3)), len(list(itertools.permutations(range(5), 4))))
print(sum(a * b for a, b in itertools.combinations([1, 2, 3, 4], 2)), max(itertools.permutations([3, 1, 2], 3)))


def traced(name, values):
    for value in values:
        print(f"{name}{value}", end=" ")
        yield value


print(list(islice(traced("s", range(100)), 1, 6, 2)))
print(list(takewhile(lambda x: x < 2, traced("t", range(100)))))
print(list(pairwise(traced("p", range(4)))), list(accumulate(traced("a", [1, 2]), initial=100)))
numbers = count(10, 5)
print(next(numbers), next(numbers), [n for n in islice(numbers, 2)], next(numbers))
words = sorted(["apple", "fig", "avocado", "banana", "blueberry"])
for letter, group in itertools.groupby(words, key=lambda w: w[0]):
    print(letter, list(group))
encoded = [(char, len(list(run))) for char, run in itertools.groupby("aaabccd")]
print(encoded, "".join(char * length for char, length in encoded))
print(list(compress(count(), [0, 1, 0, 1])), list(islice(repeat("x"), 2)), list(accumulate("abc")))
try:
    islice("abc", -1)
except ValueError as error:
    print(error)
kept = [(letter, group) for letter, group in itertools.groupby("aab")]
print([(letter, list(group)) for letter, group in kept])
