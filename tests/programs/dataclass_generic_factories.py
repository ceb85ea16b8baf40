"""Generic data classes whose lists and dicts are made by default_factory: each holds what its object's type says."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar
T = TypeVar("T")
K = TypeVar("K")
@dataclass
class Stack(Generic[T]):
    name: str
    items: list[T] = field(default_factory=list)
    def push(self, item: T) -> None: self.items.append(item)
@dataclass
class Table(Generic[K, T]):
    rows: dict[K, T] = field(default_factory=dict)
    order: list[K] = field(default_factory=list)
    def put(self, key: K, value: T) -> None:
        if key not in self.rows: self.order.append(key)
        self.rows[key] = value
a = Stack[int]("ints"); a.push(1)
b: Stack[str] = Stack("strs"); b.push("x")
c = Stack[int]("more"); c.push(5)
print(a, b, c)
t = Table[str, int](); t.put("a", 1); t.put("b", 2)
u = Table[int, str](); u.put(1, "z")
print(t, u, t.items if hasattr(t, "items") else "no")
@dataclass
class TreeNode(Generic[T]):
    value: T
    children: list["TreeNode[T]"] = field(default_factory=list)
r = TreeNode("root")
q: TreeNode[int] = TreeNode(1)
r.children.append(TreeNode("x"))
q.children.append(TreeNode(2))
print(q, r)
