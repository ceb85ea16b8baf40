"""sort(): stable, in order of anything that can be compared."""


class Card:
    def __init__(self, rank: int, suit: str) -> None:
        self.rank = rank
        self.suit = suit

    def __lt__(self, other: "Card") -> bool:
        return self.rank < other.rank

    def __repr__(self) -> str:
        return f"{self.rank}{self.suit}"


a = [5, 2, 9, -1, 5, 0]
a.sort()
print(a)
a.sort(reverse=True)
print(a)
words = ["pear", "fig", "apple", "kiwi", "Banana"]
words.sort()
print(words)
words.reverse()
print(words)
cards = [Card(3, "a"), Card(1, "b"), Card(3, "c"), Card(2, "d"), Card(1, "e")]
cards.sort()
print(cards)
pairs = [(2, "b"), (1, "z"), (2, "a")]
pairs.sort()
print(pairs)
big = [0] * 0
x = 7
for _ in range(1000):
    x = x * 1103515245 + 12345 & 0x7FFFFFFF
    big.append(x % 997)
big.sort()
right = True
for i in range(len(big) - 1):
    if big[i] > big[i + 1]:
        right = False
print(right, big[0], big[-1], sum(big))
f = [2.5, -1.0, 1e9, 0.0]
f.sort()
print(f)

from datetime import datetime
from collections import defaultdict
by_number = {2: {"a": 1}, 1: {"b": 2}}
print(sorted(by_number.items()))
e = defaultdict(list)
e["x"].append({"a": 1}); e["b"].append({"b": 2}); e["b"].append({"c": 2})
print(sorted(e.items()))
for k, rows in sorted(e.items()):
    print(k, rows)
class P:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"P({self.n})"
f = {"k": [P(1)], "a": [P(2), P(3)]}
print(sorted(f.items()))
print(max(f.items()), min(e.items()))
try:
    print(sorted([("a", [P(1)]), ("a", [P(2)])]))
except TypeError as x:
    print(x)
try:
    print(sorted([("a", {"x": 1}), ("a", {"y": 1})]))
except TypeError as x:
    print(x)
try:
    print(sorted([[{"x": 1}], [{"y": 1}]]))
except TypeError as x:
    print(x)
print(sorted([("a", [P(1)]), ("a", [])]))
nan = float("nan")
a, b = [nan, 1.0], [1.0, 2.0]
print(a < b, a <= b, a > b, a >= b, b <= a, b >= a)
from collections import deque
print(deque([nan]) <= deque([1.0]), deque([1]) >= deque([1]), deque([1, 2]) > deque([1]))
for op in (lambda x, y: x < y, lambda x, y: x <= y, lambda x, y: x > y, lambda x, y: x >= y):
    try:
        print(op([P(1)], [P(2)]))
    except TypeError as x:
        print(x)
    print(op([1, 2], [1, 3]), op([1], [1]), op([], [0]), op(["b"], ["a", "c"]))


# A list is empty for others while it is sorted.
l: list[int] = [3, 1, 2, 3, 3, 1]
l.sort(key=l.count)
print(l)
l.sort(key=lambda x: (len(l), x))
print(l)
l = [3, 1, 2]
def bad(x):
    l.append(x); return x
try:
    l.sort(key=bad)
except ValueError as e:
    print("VE", e)
print(l)
def fails(x):
    if x == 2: raise KeyError(x)
    return -x
try:
    l.sort(key=fails)
except KeyError as e:
    print(repr(e))
print(l, sorted(l, key=lambda x: -x), sorted(l, key=l.index), sorted(l, key=l.count, reverse=True))
def say(n, v): print(n); return v
l.sort(reverse=say("rev", True), key=say("key", lambda x: say(x, x)))
print(l)
l.sort(key=say("key", abs), reverse=say("rev", len(l) == 3))
print(l)
class Peeping:
    def __init__(s, n): s.n = n
    def __lt__(s, o):
        seen.append(len(ts))
        if s.n == 9 or o.n == 9: raise ValueError("nine")
        return s.n < o.n
seen = []
ts = [Peeping(3), Peeping(1), Peeping(2)]
ts.sort()
print([t.n for t in ts], seen)
ts.sort(reverse=True)
print([t.n for t in ts])
ts.append(Peeping(9)); ts.append(Peeping(0))
try:
    ts.sort()
except ValueError as e:
    print(e)
print(sorted(t.n for t in ts))
class Grow(Peeping):
    def __lt__(s, o): gs.append(1); gs.pop(); return s.n < o.n
gs = []
gs += [Grow(2), Grow(1)]
try:
    gs.sort()
except ValueError as e:
    print(e)
print([g.n for g in gs])
words = ["b", "A", "c"]
words.sort(key=str.lower, reverse=1)
print(words)
words.sort(key=None, reverse=False)
print(words)
