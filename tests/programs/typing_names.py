from __future__ import annotations
from typing import (TypedDict, runtime_checkable, Protocol, ParamSpec, TypeVar, NewType, Final, Literal, ClassVar, overload,
    Annotated, TYPE_CHECKING, Callable, Generic, Any, NamedTuple, Iterable, cast)
if TYPE_CHECKING:
    from somewhere import Thing
    import numpy as np
T = TypeVar("T")
P = ParamSpec("P")
UserId = NewType("UserId", int)
MAX: Final = 10
NAME: Final[str] = "x"
Mode = Literal["r", "w"]
Matrix = list[list[float]]

class Movie(TypedDict):
    name: str
    year: int

class Opt(TypedDict, total=False):
    a: int
    b: str

def decorate(fn: Callable[P, T]) -> Callable[P, T]:
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> T:
        print("call", fn.__name__)
        return fn(*args, **kwargs)
    return wrapper

@decorate
def add(a: int, b: int = 2) -> int:
    return a + b

class Box(Generic[T]):
    count: ClassVar[int] = 0
    def __init__(self, v: T) -> None:
        self.v = v
        Box.count += 1
    def get(self) -> T:
        return self.v

class Comparable(Protocol):
    def __lt__(self, other: Any) -> bool: ...

C = TypeVar("C", bound=Comparable)
def biggest(xs: Iterable[C]) -> C:
    it = iter(xs)
    best = next(it)
    for x in it:
        if best < x:
            best = x
    return best

@overload
def conv(x: int) -> str: ...
@overload
def conv(x: str) -> int: ...
def conv(x):
    if isinstance(x, int):
        return str(x)
    return int(x)

def use(m: Mode) -> str:
    return "reading" if m == "r" else "writing"
def age(x: Annotated[int, "years"]) -> int:
    return x + 1
def handle(t: Thing | None = None) -> int:
    return 1

m: Movie = {"name": "Alien", "year": 1979}
print(m["name"], m["year"], m)
m["year"] += 1
print(m)
m2 = Movie(name="B", year=3)
print(m2["name"])
o: Opt = {"a": 1}
print(o.get("a"), o.get("b", "none"), "b" in o)
print(add(1), add(2, b=5))
print(UserId(5) + 1, MAX, NAME)
print(Box(1).get(), Box("a").get(), Box.count)
print(biggest([1, 5, 3]), biggest(["a", "c"]))
print(conv(1) + "x", conv("4") + 1)
print(use("r"), use("w"), age(3), handle())
mat: Matrix = [[1.0, 2.0], [3.0, 4.0]]
print(cast(int, 5), mat)
T_co = TypeVar("T_co", covariant=True)
K = TypeVar("K")
V = TypeVar("V")
class Source(Protocol[T_co]):
    def get(self) -> T_co: ...
class IntSource:
    def get(self) -> int:
        return 3
class StrSource:
    def get(self) -> str:
        return "s"
def fetch(s: Source[T]) -> T:
    return s.get()
print(fetch(IntSource()) + 1, fetch(StrSource()) + "x")
def need_int(s: Source[int]) -> int:
    return s.get() * 2
print(need_int(IntSource()))
sources: list[Source[int]] = [IntSource(), IntSource()]
print([s.get() for s in sources])
class Builder:
    def __init__(self) -> None:
        self.parts: list[str] = []
    def add(self, p: str) -> "Builder":
        self.parts.append(p)
        return self
    def build(self) -> str:
        return "".join(self.parts)
print(Builder().add("a").add("b").build())
@runtime_checkable
class Closer(Protocol):
    def close(self) -> None: ...
class F:
    def close(self) -> None:
        print("closed")
class G: pass
print(isinstance(F(), Closer), isinstance(G(), Closer))
class Repo(Protocol[K, V]):
    def get(self, k: K) -> V: ...
    def put(self, k: K, v: V) -> None: ...
class Mem(Generic[K, V]):
    def __init__(self) -> None:
        self.d: dict[K, V] = {}
    def get(self, k: K) -> V:
        return self.d[k]
    def put(self, k: K, v: V) -> None:
        self.d[k] = v
def fill(r: Repo[str, int]) -> int:
    r.put("a", 1)
    return r.get("a")
print(fill(Mem()))
mm: Mem[str, int] = Mem()
print(fill(mm))
class Service:
    def __init__(self, repo: Repo[str, int]) -> None:
        self.repo = repo
    def run(self) -> int:
        self.repo.put("z", 4)
        return self.repo.get("z")
print(Service(mm).run())


# What cast() says is not looked at.
from typing import Generic, Optional, TypeVar, cast, Callable
Held = TypeVar("Held")
class Holder(Generic[Held]):
    def __init__(self, value: Optional[Held] = None, error: Optional[Exception] = None) -> None:
        self._value = value
        self._error = error
    def unwrap_or(self, default: Held) -> Held:
        return default if self._error is not None else cast(Held, self._value)
print(Holder(3).unwrap_or(4), Holder(None, ValueError("x")).unwrap_or(9), Holder(error=ValueError()).unwrap_or(3))
maybe: Optional[int] = int("5") if len("abc") == 3 else None
print(cast(int, maybe) + 1, cast("int", maybe))
class CastNode:
    def __init__(self, name, parent: "Optional[CastNode]" = None):
        self.name = name
        self.parent = parent
leaf = CastNode("leaf", CastNode("root"))
print(cast(CastNode, leaf.parent).name, cast("CastNode", leaf.parent).parent)
try:
    print(cast(CastNode, leaf.parent.parent).name)
except AttributeError as e:
    print("AttributeError", e)
kept = cast(int, "text" if len("abc") == 3 else 5)
print(kept)
try:
    print(cast(int, maybe if len("abc") == 4 else None) + 1)
except TypeError as e:
    print("TypeError", e)
