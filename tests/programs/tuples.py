"""Tuples: unpacking, comparison, nesting, as results and elements."""


def minmax(values: list[int]) -> tuple[int, int]:
    low = high = values[0]
    for value in values:
        low = min(low, value)
        high = max(high, value)
    return low, high


def swap(pair: tuple[int, str]) -> tuple[str, int]:
    number, text = pair
    return text, number


low, high = minmax([3, 1, 4, 1, 5, 9, 2, 6])
print(low, high, minmax([7]), swap((1, "one")))
t = (1, "two", 3.0, (4, None), True)
print(t, t[0], t[-1], t[3][0], len(t), t[1][0])
print((1, 2) + (3,), (1, 2) == (1, 2), (1, 2) != (1, 3), (1, 2) < (1, 3), (2, 0) > (1, 9), (1, 2) < (1, 2))
print(("a", 2) < ("b", 1), (1, (2, 3)) == (1, (2, 3)), ((1, 2), 3) < ((1, 3), 0))
pairs = [(3, "c"), (1, "a"), (2, "b")]
for number, text in pairs:
    print(number, text)
for i, (number, text) in enumerate(pairs):
    print(i, number, text)
pairs[0] = (9, "z")
print(pairs, pairs[0][1], (9, "z") in pairs, (0, "z") in pairs)
a, (b, c) = 1, (2, 3)
print(a, b, c)
print((), (5,), ((),))
