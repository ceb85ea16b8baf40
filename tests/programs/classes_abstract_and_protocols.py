from abc import ABC, abstractmethod
from typing import Protocol, Generic, TypeVar

class Shape(ABC):
    @abstractmethod
    def area(self) -> float: ...
    @property
    @abstractmethod
    def name(self) -> str: ...
    def describe(self) -> str:
        return f"{self.name}: {self.area():.2f}"

class Sq(Shape):
    def __init__(self, s: float):
        self.s = s
    def area(self) -> float:
        return self.s ** 2
    @property
    def name(self) -> str:
        return "square"

class Circle(Shape):
    def __init__(self, r: float):
        self.r = r
    def area(self) -> float:
        return 3.0 * self.r ** 2
    @property
    def name(self) -> str:
        return "circle"

shapes: list[Shape] = [Sq(2.0), Circle(1.0)]
for s in shapes:
    print(s.describe())
print(sum([s.area() for s in shapes]))

class Speaker(Protocol):
    def speak(self) -> str: ...

class Dog:
    def speak(self) -> str:
        return "woof"
class Cat:
    def speak(self) -> str:
        return "meow"

def talk(s: Speaker) -> str:
    return s.speak() + "!"
print(talk(Dog()), talk(Cat()))
def all_talk(xs: list[Speaker]) -> None:
    for x in xs:
        print(x.speak())

T = TypeVar("T")
K = TypeVar("K")
class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: list[T] = []
    def push(self, x: T) -> None:
        self.items.append(x)
    def pop(self) -> T:
        return self.items.pop()
    def __len__(self) -> int:
        return len(self.items)
class Pair(Generic[K, T]):
    def __init__(self, k: K, v: T) -> None:
        self.k = k
        self.v = v
    def swap(self) -> "Pair[T, K]":
        return Pair(self.v, self.k)
    def __repr__(self):
        return f"Pair({self.k!r}, {self.v!r})"
class IntStack(Stack[int]):
    def total(self) -> int:
        return sum(self.items)
s1: Stack[str] = Stack()
s1.push("a")
s2 = IntStack()
s2.push(3); s2.push(4)
print(len(s1), s1.pop(), s2.total(), s2.pop(), Pair(1, "x"), Pair(1, "x").swap())
s3 = Stack[int]()
s3.push(1)
print(len(s3))

class Base:
    registry: list[str] = []
    def __init__(self, name="base"):
        self.name = name
    @classmethod
    def create(cls, name):
        Base.registry.append(cls.__name__)
        return cls(name)
    @staticmethod
    def helper(x):
        return x * 2
    def who(self):
        return type(self).__name__ + ":" + self.name
class Child(Base):
    def who(self):
        return "child " + super().who()
print(Base.create("a").who(), Child.create("b").who(), Base.registry, Child.helper(4))

class Single:
    _instance = None
    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance
print(Single() is Single())
class Conf:
    _inst: "Conf | None" = None
    def __new__(cls):
        if cls._inst is None:
            cls._inst = super().__new__(cls)
            cls._inst.values = ["init"]
        return cls._inst
    def add(self, v):
        self.values.append(v)
Conf().add("a")
Conf().add("b")
print(Conf().values, Conf() is Conf())
class Counted:
    made = 0
    def __new__(cls):
        cls.made += 1
        return object.__new__(cls)
    def __init__(self):
        self.n = Counted.made
print(Counted().n, Counted().n, Counted.made)
from functools import total_ordering
@total_ordering
class Ver:
    def __init__(self, n):
        self.n = n
    def __eq__(self, o):
        return self.n == o.n
    def __lt__(self, o):
        return self.n < o.n
print(Ver(1) < Ver(2), Ver(1) <= Ver(1), Ver(3) > Ver(2), Ver(1) >= Ver(2), sorted([Ver(3), Ver(1)])[0].n)
