"""Managers of `with` that are decorators: contextmanager, ContextDecorator."""
import contextlib
from contextlib import contextmanager, ContextDecorator
@contextmanager
def tag(name, sep="|"):
    print(f"<{name}{sep}")
    try:
        yield name
    finally:
        print(f"</{name}>")
@tag("h1")
def title(t):
    "shows a title"
    print(t)
    return len(t)
print(title("hi"), title("again"), title.__name__, title.__doc__)
def arg(x):
    print("arg", x)
    return x
@tag(arg("p"), sep=arg("!"))
def add(a, b=1, *rest, **kw): return a + b + len(rest) + len(kw)
print(add(1), add(1, 2), add(1, 2, 3, k=4))
class timed(ContextDecorator):
    def __init__(self, n): self.n = n; self.times = 0
    def __enter__(self): self.times += 1; print("enter", self.n, self.times); return self
    def __exit__(self, *exc): print("exit", exc[0] is None); return False
@timed(3)
def work(a, b=2): return a + b
print(work(1), work(1, b=5))
with timed(4) as t: print("in", t.n)
class quiet(contextlib.ContextDecorator):
    def __enter__(self): return self
    def __exit__(self, kind, value, trace):
        if kind is not None: print("lost", kind.__name__, value)
        return True
@quiet()
def risky(n):
    if n < 0: raise ValueError(n)
    return n * 2
print(risky(4), risky(-1))
@tag("fails")
def fails(): raise KeyError("k")
try: fails()
except KeyError as e: print("caught", e)
class Job:
    @tag("method")
    def run(self, n): return n + 1
print(Job().run(3))
@timed(9)
@tag("inner")
def both(x): return x
print(both("b"))
