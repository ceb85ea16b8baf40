"""Decorators, default values that are computed once, functions defined by conditions and defined again.

ends: by an exception
"""

def collect(item, into=[]):
    into.append(item)
    return into
print(collect(1), collect(2), len(collect(3)))
def typed(item: int, into: list[int] = []) -> list[int]:
    into.append(item)
    return into
print(typed(1), typed(2, [9]), typed(3))
base = 10
def add(x, y=base * 2):
    return x + y
base = 99
print(add(1), add(1, 2))
def late():
    out = []
    for i in range(3):
        out.append(lambda i=i: i)
    return [f() for f in out]
print(late())
def mk(n):
    def g(x, k=n * 2, *, z=[n]):
        z.append(x)
        return x + k, len(z)
    return g
g = mk(3)
print(g(1), g(2), g(3, k=0), g(5, z=[1, 2]))
def apply(xs, key=lambda v: v):
    return [key(x) for x in xs]
print(apply([1, 2]), apply([1, 2], lambda v: -v))
def logged(fn):
    def wrapper(*args, **kwargs):
        print("call", fn.__name__)
        return fn(*args, **kwargs)
    return wrapper
@logged
def plus(a, b=1):
    return a + b
print(plus(1), plus(1, b=5), plus("a", "b"))
@logged
@logged
def fact(n):
    return 1 if n < 2 else n * fact(n - 1)
print(fact(3))
def repeat(times):
    def deco(fn):
        def wrapper(*a):
            r = None
            for _ in range(times):
                r = fn(*a)
            return r
        return wrapper
    return deco
@repeat(3)
def hello(name):
    print("hello", name)
hello("bob")
registry = {}
def register(name):
    def deco(fn):
        registry[name] = fn
        return fn
    return deco
@register("add")
def do_add(a, b):
    return a + b
@register("mul")
def do_mul(a, b):
    return a * b
for k, f in registry.items():
    print(k, f(3, 4))
print(do_add(1, 2))
def memoize(fn):
    cache = {}
    def inner(n):
        if n not in cache:
            cache[n] = fn(n)
        return cache[n]
    return inner
@memoize
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(60))
if len("abc") == 3:
    def cond(x):
        return x + 1
else:
    def cond(x):
        return x - 1
print(cond(5))
def twice(x):
    return x * 2
print(twice(4))
def twice(x):
    return x + x + 1
print(twice(4))
twice = logged(twice)
print(twice(1))
print(callable(twice), callable(5), callable(int))
def outer():
    @logged
    def inner(v):
        return v * v
    return inner(4)
print(outer())
@memoize
def boom(n):
    return 1 // n
boom(0)
