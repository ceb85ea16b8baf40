"""Small things that ordinary programs do: ends of functions, bounds of ranges, sums of tuples, matches, lost objects."""

class A:
    def __exit__(self, a, b, c) -> bool | None:
        print("x")
    def __enter__(self): return self
    def ask(self) -> bool | None:
        return True
class B(A):
    def ask(self) -> bool | None:
        print("nothing")
with A(): pass
for x in [A(), B()]:
    print(x.ask())
from typing import Optional
def f(n: int) -> Optional[int]:
    if n > 3:
        return n
print(f(1), f(5))
def h(n: int) -> "str | int | None":
    for i in range(n):
        if i == 3: return i
print(h(1), h(9))

print(list(range(True, 5)), list(range(3, False, -True)), range(True))
def f(a, b):
    return list(range(a > b, 4))
print(f(1, 2), f(2, 1))
from enum import IntEnum
class N(IntEnum):
    TWO = 2
class I:
    def __index__(self): return 3
print(list(range(N.TWO)), list(range(I())), [i for i in range(I())])
for v in [True, 2, False]:
    print(list(range(v)), [k for k in range(v)])
for v in [True, 2, None]:
    try:
        print(list(range(v)), [k for k in range(v)])
    except TypeError as e: print(e)

rows = [(1,2),(3,),(4,5,6)]
print(sum(rows, ()))
print(sum([(1,), (2, 3)], ()))
print(sum([[1],[2]], []))
print(sum([(1,), (2, 3)], (0,)), sum([], ()), sum([("a", 1), ("b",)], ()))
def flat(rows): return sum((tuple(r) for r in rows), ())
print(flat([[1, 2], [3]]))
print(sum([((1, 2), (3, 4)), ((5, 6),)], ()))
print(sum([(1, 2), (3, 4)], start=()), sum([(1.5,), (2,)], (None,)))
d = {"a": (1, 2), "b": (3,)}
print(sum(d.values(), ()), len(sum(d.values(), ())))
try:
    print(sum([[1], [2]], ()))
except TypeError as e: print(e)

def describe(s):
    match s:
        case {"type": "move", **rest}:
            return f"move {sorted(rest.items())}"
        case [1, 2, *rest]:
            return f"one two {rest}"
        case (a, *rest):
            return f"seq {a} {rest}"
        case {"x": x, **rest}:
            return f"x {x} {rest}"
        case str() as rest:
            return rest
        case _:
            rest = 3.5
            return rest
for v in [{"type": "move", "dx": 3}, [1, 2, 3, 4], {"x": 1, "z": 2}, (4, 5), "abc", None, [7]]:
    print(describe(v))

class Node:
    def __init__(self, v, nxt=None):
        self.v = v
        self.next = nxt
class Chain:
    def __init__(self):
        self.head = Node(1, Node(2))
    def drop(self):
        self.head = None
    def f(self):
        if self.head is not None:
            self.drop()
            return self.head.v
        return 0
try:
    print(Chain().f())
except AttributeError as e:
    print("AE", e)
def g(n):
    try:
        print(n.head.next.next.v)
    except AttributeError as e:
        print(e)
g(Chain())
try:
    print(range("a"))
except TypeError as e:
    print(e)
