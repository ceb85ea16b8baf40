"""What `or`, `and`, `not` and early ends prove of a value, in functions with and without annotations."""

def f(x):
    if x is None or isinstance(x, int):
        return "n or int"
    return x.upper()
def g(x, y):
    if not (x and y):
        return 0
    return x + y
def h(x):
    if x is None or isinstance(x, str):
        if x is None:
            return "none"
        return x.upper()
    return x + 1
def k(a, b):
    if a is None and b is None:
        return True
    if a is None or b is None:
        return False
    return a + b
print(f(None), f(3), f("abc"))
print(g(1, 2), g(None, 2), g(1, None))
print(h(None), h("a"), h(4))
print(k(1, 2), k(1, None), k(None, None), k(None, 3))
def p(x: int | str | float | None) -> str:
    if isinstance(x, int) or isinstance(x, float):
        return str(x + 1)
    if x is None or x == "":
        return "empty"
    return x.upper()
print(p(1), p(2.5), p(None), p(""), p("q"))
def q(x: int | str | None, flag: bool) -> str:
    if flag and x is None:
        return "a"
    if flag or isinstance(x, str):
        return "b" + str(x)
    return "c" + str(x)
print(q(None, True), q(None, False), q("a", False), q(3, True), q(4, False))
def r(x: int | str | None) -> int:
    while x is None or isinstance(x, str):
        if x is None:
            x = "3"
        else:
            x = int(x)
    return x + 1
print(r(None), r("7"), r(9))
class Link:
    def __init__(self, v, n=None):
        self.v = v
        self.n = n
def same(a, b):
    if a is None and b is None:
        return True
    if a is None or b is None:
        return False
    return a.v == b.v and same(a.n, b.n)
print(same(Link(1, Link(2)), Link(1, Link(2))), same(Link(1, Link(2)), Link(1)), same(None, None))
def last(n):
    while n and n.n:
        n = n.n
    return n.v if n else None
print(last(Link(1, Link(2))), last(None))
def z(a: str | None, b: str | None) -> str:
    assert a is not None or b is not None
    if a is None:
        return "b" + str(b)
    return a.upper()
print(z("a", None), z(None, "c"))
def w(a: list[int] | None, b: dict[str, int] | None) -> int:
    if a is not None and b is not None or a:
        return len(a)
    return -1
print(w([1], None), w([1], {}), w(None, {}))
def h1(flag, n):
    if flag or n is None:
        return 1
    return n + 2
print(h1(True, None), h1(False, None), h1(False, 3))
def h2(flag, n):
    if flag or n is None:
        print("x")
    else:
        print(n + 1)
h2(False, None); h2(True, 2)
def h3(n):
    while not n:
        n = [1]
    return len(n)
print(h3(None), h3([]), h3([2, 3]))
def h4(xs, n=None):
    best = None
    for x in xs:
        if best is None or x > best:
            best = x
    if n is not None and best is not None:
        best += n
    return best
print(h4([1, 5, 3]), h4([], 3), h4([2], 4))
def h5(n):
    return n.upper() if n is not None and n else "none"
print(h5(None), h5(""), h5("a"))
def h6(items):
    return [i.upper() if i is not None else "-" for i in items if i is None or len(i) > 1]
print(h6(["ab", "c"]), h6([None, "ab"]))
def h7(a, b=None):
    c = b or a
    d = b if b is not None else [a]
    e = b and b[0]
    return c, d, e
print(h7(1), h7(1, [3]))
def h8(n):
    assert n is not None and not isinstance(n, str)
    return n + 1
print(h8(3))
try:
    print(h8("a"))
except AssertionError:
    print("AE")
try:
    print(h8(None))
except AssertionError:
    print("AE")
class Obj:
    def __init__(self): self.link = None
    def chain(self):
        o = self
        n = 0
        while o is not None:
            n += 1
            if n > 10 or o.link is None:
                break
            o = o.link
        return n
o = Obj()
print(o.chain())
o.link = Obj()
print(o.chain())
def h9(x):
    match x:
        case None:
            return "none"
        case int() | float() if x is not None and x > 3:
            return "big"
        case str():
            return x.upper()
        case _:
            return "other"
print(h9(None), h9(5), h9(1), h9("a"), h9([1]))
def h10(v, strict=False):
    if v is None:
        if strict:
            raise ValueError("none")
        return 0
    elif isinstance(v, str):
        v = v.strip()
        if not v:
            return 0
        return int(v)
    elif isinstance(v, (list, tuple)):
        return sum(h10(x) for x in v)
    return v
print(h10(None), h10(" 4 "), h10([1, "2", None]), h10(7), h10((1, 2)))
