from dataclasses import dataclass, field, replace, astuple, is_dataclass, FrozenInstanceError
import math

@dataclass(frozen=True)
class Vec:
    x: float
    y: float = 0.0
    def __add__(self, other: "Vec") -> "Vec":
        return Vec(self.x + other.x, self.y + other.y)
    @property
    def length(self) -> float:
        return math.sqrt(self.x ** 2 + self.y ** 2)
    @classmethod
    def unit(cls) -> "Vec":
        return cls(1.0)
    @staticmethod
    def zero() -> "Vec":
        return Vec(0.0, 0.0)

v = Vec(3.0, 4.0)
print(v, v.length, v + Vec.unit(), Vec.zero(), replace(v, x=1.0), astuple(v), is_dataclass(v), is_dataclass(Vec), is_dataclass(3))
try:
    v.x = 5.0
except FrozenInstanceError as e:
    print("frozen:", e, type(e).__name__)
try:
    v.x += 5.0
except AttributeError as e:
    print("frozen:", e)
print(v)

@dataclass(frozen=True)
class Norm:
    a: int
    b: int = field(init=False)
    def __post_init__(self):
        object.__setattr__(self, "b", self.a * 2)
print(Norm(4), Norm(4) == Norm(4), Norm(4) == Norm(5))

@dataclass
class Line:
    start: Vec
    end: Vec = Vec(1.0, 1.0)
    width: int = 1
l = Line(Vec(0.0))
print(l, astuple(l), replace(l, width=3), replace(l, end=Vec(9.0)), l.end is Line.end, Line.width)
print(l == Line(Vec(0.0)), l == 5, l != "x", l is l)

@dataclass
class Node:
    value: int
    next: "Node | None" = None
n = Node(1, Node(2, Node(3)))
print(n)
total = 0
cur = n
while cur is not None:
    total += cur.value
    cur = cur.next
print(total)

@dataclass
class Stack:
    items: list[int] = field(default_factory=list)
    def push(self, i: int) -> None:
        self.items.append(i)
    def __len__(self) -> int:
        return len(self.items)
s, t = Stack(), Stack()
s.push(1); s.push(2)
print(s, t, len(s), bool(t), Stack([1]) == Stack([1]))

@dataclass
class Animal:
    name: str
    sound: str = "..."
    def speak(self) -> str:
        return f"{self.name} says {self.sound}"
@dataclass
class Dog(Animal):
    sound: str = "woof"
    age: int = 1
for a in [Animal("x"), Dog("rex"), Dog("b", age=3)]:
    print(a, a.speak(), type(a).__name__, isinstance(a, Dog))

@dataclass(eq=False)
class Ident:
    a: int
print(Ident(1) == Ident(1), Ident(1) != Ident(1))

@dataclass(repr=False)
class Own:
    a: int
    def __repr__(self):
        return f"<Own {self.a}>"
print(Own(1), [Own(2)])

@dataclass(order=True)
class Task:
    priority: int
    name: str = field(compare=False)
ts = [Task(3, "c"), Task(1, "a"), Task(2, "b")]
ts.sort()
print(ts, Task(1, "z") == Task(1, "a"), Task(1, "z") <= Task(1, "a"))
def area(p):
    match p:
        case Vec(x=0.0, y=y):
            return y
        case Vec(x=x, y=y):
            return x * y
print(area(Vec(0.0, 2.0)), area(Vec(3.0, 2.0)))


@dataclass
class Entry:
    x: int
    y: int = 2


table = {"a": Entry(1)}
print(replace(table.get("a"), y=5), replace(table["a"], x=7))
try:
    replace(table.get("b"), y=int("5"))
except TypeError as e:
    print(e)
