"""Classes that derive from set, and copies of objects of classes that derive from list, dict and set."""

import copy

class Bag(set):
    def twice(self):
        return len(self) * 2

b = Bag([3, 1, 2])
b.add(4)
print(b, b.twice(), isinstance(b, set), 2 in b, Bag(), b == {1, 2, 3, 4}, {1, 2, 3, 4} == b)
print(type(b | {9}).__name__, b | {9}, b - {1}, b & {2, 3}, b ^ {1, 7}, {9} | b, sorted(b.union([8, 9])))
b |= {10}
print(type(b).__name__, b)
b -= {10, 1}
b.update([20, 21], (22,))
b.discard(20)
print(b, len(b), b <= {2, 3, 4, 21, 22}, b.issubset(range(50)), max(b), [x * 2 for x in b], b.copy(), type(b.copy()).__name__)

class Loud(set):
    def __init__(self, items=(), name="loud"):
        super().__init__(items)
        self.name = name
    def add(self, item):
        print("add", item)
        super().add(item)
    def __contains__(self, item):
        print("in?", item)
        return super().__contains__(item)
    def __repr__(self):
        return f"<{self.name} {sorted(self)}>"

l = Loud("abca", name="letters")
l.add("z")
l.update("q")
l |= {"r"}
print(l, "a" in l, "nope" in l, l, len(l), str(l), f"{l}")
l.remove("z")
try:
    l.remove("z")
except KeyError as e:
    print("KeyError", e)
print(l.pop() in "abcqr")
l.clear()
print(l, bool(l), Loud())

class Words(set[str]):
    def add(self, word: str) -> None:
        super().add(word.lower())
    def add_all(self, words: list[str]) -> "Words":
        for w in words:
            self.add(w)
        return self

print(sorted(Words().add_all(["A", "b", "B"])), Words({"x"}), frozenset(Words(["k"])), set(Words(["k"])), list(Words(["k"])))
class Same(set):
    def add(self, item):
        set.add(self, item)
        return self
print(Same().add(1).add(2), Same([1]) == Bag([1]), Same(x * x for x in range(3)))
def total(s: set[int]) -> int:
    return sum(s)
print(total(Bag([1, 2, 3])), sum(Same([4])))
try:
    hash(Bag())
except TypeError as e:
    print(e)
try:
    Bag(5)
except TypeError as e:
    print(e)

c = Bag([5, 6])
d = copy.copy(c)
d.add(7)
print(c, d, type(d).__name__)
class Tagged(set):
    def __init__(self, *items):
        super().__init__(items)
        self.tag = "t"
    def __eq__(self, other):
        return set(self) == set(other)
    def __hash__(self):
        return hash(frozenset(self))
    def __or__(self, other):
        return Tagged(*self, *other)
print(Tagged(1, 2) == Tagged(2, 1), {Tagged(1): "x"}[Tagged(1)], Tagged(1) | {2}, len(Tagged()), repr(Tagged()))

class Kept(list):
    def __init__(self, items=()):
        super().__init__(items)
        self.tag = "t"
a = Kept([1, 2])
b = copy.copy(a)
b.append(3)
a[0] = 9
print(a, b, b.tag, type(b).__name__)
class Plain(dict):
    pass
a = Plain(x=1)
b = copy.copy(a)
b["y"] = 2
print(a, b, copy.copy(Plain()))
