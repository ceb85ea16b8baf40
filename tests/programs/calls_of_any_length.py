"""Calls that hand over lists and dicts of any length: `f(*items)`, `f(**options)`, and tuples that hold such."""

b = [1, 2]
t = (*b, 3)
print(t, len(t), t[1:])
def ret():
    return *b, 9
print(ret())
x, y, *z = *b, *b
print(x, y, z)
print((0, *t, *"ab"))
w = *b,
print(w, hash(w) == hash((1, 2)))
p = (1, 2)
q = (*p, 3)
a, c, d = q
print(a, c, d)
for i in (*b, *t): print(i, end=" ")
print()
d = {(*b, 1): "x"}
print(d, (1, 2, 1) in d)
def f(*args): return args
print(f(*b, *t), f(*[1], *(2, "x")))
print([*range(3), *b], {*b, *t})
e, *r = ret()
print(e, r)
def k(a, b=2, *args, c=3, **kw):
    return a, b, args, c, sorted(kw.items())
d = {"c": 5, "x": 6}
print(k(1, **d), k(1, y=2, **d))
l = [1, 2, 3, 4]
print(k(*l), k(*l[:1], c=4))
def deco(fn):
    def wrapper(*args, **kwargs):
        print("call", fn.__name__, args, kwargs)
        return fn(*args, **kwargs)
    return wrapper
@deco
def add(x, y=10, *, z=0):
    return x + y + z
opts = {"y": 3, "z": 4}
print(add(1), add(1, 2), add(1, **opts), add(*[5, 6]), add(x=1, z=3))
def show(**kw):
    for key, v in kw.items():
        print(key, "=", v, end="; ")
    print(len(kw))
cfg = {}
for i in range(3):
    cfg["k%d" % i] = i
show(**cfg)
show(a=1, **cfg)
try:
    show(k1=5, **cfg)
except TypeError as e:
    print(e)
class P:
    def __init__(self, name, **attrs):
        self.name = name
        self.attrs = attrs
    def update(self, **attrs):
        self.attrs.update(attrs)
        return self
p = P("x", **cfg)
print(p.name, p.attrs, p.update(**{"k0": 9, "zz": 1}).attrs)
for bad in ({"q": 1}, {"x": 1, "y": 2, "w": 3}, {"y": 1}):
    try:
        print(add(**bad))
    except TypeError as e:
        print(e)
try:
    k()
except TypeError as e:
    print(e)
def two(a, b): return a
def tree(a, *, b=1): return a
for f in (lambda: 1,):
    try:
        f()
    except TypeError as e:
        print(e)
def opt(a, b=1): return a
try:
    opt(1, 2, 3)
except TypeError as e:
    print(e)
def total(*nums):
    if not nums: return 0
    return nums[0] + total(*nums[1:])
print(total(1, 2, 3), total(*[4, 5, 6]), total(*range(5)))
def fmt(fmt, *args):
    return fmt % args
print(fmt("%d-%d", *[1, 2]), fmt("%s %s", "a", "b"))
try:
    two(1, 2, 3)
except TypeError as e:
    print(e)
try:
    tree(1, 2)
except TypeError as e:
    print(e)
try:
    tree(1, 2, b=3)
except TypeError as e:
    print(e)
try:
    tree()
except TypeError as e:
    print(e)
import operator
def one(*n): return ("one", n)
def two_(a, b=5, *rest, k=0, **kw): return ("two_", a, b, rest, k, sorted(kw))
def three(a, b, c): return ("three", a + b + c)
vals = [1, 2, 3]
for fn in [one, two_, three]:
    print(fn(*vals))
    print(fn(*vals[:1], 2, 3))
ops = {"add": operator.add, "mul": operator.mul, "three": three}
for name, args in [("add", [1, 2]), ("mul", [3, 4]), ("three", [1, 2, 3])]:
    print(name, ops[name](*args))
def apply(fn, *args, **kwargs):
    return fn(*args, **kwargs)
print(apply(three, 1, 2, 3), apply(three, *vals), apply(one), apply(two_, 9, k=3, z=1))
jobs = []
jobs.append((three, (1, 2, 3), {}))
for fn, args, kwargs in jobs:
    print(fn(*args, **kwargs))
class Event:
    def __init__(self): self.handlers = []
    def on(self, h): self.handlers.append(h)
    def fire(self, *args, **kw):
        for h in self.handlers:
            h(*args, **kw)
e = Event()
e.on(lambda *a: print("got", a))
e.on(lambda x, y=0: print("xy", x, y))
e.fire(1, 2); e.fire(3)
e.fire(x=5) if False else None
try:
    for fn in (one, three):
        print(fn(*[1, 2]))
except TypeError as err:
    print(err)
