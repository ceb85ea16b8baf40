"""Patterns of sequences and mappings of all classes: deques, arrays, ranges, classes that derive from Sequence or list."""

from collections import Counter, OrderedDict, UserList, defaultdict, deque
from collections.abc import Sequence
from array import array


class Squares(Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, index):
        if not 0 <= index < self.n:
            raise IndexError(index)
        return index * index


class Pages(UserList):
    pass


def shape(value):
    match value:
        case []:
            return "nothing"
        case [only]:
            return f"one {only}"
        case [first, *middle, last] if len(middle) > 1:
            return f"{first} {middle} {last}"
        case [first, *_]:
            return f"begins with {first}"
        case {"a": a, "b": b}:
            return f"a {a} b {b}"
        case {"a": _}:
            return "has a"
        case _:
            return f"other {type(value).__name__}"


print(shape(deque([1])), shape(deque("abcd")), shape(deque("ab", 5)))
print(shape(array("i", [1, 2, 3, 4])), shape(array("d", [0.5])), shape(range(3)), shape(range(9, 0, -2)), shape(range(0)))
print(shape(memoryview(b"abcd")), shape(bytearray(b"ab")), shape(b"ab"), shape("ab"), shape({1, 2}))
print(shape(Squares(0)), shape(Squares(1)), shape(Squares(5)), shape(Pages([1, 2, 3, 4])), shape(Pages()))
print(shape(OrderedDict(a=1, b=2)), shape(Counter("ab")), shape(Counter("a")), shape(defaultdict(int, {"a": 5})), shape(Counter("c")))


class Loud(list):
    def __getitem__(self, index):
        print("asked for", index)
        return super().__getitem__(index)


print(shape(Loud([7])), shape(Loud([1, 2, 3, 4])))


def h(v):
    match v:
        case [a, *rest]:
            return (a, rest)
        case _:
            return "other"


print(h(range(3)), h([1]), h(range(7, 5)), h(deque([1, 2])))
first, *more = range(5)
print(first, more)
