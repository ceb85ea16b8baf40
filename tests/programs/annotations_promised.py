"""Values that may be None, as far as types tell, where annotations promise more; and defaults of None."""

from dataclasses import dataclass


class Node:
    def __init__(self, value: int, next: "Node" = None, tag: str = None):
        self.value = value
        self.next = next
        self.tag = tag


@dataclass
class Person:
    name: str
    nick: str = None

    def shown(self) -> str:
        return self.nick or self.name


def value_of(node: Node) -> int:
    return node.value


def price_of(prices, name) -> float:
    return prices.get(name)


def describe(text: str, width: int = None, *, fill: str = None) -> str:
    return f"{text:{fill or ' '}>{width or 6}}"


chain = Node(1, Node(2, tag="x"))
print(chain.next.value, chain.next.next is None, chain.tag, chain.next.tag)
print(Person("Ann").shown(), Person("Robert", "Bob").shown(), Person("Zoe"))

best: Node = None
for number in (3, 1, 7, 2):
    if best is None or number > best.value:
        best = Node(number)
print(best.value, value_of(chain.next))
print(price_of({"tea": 2.5}, "tea") * 2, describe("a"), describe("b", 3, fill="."), describe("c", fill="*"))
try:
    value_of(chain.next.next)
except (AttributeError, TypeError):
    print("there is no third one")


def pairs(count):
    """Lists within tuples: what the empty one holds, the others tell."""
    if count == 0:
        return "none", []
    if count == 1:
        return "one", ["x"]
    return "more", ["x"] * count


for count in range(3):
    kind, items = pairs(count)
    print(kind, ",".join(items), [item.upper() for item in items])


from typing import Optional
def f(x: float) -> float:
    print(x)
    return x * 2
def g(n: int) -> Optional[int]:
    return n if n > 0 else None
class P:
    def __init__(self, a: float, b: Optional[float]) -> None:
        self.a = a
        self.b = b
    @property
    def waited(self) -> Optional[float]:
        return None if self.b is None else self.b - self.a
print(f(g(3)))
waits: list[float] = []
names: dict[str, list[str]] = {}
def name(n: int) -> Optional[str]:
    return "n" * n if n else None
for p in [P(1, 2.5), P(2, None), P(1.5, 3)]:
    if p.waited is not None:
        waits.append(p.waited)
        names.setdefault("x", []).append(name(3))
print(waits, names)
seen: set[str] = set()
if name(2): seen.add(name(2))
pos: dict[str, int] = {}
if name(2): pos[name(2)] = g(2)
print(seen, pos)
inferred = []
inferred.append(1.5)
inferred.append(g(3))
inferred.append(g(-3))
print(inferred)
