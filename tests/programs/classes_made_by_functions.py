"""Classes within functions: what they capture, derive from and show, and class decorators that give another class."""
from dataclasses import dataclass
def run(name):
    @dataclass
    class Row:
        a: int
        b: str = "x"
        def show(self): return f"{name}: {self.a} {self.b}"
    return Row(1), Row(2, "y")
for r in run("first") + run("second"):
    print(r, r.show())
def outer():
    total = 0
    class Base:
        def __init__(self, n):
            nonlocal total
            total += n
            self.n = n
        def get(self): return total
        @property
        def share(self): return self.n / total
        @staticmethod
        def st(x): return x + total
        @classmethod
        def cm(cls, x): return cls(x + total)
    class Derived(Base):
        def __init__(self, n):
            super().__init__(n)
            self.tag = f"{n}/{total}"
        def get(self): return super().get() + 1000
    items = [Base(1), Derived(2), Base.cm(3), Derived.cm(4)]
    for i in items: print(type(i).__name__, i.n, i.get(), round(i.share, 3), vars(i))
    print(Base.st(5), isinstance(items[1], Base), isinstance(items[0], Derived))
    return items
x = outer()
print([i.get() for i in x])
def node_factory():
    class Node:
        def __init__(self, v, nxt: "Node | None" = None):
            self.v = v
            self.nxt = nxt
        def __iter__(self):
            n = self
            while n:
                yield n.v
                n = n.nxt
    return Node(1, Node(2, Node(3)))
print(list(node_factory()))
def two():
    class Node:
        def __init__(self, k): self.k = k
        def clone(self) -> "Node": return Node(self.k + 1)
    a = Node(5)
    return a.clone().k
print(two())
class Node:
    pass
print(Node().__class__.__name__)
def errs():
    limit = 3
    class TooBig(Exception):
        def __init__(self, n):
            super().__init__(f"{n} > {limit}")
            self.n = n
    def check(n):
        if n > limit: raise TooBig(n)
        return n
    for n in (1, 5):
        try:
            print(check(n))
        except TooBig as e:
            print("caught", e, e.n, type(e).__name__)
errs()
def mk(kind):
    if kind == 1:
        class Shape:
            def area(self): return 1.5
    elif kind == 2:
        class Shape:
            def area(self): return kind * 2
    else:
        Shape = None
    return Shape
for k in (1, 2, 3):
    S = mk(k)
    print(S().area() if S else "none")
def ctx():
    log = []
    class Ctx:
        def __enter__(self): log.append("in"); return self
        def __exit__(self, *a): log.append("out"); return False
    with Ctx(): log.append("body")
    print(log)
ctx()
def counter():
    n = 0
    class It:
        def __iter__(self): return self
        def __next__(self):
            nonlocal n
            if n >= 3: raise StopIteration
            n += 1
            return n
    return It()
print(list(counter()), list(counter()))
def loop():
    made = []
    for i in range(3):
        class C:
            def get(self): return i
        made.append(C())
    return [c.get() for c in made]
print(loop())
def rec(n):
    class R:
        def v(self): return n
    r = R()
    if n > 0: return [r.v()] + rec(n - 1) + [r.v()]
    return [r.v()]
print(rec(3))
def key(n):
    from enum import Enum
    class E(Enum):
        A = 1
        B = 2
    return E(n)
print(key(1), key(2).name)


def traced(cls):
    class Traced(cls):
        def __repr__(self):
            return "Traced(" + super().__repr__() + ")"
    Traced.__name__ = cls.__name__
    return Traced

@traced
class Point:
    def __init__(self, x):
        self.x = x
    def __repr__(self):
        return f"P({self.x})"
p = Point(3)
print(p, p.x, isinstance(p, Point), type(p).__name__)
def with_tag(tag):
    def deco(cls):
        class Wrapped(cls):
            kind = tag
            def show(self):
                return f"[{self.kind}] {super().show()}"
        return Wrapped
    return deco
@with_tag("x")
class TagA:
    def show(self): return "A"
@with_tag("y")
class TagB:
    def __init__(self, n): self.n = n
    def show(self): return f"B{self.n}"
