"""Parameters that are assigned values of other types than they are given."""

def gen(x):
    yield x
    x = str(x) + "!"
    yield x
print(list(gen(3)))
def gs(x):
    def show():
        return x
    yield show()
    x = "t"
    yield show()
print(list(gs(1)))
def f(*args):
    args = list(args)
    args.append(0)
    return args
print(f(1, 2), f())
def opt(a, b=None):
    if b is None:
        b = []
    if isinstance(a, str):
        a = int(a)
    b.append(a)
    return b
print(opt(1), opt("4"), opt(1, [2]))
def norm(n):
    n = float(n)
    n = f"{n:.1f}"
    return n
print(norm(3), norm("4"), norm(True))
class C:
    def __init__(self, v):
        if v is None:
            v = "none"
        self.v = v
    def up(self, k, *r, **kw):
        k = str(k)
        r = sum(r)
        kw = sorted(kw)
        return k + str(r) + str(kw)
print(C(None).v, C(3).v, C("s").v, C(1).up(5, 1, 2, z=1))
def rec(x, d=0):
    if d > 2:
        return x
    x = [x, d]
    return len(x) + d
print(rec(1), rec("a", 5))
async def co(x):
    x = str(x)
    return x
import asyncio
print(asyncio.run(co(5)))
lam = lambda x, y=2: (x := str(x)) + str(y)
print(lam(3))
def pick(x, y):
    x, y = y, x
    return x, y
print(pick(1, "a"), pick((1,), None))
def loop(items):
    for items in items:
        pass
    return items
print(loop([1, 2]))
def dflt(x=1):
    x = "n" if x > 1 else x
    return x
print(dflt(), dflt(3))
def big(x: "int", y):
    y = y or "dd"
    return y
print(big(1, 0), big(1, 5), big(1, None))
def f1(t):
    for i in range(3):
        t = (str(i), t[1])
    return t
print(f1((1, 2)))
def g2(x):
    def inner():
        return x
    r = [inner()]
    x = "s"
    r.append(inner())
    return r
print(g2(3))
def h3(t, deep):
    if deep:
        t = ((t, 1), "x")
    return t
print(h3((1, "q"), False), h3((1, "q"), True))
def k4(p, n):
    while n:
        p = (p, n)
        n -= 1
    return p
print(k4((1, 2), 0), k4((1, 2), 2), k4(None, 3))
def h5(t, deep):
    if deep:
        t = "x"
    return t
print(h5(1, False), h5(1, True))
