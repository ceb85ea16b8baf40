import functools
from functools import cmp_to_key, partial, reduce


def power(base, exponent):
    return base**exponent


def greet(greeting, name, mark):
    return f"{greeting}, {name}{mark}"


def compare(a, b):
    """Longer words first, equal ones in the order of the alphabet."""
    if len(a) != len(b):
        return len(b) - len(a)
    return -1 if a < b else 1 if a > b else 0


two = partial(power, 2)
print(two(10), two(3), [two(n) for n in range(5)], list(map(two, [1, 2, 3])))
hello = partial(greet, "Hello")
print(hello("Ann", "!"), partial(greet, "Hi", "Bob")("?"), partial(greet, "Hey", "you", ".")(), partial(greet)("a", "b", "c"))
print(partial(max, 3)(5), sorted([3, 1, 2], key=partial(power, -1)), partial(lambda a, b: a + b, "x")("y"))
print(partial(partial(greet, "Good day"), "Ms. Smith")("."))

words = ["pear", "fig", "banana", "kiwi", "apple", "plum"]
print(sorted(words, key=cmp_to_key(compare)))
words.sort(key=cmp_to_key(lambda a, b: (a[-1] > b[-1]) - (a[-1] < b[-1])))
print(words, max(words, key=cmp_to_key(compare)))
print(sorted([3, 10, 9, 2, 1], key=functools.cmp_to_key(lambda x, y: -1 if str(x) + str(y) > str(y) + str(x) else 1)))




print(reduce(lambda f, g: f + g, [1, 2, 3]), functools.reduce(max, [4, 9, 2]), reduce(lambda acc, kv: acc + kv[0] * kv[1], [(1, 2), (3, 4)], 0))
counts = reduce(lambda acc, w: {**acc, w[0]: acc.get(w[0], 0) + 1}, words, {"z": 0})
print(counts)
