"""Overrides with other parameters and defaults than the method of the base class: each has its own."""
import asyncio
from abc import ABC, abstractmethod
from typing import Generic, TypeVar, Iterator, Optional

class Animal:
    def speak(self, n=1):
        return "..." * n
    def move(self, dist: int, *, fast: bool = False) -> str:
        return f"moved {dist} {fast}"

class Dog(Animal):
    def speak(self, n=2):
        return "woof " * n
    def move(self, dist: int, *, fast: bool = True, noisy: bool = False) -> str:
        return f"ran {dist} {fast} {noisy}"

class Cat(Animal):
    def speak(self, n=3, soft=False):
        return ("meow" if soft else "MEOW") * n

class Cow(Animal):
    def speak(self, count=4):
        return "moo" * count

for a in [Animal(), Dog(), Cat(), Cow()]:
    print(a.speak())
    print(a.speak(1))
    print(a.move(3))
    print(a.move(3, fast=False))

class Figure:
    def area(self): return 0
    def describe(self, prefix):
        return prefix + str(self.area())
class Sq(Figure):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
    def describe(self, prefix, suffix):
        return prefix + str(self.area()) + suffix
class Handler:
    def handle(self, req): return "base " + req
class Other(Handler):
    def handle(self): return "none"
shapes = [Figure(), Sq(3)]
for s in shapes:
    try:
        print(s.describe("a: "))
    except TypeError as e:
        print(e)
for s in shapes:
    try:
        print(s.describe("a: ", "b"))
    except TypeError as e:
        print(e)
for h in (Handler(), Other()):
    try:
        print(h.handle("x"))
    except TypeError as e:
        print(e)

T = TypeVar("T")
class Source(ABC):
    LIMIT = 2
    @abstractmethod
    def items(self, n: int = 2) -> Iterator[int]: ...
    async def fetch(self, key, timeout=1.0):
        return (key, timeout)
    def close(self, *args):
        print("close", args)
    def __enter__(self): return self
    def __exit__(self, *exc): self.close(); return False
class A(Source):
    def items(self, n: int = 3, step: int = 1) -> Iterator[int]:
        for i in range(0, n * step, step):
            yield i
    async def fetch(self, key, timeout=2.5, retries=3):
        await asyncio.sleep(0)
        return (key, timeout, retries)
class B(A):
    LIMIT = 5
    def items(self, n: int = 4, step: int = 2, start: int = 100) -> Iterator[int]:
        yield from (start + i for i in super().items(n, step))
    def close(self, reason="none"):
        print("B close", reason)
    def __exit__(self, t, v, tb):
        print("B exit", t)
        return super().__exit__(t, v, tb)
async def main(sources: list[Source]):
    for s in sources:
        print(await s.fetch("k"))
        print(await s.fetch("k", timeout=9.0))
srcs: list[Source] = [A(), B()]
for s in srcs:
    print(list(s.items()), list(s.items(1)), sum(s.items(n=2)))
    with s as x:
        print(x is s)
asyncio.run(main(srcs))

class Store(Generic[T]):
    def __init__(self): self.data: list[T] = []
    def put(self, item: T, front: bool = False) -> int:
        if front: self.data.insert(0, item)
        else: self.data.append(item)
        return len(self.data)
    def get(self, i: int, default: Optional[T] = None) -> Optional[T]:
        return self.data[i] if i < len(self.data) else default
class Loud(Store[T]):
    def put(self, item: T, front: bool = True, times: int = 1) -> int:
        n = 0
        for _ in range(times):
            n = super().put(item, front)
        print("put", item)
        return n
class Fixed(Store[int]):
    def put(self, item: int, front: bool = True) -> int:
        return super().put(item * 10, front=front)
def fill(s: Store[int]):
    print(s.put(1), s.put(2), s.put(3, front=False), s.put(4, True))
    print(s.data, s.get(0), s.get(9), s.get(9, 7))
for st in (Store[int](), Loud[int](), Fixed()):
    fill(st)
