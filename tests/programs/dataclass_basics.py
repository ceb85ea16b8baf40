from dataclasses import dataclass, field, InitVar, KW_ONLY
import dataclasses

@dataclass
class Point:
    x: int
    y: int = 0

    def norm2(self):
        return self.x * self.x + self.y * self.y

@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    tag: str = field(default="", compare=False)

@dataclass
class Inventory:
    name: str
    items: list[str] = field(default_factory=list)
    total: int = field(init=False, default=0)
    hidden: int = field(default=3, repr=False)

    def __post_init__(self):
        self.total = len(self.items)

@dataclass
class Base:
    a: int
    b: str = "b"

@dataclass
class Derived(Base):
    c: float = 1.5
    b: str = "derived"

@dataclasses.dataclass(kw_only=True)
class Options:
    verbose: bool = False
    level: int

p = Point(1, 2)
q = Point(1)
print(p, q, p == Point(1, 2), p != q, p.norm2())
q.y = 2
print(p == q, repr(q), f"{q}", str([p, q]))
v = Version(1, 2, "rc")
w = Version(1, 3)
print(v < w, v <= w, v > w, v >= w, v == Version(1, 2), max(v, w))
print(Derived(1), Derived(1, "x", 2.5), Derived(a=3, c=0.5))
print(Options(level=3), Options(level=1, verbose=True))
@dataclass
class Scaled:
    value: int
    factor: InitVar[int] = 2
    _: KW_ONLY
    name: str = "s"
    def __post_init__(self, factor):
        self.value *= factor
print(Scaled(3), Scaled(3, 5), Scaled(3, 4, name="z"))
print(Base(1) == Derived(1, "b"), Point.y, Version.minor)