print(TagA().show(), TagB(2).show(), TagA.kind, TagB.kind)
print([o.show() for o in (TagA(), TagB(3))])
import functools
def auto(cls):
    @functools.wraps(cls, updated=())
    class W(cls):
        def hello(self): return "hello " + self.name
    return W
@auto
class Named:
    "doc"
    def __init__(self, name): self.name = name
print(Named("z").hello(), Named.__name__, Named.__doc__)
class M(Named):
    def hello(self): return super().hello() + "!"
print(M("q").hello())
def mixin_factory(base):
    class M(base):
        def extra(self): return "extra " + self.name()
    return M
class MixA:
    def name(self): return "A"
class MixB:
    def name(self): return "B"
MA = mixin_factory(MixA)
MB = mixin_factory(MixB)
print(MA().extra(), MB().extra())
class C(mixin_factory(MixA)):
    def name(self): return "C"
print(C().extra())
def make_class(fields):
    class R:
        names = fields
        def __init__(self, *v):
            self.v = dict(zip(fields, v))
    return R
PT = make_class(["x", "y"])
print(PT(1, 2).v, PT.names)
def make_counter_class(start):
    class Counter:
        def __init__(self): self.n = start
        def inc(self): self.n += 1; return self.n
    return Counter
C5 = make_counter_class(5)
C9 = make_counter_class(9)
print(C5().inc(), C9().inc())
print(type(C5()).__name__)
import functools
def countcalls(f):
    def wrapper(*args, **kw):
        wrapper.calls += 1
        return f(*args, **kw)
    wrapper.calls = 0
    functools.update_wrapper(wrapper, f)
    return wrapper
@countcalls
def add(a, b):
    "adds"
    return a + b
print(add(1, 2), add.calls, add.__name__, add.__doc__)
class Memo:
    def __init__(self, f):
        functools.update_wrapper(self, f)
        self.f = f
        self.n = 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)
@Memo
def sq(x):
    """square"""
    return x * x
print(sq(3), sq.n, sq.__name__, sq.__doc__)
print(add.__wrapped__(1,2))


from dataclasses import dataclass, field
import functools
def make_stack(limit):
    class Stack(list):
        def push(self, x):
            if len(self) >= limit: raise OverflowError(f"limit {limit}")
            self.append(x)
            return self
    return Stack
S2 = make_stack(2)
s = S2()
s.push(1).push(2)
try: s.push(3)
except OverflowError as e: print(e, s, len(s))
def retry(times):
    def deco(f):
        @functools.wraps(f)
        def w(*a):
            class State:
                count = 0
                def step(self):
                    self.count += 1
                    return f"{f.__name__} {self.count}/{times} {a}"
            st = State()
            return [st.step() for _ in range(times)]
        return w
    return deco
@retry(2)
def go(x, y): return x
print(go(1, "z"))
def scope():
    x = 1
    class A:
        x = 2
        def get(self): return x
        y = [x for _ in range(1)]
    return A().get(), A.x, A.y
print(scope())
def early():
    class T:
        def get(self): return later
    t = T()
    later = 5
    a = t.get()
    later = 6
    return a, t.get()
print(early())
def unbound():
    class T:
        def get(self): return never
    t = T()
    try:
        t.get()
    except NameError as e:
        print(type(e).__name__, e)
    if len("ab") == 3: never = 1
unbound()
def gen():
    class G:
        def __init__(self, k): self.k = k
    for i in range(2):
        yield G(i).k + i
print(list(gen()))
def cb():
    out = []
    class Btn:
        def __init__(self, label): self.label = label; self.on = lambda: out.append(self.label)
    for l in "ab": Btn(l).on()
    return out
print(cb())
from typing import Generic, TypeVar
T = TypeVar("T")
def boxes(prefix):
    class Box(Generic[T]):
        def __init__(self, v: T): self.v = v
        def show(self): return f"{prefix}{self.v}"
    return Box(1), Box("x")
print([b.show() for b in boxes(">")], [b.show() for b in boxes("<")])
def words(sep):
    class Words(list):
        def join(self): return sep.join(map(str, self))
    return Words([1, 2]), Words("ab")
print([w.join() for w in words("-")], [w.join() for w in words("+")])
def table(default):
    class Table(dict):
        def __missing__(self, key): return default
    t = Table(a=1)
    return t["a"], t["b"]
print(table(0), table(9))
