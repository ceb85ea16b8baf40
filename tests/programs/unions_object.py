from __future__ import annotations
from typing import Any

class Node:
    def __init__(self, value: int | str, left: Node | None = None, right: Node | None = None) -> None:
        self.value = value
        self.left = left
        self.right = right
        self.tag: int | str | None = None
        self.extra = None

def show(o: object) -> str:
    if isinstance(o, bool):
        return "bool " + str(o)
    if isinstance(o, int):
        return f"int {o + 1}"
    if isinstance(o, str):
        return "str " + o.upper()
    if isinstance(o, float):
        return f"float {o:.2f}"
    if isinstance(o, list):
        return f"list of {len(o)}: {o}"
    if isinstance(o, tuple):
        return f"tuple {o}"
    if o is None:
        return "none"
    return "other " + str(o)

class P:
    def __init__(self, x: int) -> None:
        self.x = x
    def __str__(self) -> str:
        return f"P<{self.x}>"
    def __eq__(self, other: object) -> bool:
        return isinstance(other, P) and other.x == self.x

for o in (show(1), show("a"), show(True), show(2.5), show([1, 2]), show(["x"]), show((1, "b")), show(None), show(P(3))):
    print(o)
print(P(1) == P(1), P(1) == P(2), P(1) == 1, P(1) != "x", P(1) == None)
n = Node("root", Node(1), Node(2))
n.tag = 5
if isinstance(n.tag, int):
    print(n.tag + 1)
n.extra = "x"
n.extra = 7
print(n.extra, n.tag, n.value)
def total(n: Node | None) -> int:
    if n is None:
        return 0
    v = n.value
    own = v if isinstance(v, int) else len(v)
    return own + total(n.left) + total(n.right)
print(total(n))
things: list[Any] = [1, "a", None, 2.5, (1, 2)]
things.append([1])
things.append(P(9))
print(things[0], things[1], len(things))
for t in things:
    print(type(t).__name__, str(t), end="; ")
print()
x: Any = 5
print(x + 1)
x = "s"
print(x + "t", x == "s", x is None)
G = 1
def setg(v: bool) -> None:
    global G
    if v:
        G = "text"
    else:
        G = None
print(G)
setg(True)
print(G)
setg(False)
print(G)
d = (1, "a", None)
a, b, c = d
print(a, b, c)
pair: tuple[int | None, str | int] = (None, 3)
print(pair, pair[0], pair[1])
pair = (4, "z")
print(pair)
