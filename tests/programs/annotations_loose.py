"""Annotations that do not say what a list or a function holds: its type is found out."""
from __future__ import annotations
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Callable, Dict, Iterable, List, Generic, NamedTuple, Optional, TypeVar, TYPE_CHECKING, Any, Type, Union
import typing as t
from collections import defaultdict, Counter, deque

if TYPE_CHECKING:
    from elsewhere import Widget

T = TypeVar("T")

class Stack(Generic[T]):
    def __init__(self) -> None:
        self._items: list[T] = []
    def push(self, item: T) -> None:
        self._items.append(item)
    def pop(self) -> T:
        return self._items.pop()
    def __len__(self) -> int:
        return len(self._items)

def drain(s: Stack) -> list:
    out: list = []
    while s:
        out.append(s.pop())
    return out

s: Stack[int] = Stack()
s.push(1); s.push(2)
print(drain(s))
s2 = Stack()
s2.push("a")
print(drain(s2))

@dataclass
class Event:
    name: str
    tags: list = field(default_factory=list)
    meta: dict = field(default_factory=dict)
    pos: tuple = (0, 0)
    handler: Optional[Callable] = None
    parent: Optional["Event"] = None
    kind: type = int

e = Event("a", ["x", "y"], {"k": 1}, (3, 4))
print(e.name, e.tags, e.meta, e.pos, e.handler is None)
e2 = Event("b", handler=lambda x: x * 2)
e2.tags.append("q")
if e2.handler:
    print(e2.handler(4), e2.tags)

class Row(NamedTuple):
    id: int
    values: list
r = Row(1, [1, 2])
print(r, r.values[0] + 1)

class Shape(ABC):
    @abstractmethod
    def points(self) -> list:
        ...
    @abstractmethod
    def info(self) -> tuple:
        pass
class Sq(Shape):
    def points(self) -> list:
        return [1, 2]
    def info(self) -> tuple:
        return ("sq", 4)
class Tri(Shape):
    def points(self) -> list:
        return [1, 2, 3]
    def info(self) -> tuple:
        return ("tri", 3)
shapes: list[Shape] = [Sq(), Tri()]
for sh in shapes:
    print(sum(sh.points()), sh.info()[0].upper(), sh.info()[1] + 1)

def draw(w: Widget | None = None, scale: float = 1.0) -> Optional[Widget]:
    return None
print(draw())
def make(cls: Type[T], *args: Any) -> T:
    return cls(*args)
print(make(Event, "z").name)
def compose(*fns: Callable) -> Callable:
    def run(x):
        for f in fns:
            x = f(x)
        return x
    return run
print(compose(lambda x: x + 1, lambda x: x * 2)(3))
def group(words: t.Sequence) -> t.Dict[str, t.List]:
    d: defaultdict = defaultdict(list)
    for w in words:
        d[w[0]].append(w)
    return dict(d)
print(group(["ab", "ac", "b"]))
def count(x: str) -> Counter:
    return Counter(x)
print(count("aab"))
class Cfg:
    opts: dict
    names: list = ["a"]
    def __init__(self, opts: dict | None = None) -> None:
        self.opts = opts or {}
        self.hist: deque = deque(maxlen=2)
c = Cfg({"a": 1})
c.hist.append(1)
print(c.opts, c.names, c.hist)
class EventBus:
    def __init__(self):
        self.handlers: dict[str, list[Callable]] = {}
    def on(self, name: str, fn: Callable) -> None:
        self.handlers.setdefault(name, []).append(fn)
    def emit(self, name: str, *args) -> list:
        return [fn(*args) for fn in self.handlers.get(name, [])]
b = EventBus()
b.on("x", lambda v: v + 1)
b.on("x", lambda v: v * 10)
print(b.emit("x", 4), b.emit("y", 3))
Handler = Callable[[dict], str]
H2 = t.Callable[..., list]
def call(h: Handler) -> str:
    return h({"a": 1})
print(call(lambda d: str(d["a"])))
JSON = Union[dict, list, str, int, None]
def show(j: JSON) -> str:
    if isinstance(j, dict):
        return "dict"
    if isinstance(j, list):
        return "list" + "".join(show(x) for x in j)
    return str(j)
print(show({"a": 1}), show([1, "x", None]), show(3))

def f(x: list) -> dict:
    d: dict = {}
    for i in x:
        d[i] = i * 2
    return d
print(f([1, 2]))
def g(x: List, d: Dict) -> List:
    return [d.get(i) for i in x]
print(g([1, 2], {1: 3}))
def h(f: Callable, x: Any) -> Any:
    return f(x)
print(h(len, "abc"))
def t(x: tuple) -> tuple:
    return x[0], x[1]
print(t((1, "a")))
class Sink:
    def __init__(self, items: Optional[list] = None):
        self.items: list = items or []
        self.m: dict = dict()
        self.seen: set = set()
    def add(self, x) -> None:
        self.items.append(x)
        self.seen.add(x)
        self.m[x] = len(self.items)
sink = Sink()
sink.add(3)
print(sink.items, sink.m, sink.seen)
def cls(c: type) -> str:
    return c.__name__
print(cls(int), cls(Sink))
def it(x: Iterable) -> int:
    return sum(1 for _ in x)
print(it([1, 2]), it("abc"))