t = Loud[str]()
t.put("a"); t.put("b", times=2)
print(t.data)

class Logger:
    def log(self, *parts, sep=" ", end=""):
        return sep.join(map(str, parts)) + end
    def run(self, *args, **kwargs):
        return ("base", args, sorted(kwargs.items()))
    def add(self, item, seen=[]):
        seen.append(item); return list(seen)
class Mid(Logger):
    def log(self, *parts, sep="-", end="!"):
        return "M" + super().log(*parts, sep=sep, end=end)
    def run(self, first, *args, flag=False, **kwargs):
        return ("mid", first, args, flag, sorted(kwargs.items()))
    def add(self, item, seen=[]):
        seen.append("m" + item); return list(seen)
class Leaf(Mid):
    def log(self, msg, level="info"):
        return f"[{level}] {msg}"
    def run(self, first, second=2, flag=True):
        return ("leaf", first, second, flag)
def use(b: Logger, items: list):
    print(b.log("a"))
    print(b.add("x"), b.add("y"))
    try: print(b.log("a", "b"))
    except TypeError as e: print("TypeError", e)
    try: print(b.log(*items))
    except TypeError as e: print("TypeError", e)
    try: print(b.run(*items, flag=True))
    except TypeError as e: print("TypeError", e)
    try: print(b.run())
    except TypeError as e: print("TypeError", e)
    try: print(b.run(1, zed=3))
    except TypeError as e: print("TypeError", e)
    d = {"flag": False}
    try: print(b.run(1, **d))
    except TypeError as e: print("TypeError", e)
for x in (Logger(), Mid(), Leaf()):
    use(x, [1, 2, 3])
def make(n):
    class P:
        def scale(self, x, k=2): return x * k
    class Q(P):
        def scale(self, x, k=4, off=0): return x * k + off
    return [P(), Q()]
for o in make(2):
    print(o.scale(10), o.scale(10, 5))
class Node:
    def visit(self, v, depth=0): return v.seen(self, depth)
class Num(Node):
    def visit(self, v, depth=5): return v.seen(self, depth) + "num"
class V:
    def seen(self, node, depth): return f"{type(node).__name__}{depth}"
for n in [Node(), Num()]:
    print(n.visit(V()), n.visit(V(), 1))

class Shown:
    def show(self): return str(self)
class One(Shown):
    def __str__(self): return "A"
class Two(Shown):
    def __str__(self, indent=2): return " " * indent + "B"
class C:
    def ping(self, n=1): return n
class E(C):
    def ping(): return 0
for x in (One(), Two()):
    print(x.show(), f"{x}", x)
for c in (C(), E()):
    try: print(c.ping(), c.ping(5))
    except TypeError as e: print(e)
class G:
    def __getitem__(self, k): return k
    def __len__(self): return 3
    def __eq__(self, o): return True
    def __contains__(self, x): return x == 1
class H(G):
    def __getitem__(self, k, default="d"): return (k, default)
    def __len__(self, extra=4): return extra
    def __contains__(self, x, strict=True): return strict
for g in (G(), H()):
    print(g[1], len(g), g["a"], 5 in g, g == 3)


class Plotter:
    def draw(self, x=1, y=2, colour=3):
        print("plain", x, y, colour)

    def note(self, *args):
        print("notes", args)


class Wide(Plotter):
    def draw(self, x=10, y=20, colour=30, width=40):
        print("wide", x, y, colour, width)

    def note(self, first, *args):
        print("first", first, args)


def numbers(text):
    return [int(word) for word in text.split()]


for plotter in [Plotter(), Wide()]:
    rest = numbers("5 6")
    plotter.draw(*rest, 9)
    plotter.draw(*numbers("7"), *rest)
    plotter.draw(*numbers("8"), colour=33)
    plotter.note(1, *rest, 2, *rest)
    for call in (lambda: plotter.draw(*rest, 9, 10, 11), lambda: plotter.draw(7, *rest, colour=3), plotter.note):
        try:
            call()
        except TypeError as error:
            print("TypeError", error)
