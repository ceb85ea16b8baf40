"""Recursion that does not end is a RecursionError, which can be caught."""


def f(n: int) -> int:
    return f(n & 7)

def g(n: int) -> int:
    if n == 0:
        return 0
    return 1 + h(n - 1)

def h(n: int) -> int:
    return g(n)

class Node:
    def __init__(self, next: "Node | None") -> None:
        self.next = next
    def depth(self) -> int:
        return self.depth() + 1
    def __repr__(self) -> str:
        return f"Node({self!r})"

for attempt in range(3):
    try:
        f(attempt)
    except RecursionError as e:
        print("RecursionError", e)
print(g(400))
try:
    Node(None).depth()
except RecursionError as e:
    print("RecursionError", isinstance(e, RuntimeError))
try:
    print(repr(Node(None)))
except RecursionError as e:
    print("repr", "RecursionError")
