"""Tuples that hold empty tuples, and tuples of functions, as values of several types."""

def one(*n): return ("one", n)
def two(a, b=5, *rest, k=0, **kw): return ("two", a, b, rest, k, sorted(kw))
def three(a, b, c): return ("three", a + b + c)
jobs = []
jobs.append((three, (1, 2, 3), {}))
jobs.append((one, (4, 5), {}))
jobs.append((two, (7,), {"k": 2}))
for fn, args, kwargs in jobs:
    print(fn(*args, **kwargs))
q = []
q.append((one, 1))
q.append((two, "x"))
q.append((None, 2.5))
for f, a in q:
    print(f(a) if f else a)
tests = [("one", one, [1]), ("two", two, [3, 4]), ("three", three, [1, 2, 3])]
for name, fn, args in tests:
    print(name, fn(*args))
cmds = {"h": (one, "help"), "q": (None, "quit")}
for k, (fn, text) in cmds.items():
    print(k, text, fn() if fn is not None else "-")
handlers = {}
handlers.setdefault("a", []).append(one)
handlers.setdefault("a", []).append(lambda *x: ("lam", x))
handlers.setdefault("b", []).append(three)
for name in sorted(handlers):
    for h in handlers[name]:
        print(name, h(1, 2, 3))
def one(): return ("one", ())
def g(k):
    return one() if k else "-"
for k in (1, 0): print(g(k))
def g(k):
    return ((), 1) if k else "-"
for k in (1, 0): print(g(k))
def one_(): return ("one", ())
x: object = one_()
print(x)
