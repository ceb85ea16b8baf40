"""Arithmetic of values of any types: each pair of types, with CPython's results and errors; bools that repeat."""

from array import array
from collections import deque

items = [1, "a", (1, 2), [3], 2.5, ("x",), None, True, {"k": 1}]
def add(a: object, b: object): return a + b
def mul(a: object, b: object): return a * b
def mod(a: object, b: object): return a % b
for x in items:
    for y in items:
        for f in (add, mul, mod):
            try:
                print(f.__name__, x, y, f(x, y))
            except TypeError as e:
                print(f.__name__, x, y, e)
            except ZeroDivisionError as e:
                print(e)
t = add((1, "a"), (2.5, None))
print(t, len(t), t[1], type(t).__name__, t == (1, "a", 2.5, None), isinstance(t, tuple))
d = deque([1, 2]) * True
print(d, True * deque([1]), array("i", [1]) * True, [1] * True, True * "a", bytearray(b"x") * True, (1,) * True)
class L(list): pass
print(L([1]) * True, True * L([2]))
