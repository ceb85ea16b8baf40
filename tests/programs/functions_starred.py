"""Functions: starred."""

def show(*args):
    print(len(args), args)
show()
show(1)
show(1, "a", 2.5)
def total(*nums):
    s = 0
    for n in nums:
        s += n
    return s
print(total(1, 2, 3), total())
xs = [1, 2, 3, 4]
print(total(*xs), total(10, *xs), total(*[1, 2]), total(*(5, 6)))
def add3(a, b, c=100):
    return a + b + c
print(add3(*[1, 2, 3]), add3(*(1, 2)), add3(1, *(2, 3)))
t = (1, 2)
print(add3(*t, c=5))
for bad in ([1], [1, 2], [1, 2, 3], [1, 2, 3, 4]):
    try:
        print(add3(*bad))
    except TypeError as e:
        print("TypeError", e)
def two(a, b):
    return a - b
for bad in ([1], [], [1, 2, 3]):
    try:
        print(two(*bad))
    except TypeError as e:
        print("TypeError", e)
def fwd(*args, **kwargs):
    return add3(*args, **kwargs)
print(fwd(1, 2), fwd(1, 2, 3), fwd(1, b=5), fwd(a=1, b=2, c=3), fwd(b=1, a=2))
def logged(fn):
    def wrapper(*args, **kwargs):
        print("call", fn.__name__, args)
        r = fn(*args, **kwargs)
        print("->", r)
        return r
    return wrapper
ladd = logged(add3)
ladd(1, 2)
ladd(1, 2, c=7)
lshow = logged(lambda *a: len(a))
lshow(1, "x")
def kwonly(a, *, k, z=3):
    return a + k * z
print(kwonly(1, k=2), kwonly(1, z=1, k=9))
def posonly(a, b=2, /, c=3):
    return (a, b, c)
print(posonly(1), posonly(1, 5), posonly(1, c=9))
def first(x, *rest):
    return x, rest
print(first(1), first(1, 2), first("a", 2, 3.5))
class P:
    def __init__(self, *coords):
        self.coords = list(coords)
    def scale(self, k, *more):
        return [c * k for c in self.coords], len(more)
p = P(1, 2, 3)
print(p.coords, p.scale(2), p.scale(3, 1, 1))
q = P(*[4, 5])
print(q.coords)
def apply(f, *args):
    return f(*args)
print(apply(max, 3, 9), apply(lambda a, b: a * b, 6, 7), apply(str, 5) + "!")
def order(x):
    print("eval", x)
    return x
def many(*a, k=0, **kw):
    return len(a), k
print(many(order(1), order(2), z=order(3), k=order(4), y=order(5)))
nested = lambda *a, s=" ": s.join([str(x) for x in a])
print(nested(1, 2, 3), nested("a", "b", s="-"))
def pair():
    return 3, 4
print(two(*pair()))
def rec(*args):
    if len(args) == 0:
        return 0
    return 1
print(rec(1, 2, 3))
def opts(**options):
    return add3(**options)
print(opts(a=1, b=2))
print(add3(**{"a": 1, "b": 5}))
