"""yield from one of several kinds of iterables; match, closures and generators together."""

def sub(n):
    for i in range(n): yield i
    return f"done{n}"
def chain(*its):
    for it in its:
        r = yield from it
        if r: print("sub returned", r)
print(list(chain(sub(2), [7, 8], sub(1))))
def flat(x):
    if isinstance(x, list):
        for e in x: yield from flat(e)
    else:
        yield x
print(list(flat([1, [2, [3, "a"]], []])))
def pick(k):
    return sub(3) if k else "xyz"
def both():
    a = yield from pick(True)
    b = yield from pick(False)
    return a, b
g = both()
try:
    while True: print(next(g), end=" ")
except StopIteration as e:
    print(e.value)
# generators, closures, match
from dataclasses import dataclass, field
import functools
@dataclass
class Point:
    x: int
    y: int
@dataclass
class Circle:
    center: Point
    radius: float
@dataclass
class Rect:
    a: Point
    b: Point
    tags: list = field(default_factory=list)
def describe(s):
    match s:
        case Point(0, 0):
            return "origin"
        case Point(x, y) if x == y:
            return f"diag {x}"
        case Point(x=px):
            return f"point {px}"
        case Circle(Point(x, _), radius=r) if r > 2:
            return f"big circle at {x} r={r}"
        case Circle():
            return "circle"
        case Rect(Point() as p, Point(bx, by), tags=[first, *rest]):
            return f"rect {p} {bx},{by} {first} {rest}"
        case Rect(tags=[]):
            return "bare rect"
        case {"type": "move", "dx": int(dx), **more}:
            return f"move {dx} {sorted(more.items())}"
        case {"type": ("stop" | "halt") as t}:
            return f"stop via {t}"
        case [1, 2, *others]:
            return f"one two {others}"
        case [a, [b, c]]:
            return f"nested {a} {b} {c}"
        case str(text) if text.startswith("!"):
            return "cmd " + text[1:]
        case "a" | "b" | "c":
            return "abc"
        case int() | float() as n:
            return f"num {n}"
        case None:
            return "nothing"
        case _:
            return "other"
for v in [Point(0, 0), Point(3, 3), Point(1, 2), Circle(Point(1, 1), 3.5), Circle(Point(0, 0), 1.0), Rect(Point(0, 0), Point(1, 2), ["t", "u"]), Rect(Point(0, 0), Point(1, 1)),
          {"type": "move", "dx": 4, "z": 1}, {"type": "halt"}, [1, 2, 3, 4], [9, [8, 7]], "!run", "b", 5, 2.5, None, "zzz", (1, 2)]:
    print(describe(v))
def counter(start):
    total = start
    while True:
        got = yield total
        if got is None: total += 1
        elif got == "reset": total = 0
        else: total += got
c = counter(10)
print(next(c), next(c), c.send(5), c.send("reset"), next(c))
c.close()
def chain(*its):
    for it in its:
        r = yield from it
        if r: print("sub returned", r)
def sub(n):
    for i in range(n): yield i
    return f"done{n}"
print(list(chain(sub(2), [7, 8], sub(1))))
def guarded():
    try:
        yield 1
        yield 2
    except ValueError as e:
        print("caught", e)
        yield 99
    finally:
        print("cleanup")
g = guarded()
print(next(g), g.throw(ValueError("bad")))
try:
    next(g)
except StopIteration:
    print("stopped")
def memo(fn):
    cache = {}
    @functools.wraps(fn)
    def inner(*args):
        if args not in cache:
            cache[args] = fn(*args)
        return cache[args]
    inner.cache = cache
    return inner
@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(50), len(fib.cache), fib.__name__)
