"""Tuples whose later items have no order; empty tuples as defaults; texts of objects of classes below."""

import heapq
from dataclasses import dataclass


class T:
    pass


d = {"b": T(), "a": T()}
for k, v in sorted(d.items()):
    print(k)
h = [(2, T()), (1, T())]
heapq.heapify(h)
print(heapq.heappop(h)[0])
try:
    print(len(sorted([(1, T()), (1, T())])))
except TypeError as e:
    print(e)
deps = {"a": ["b"], "b": []}


def visit_all(n):
    for d in deps.get(n, ()):
        print(d)
        visit_all(d)


visit_all("a")


class Expr:
    pass


@dataclass
class Num(Expr):
    v: int


@dataclass
class Neg(Expr):
    e: Expr


def p(e: Expr) -> None:
    print(e, repr(e), f"{e}", [e])


p(Num(1))
p(Neg(Num(2)))


class N:
    def __init__(self, k):
        self.k = k
        self.left = None


def visit(node):
    if node:
        print(node.k)
        visit(node.left)


visit(None)
n = N(1)
n.left = N(2)
visit(n)


class M:
    def __init__(self, k):
        self.k = k
        self.left = None


def walk(node):
    if node:
        yield from walk(node.left)
        yield node.k


root = None
print(list(walk(root)))
n = M(1)
n.left = M(2)
print(list(walk(n)))
