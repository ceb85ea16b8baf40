"""Functions, classes and builtins as values: in variables, lists, fields, parameters; their names and identity.

ends: by an exception
"""

from collections.abc import Callable


def sq(x: int) -> int:
    """square"""
    return x * x


def neg(x):
    return -x


fns: list[Callable[[int], int]] = [sq, neg, lambda v: v + 100, abs]
for f in fns:
    print(f(-7), f.__name__, f.__qualname__)
print(sq.__name__, sq.__doc__, neg.__doc__)


class Node:
    """A node."""

    def __init__(self, cb):
        self.cb = cb

    def run(self, v):
        return self.cb(v)


n = Node(lambda q: q * 3)
print(n.run(5))
n2 = Node(sq)
print(n2.run(5), Node.__name__, Node.__doc__)
print(sq is sq, sq is neg, sq == neg, sq != neg)


def mk():
    return lambda: 0


a = mk()
b = mk()
print(a is b, a == a, a != b, a is a)
cb = None


def setcb(f):
    global cb
    cb = f


print(cb is None)
setcb(lambda: 5)
if cb is not None:
    print(cb())
cb = None
try:
    cb()
except TypeError as e:
    print(e)


def maybe(c: Callable[[str], str] | None = None) -> str:
    if c is None:
        return "none"
    return c("x")


print(maybe(), maybe(lambda s: s + "!"))
for g in (sq, neg):
    print(g(3))


class A:
    def __init__(self):
        self.v = 1

    def name(self):
        return "A"


class B(A):
    def name(self):
        return "B"


def make(cls):
    return cls()


print(make(A).name(), make(B).name())
for c in [A, B]:
    print(c().name(), c.__name__)
k = A if n.run(1) == 3 else B
print(k().name())
conv = int
print(conv("12") + 1)
p = print
p("hello", 1, 2)


def div(a, b):
    return a // b


table = [("add", lambda a, b: a + b), ("div", div)]
for name, fn in table:
    print(name, fn(9, 2))


def outer():
    def inner():
        return div(1, 0)

    return inner()


outer()
