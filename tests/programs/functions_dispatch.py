"""Functions in dicts: dispatch tables, registries, **options that are looked at."""

ops = {"add": lambda a, b: a + b, "sub": lambda a, b: a - b}
print(ops["add"](3, 4), ops["sub"](3, 4))
for k, f in ops.items():
    print(k, f(10, 5))
def kw(**kwargs):
    for k, v in kwargs.items():
        print(k, v)
    return len(kwargs), kwargs.get("a", 0)
print(kw(a=1, b=2), kw(c=5))
def mixed(*args, **kwargs):
    print(args, kwargs)
mixed(1, 2, x=3)
mixed(x=1, y=2)
reg = {}
def register(name):
    def deco(fn):
        reg[name] = fn
        return fn
    return deco
register("sq")(lambda x: x * x)
register("cube")(lambda x: x ** 3)
print([(n, f(3)) for n, f in reg.items()])
d = {}
d["x"] = len
d["y"] = lambda s: ord(s[0])
print(d["x"]("abc"), d["y"]("abc"))
memo = {}
def fib(n):
    if n not in memo:
        memo[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
    return memo[n]
print(fib(50))
def group(items, key):
    out = {}
    for it in items:
        out.setdefault(key(it), []).append(it)
    return out
print(group(["a", "bb", "cc", "d"], len))
print(sorted({"b": 2, "a": 1}.items(), key=lambda kv: kv[1]))
