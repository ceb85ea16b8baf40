"""hasattr() and getattr() of values of unions; enumerations, records and data classes in unions."""
class A:
    def __init__(self) -> None:
        self.x = 1
class B:
    y = "q"
    def go(self) -> str:
        return "go"
objs = [A(), B(), 3, "s"]
for o in objs:
    print(hasattr(o, "x"), hasattr(o, "y"), hasattr(o, "go"), hasattr(o, "upper"))
    print(getattr(o, "x", None), getattr(o, "y", "none"))
    try:
        print(getattr(o, "x"))
    except AttributeError as e:
        print(e)
from enum import Enum
class Color(Enum):
    RED = 1
    BLUE = "b"
def f(c: Color | str | None) -> str:
    if isinstance(c, Color):
        return c.name + str(c.value)
    if c is None:
        return "none"
    return c
print(f(Color.RED), f(Color.BLUE), f("s"), f(None))
from typing import NamedTuple
from dataclasses import dataclass
class P(NamedTuple):
    x: int
    y: int
@dataclass
class Q:
    a: int | None
    b: str | float
def g(v: P | Q | tuple[int, int] | Color) -> str:
    if isinstance(v, P):
        return f"P {v.x} {v}"
    elif isinstance(v, Q):
        return f"Q {v.a} {v}"
    elif isinstance(v, Color):
        return f"C {v}"
    return f"T {v[0]} {v}"
print(g(P(1, 2)), g(Q(None, 2.5)), g(Q(1, "z")), g((3, 4)), g(Color.RED))
print(Q(1, "a") == Q(1, "a"), Q(None, 1.0) == Q(1, 1.0))
