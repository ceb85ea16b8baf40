"""for over lists and strings, with enumerate, zip and reversed."""

words = ["zero", "one", "two"]
for i, word in enumerate(words):
    print(i, word)
for i, word in enumerate(words, 10):
    print(i, word)
for i, c in enumerate("ab", start=1):
    print(i, c)
for word, n in zip(words, [0, 1, 2, 3]):
    print(word, n)
for a, b, c in zip("abc", [1.5, 2.5], words):
    print(a, b, c)
for word in reversed(words):
    print(word, end=" ")
for c in reversed("añ🐍"):
    print(c, end=" ")
print()
for n in (1, 2, 3):
    print(n, end=" ")
for n in [10, 20]:
    for k in [1, 2]:
        print(n + k, end=" ")
print()
values = [1, 2, 3]
for value in values:
    if len(values) < 6:
        values.append(value * 10)
print(values)
while values:
    print(values.pop(), end=" ")
print(values)


class P:
    def __init__(self, *c):
        self.c = tuple(c) or (0,)
from fractions import Fraction
for p in [P(1, 2, 3), P(), P(Fraction(1, 2), 3)]:
    print(list(reversed(p.c)), p.c[::-1], len(p.c))
    for i, x in reversed(list(enumerate(p.c))):
        print(i, x)
t = (1, "a") if len(p.c) == 2 else (2.5, None, 3)
print(list(reversed(t)), t[::-1])
for x in reversed(t): print(x)
v = [1, 2] if len(p.c) == 2 else (4, 5, 6)
for x in reversed(v): print(x)
