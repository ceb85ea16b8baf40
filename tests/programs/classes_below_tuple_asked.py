"""What operators and functions do with objects below tuple, and with methods of their own."""

import json


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    @classmethod
    def origin(cls):
        return cls(0, 0)

    def swapped(self):
        a, b = self
        return Pair(b, a)

    def __neg__(self):
        return Pair(-self[0], -self[1])

    def __sub__(self, other):
        return Pair(self[0] - other[0], self[1] - other[1])


class Color(tuple):
    """Red, green, blue."""

    def __new__(cls, *parts):
        if len(parts) != 3:
            raise ValueError("three parts")
        return tuple.__new__(cls, parts)

    def __str__(self):
        return "#" + "".join(f"{part:02x}" for part in self)

    def __lt__(self, other):
        return sum(self) < sum(other)

    def __contains__(self, x):
        return x == "rgb" or any(part == x for part in self)


class Loud(tuple):
    def __eq__(self, other):
        return len(self) == len(other)

    def __hash__(self):
        return len(self)

    def __getitem__(self, i):
        return "item " + str(super().__getitem__(i))

    def __len__(self):
        return 42

    def __iter__(self):
        return iter(["x", "y"])


def total(items: tuple[int, int]) -> int:
    return items[0] + items[1]


def spread(a, b):
    return f"{a}-{b}"


p = Pair(1, 2)
print(p, p.swapped(), -p, p - (1, 1), Pair.origin(), type(p - p).__name__, spread(*p), total((5, 6)))
print((*p, 3), [*p], {p: 1}[(1, 2)], (1, 2) in {p}, p in [(1, 2)], (1, 2) in [p], p in {(1, 2): 0}, [p, (3, 4)])
print("%s and %s" % p, f"{p}", str(p), p * 2, (0,) + p, p + (9,), max(p), sum(p), sorted(p, reverse=True), 1 in p, 5 in p)
match p:
    case (1, b):
        print("matched", b)
match p:
    case tuple():
        print("a tuple")
print([q for q in sorted([Pair(2, 1), Pair(1, 5), Pair(1, 2)])], Pair(1, 2) < (1, 3), min([Pair(3, 3), Pair(2, 9)]))
for a, b in [Pair(1, 2), Pair(3, 4)]:
    print(a, b, end=" ")
print(list(zip(p, "ab")), list(enumerate(p)), list(map(str, p)), list(reversed(p)))
c = Color(255, 128, 0)
print(c, repr(c), [c], c < Color(255, 255, 255), "rgb" in c, 128 in c, 7 in c, c == (255, 128, 0), hash(c) == hash((255, 128, 0)))
try:
    Color(1, 2)
except ValueError as error:
    print(error)
loud = Loud([1, 2])
print(loud == (7, 8), loud[0], len(loud), list(loud), hash(loud), repr(loud), bool(loud), {loud: 1})
print(isinstance(p, tuple), isinstance(p, (list, tuple)), issubclass(Pair, tuple), isinstance((1, 2), Pair), p is p, type((1,)) is tuple)
print(json.dumps({"p": p, "list": [Pair(3, 4)]}), len(set([Pair(1, 1), (1, 1), Pair(2, 2)])), p.count(1), p.index(2))
