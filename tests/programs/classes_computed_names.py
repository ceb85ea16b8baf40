"""Classes computed names."""

class P:
    kind = "p"
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def norm(self):
        return self.x + self.y

p = P(1, 2)
print(getattr(p, "x"), getattr(p, "zz", None), hasattr(p, "x"), hasattr(p, "zz"), hasattr(p, "norm"))
setattr(p, "x", 5)
print(p.x, getattr(p, "norm")())
for name in ("x", "y"):
    print(name, getattr(p, name))
for name in ["x", "y"]:
    setattr(p, name, getattr(p, name) * 2)
print(p.x, p.y)
delattr(p, "y")
print(hasattr(p, "y"))
try:
    print(getattr(p, "y"))
except AttributeError as e:
    print(e)
for n in ["x", "y", "kind", "nope"]:
    print(n, hasattr(p, n), getattr(p, n, "dflt"))
try:
    getattr(p, "no" + "pe")
except AttributeError as e:
    print(e)
class Config:
    def __init__(self, **kw):
        self.host = "localhost"
        self.port = 80
        for k, v in kw.items():
            setattr(self, k, v)
    def __repr__(self):
        return f"Config({self.host}, {self.port})"

print(Config(), Config(host="a"), Config(host="b"))

class Pair:
    __slots__ = ("x", "y")
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def __eq__(self, other):
        return all(getattr(self, s) == getattr(other, s) for s in self.__slots__)
    def __repr__(self):
        return "Pair(" + ", ".join(f"{s}={getattr(self, s)!r}" for s in self.__slots__) + ")"
print(Pair(1, 2), Pair(1, 2) == Pair(1, 3))

class Handler:
    def cmd_add(self, a, b):
        return a + b
    def cmd_sub(self, a, b):
        return a - b
    def run(self, name, a, b):
        m = getattr(self, "cmd_" + name, None)
        if m is None:
            return "unknown " + name
        return m(a, b)
h = Handler()
print(h.run("add", 1, 2), h.run("sub", 1, 2), h.run("mul", 1, 2))

class Visitor:
    def visit(self, node):
        method = getattr(self, "visit_" + type(node).__name__, self.generic)
        return method(node)
    def generic(self, node):
        return "generic"
    def visit_A(self, node):
        return "A!"
class A: pass
class B: pass
print(Visitor().visit(A()), Visitor().visit(B()))


class Guest:
    def __init__(self, name, langs):
        self.name = name
        self.langs = langs

    def greeting(self):
        return f"Hi {self.name}"


def lookup(path, context):
    """A path into dicts, lists and objects, as template engines have it: what is called so depends on the path."""
    first, *rest = path.split(".")
    value = context[first]
    for part in rest:
        if isinstance(value, dict):
            value = value[part]
        elif part.isdigit():
            value = value[int(part)]
        else:
            value = getattr(value, part)
        if callable(value):
            value = value()
    return value


context = {"guests": [Guest("ada", ["x"])], "n": 5, "d": {"a": 1, "b": "x"}}
print(*[lookup(path, context) for path in ("guests.0.name", "guests.0.langs.0", "d.b", "n", "guests.0.greeting")])
for path in ("n.foo", "guests.0.nobody", "d.c"):
    try:
        lookup(path, context)
    except (AttributeError, KeyError) as e:
        print(type(e).__name__, e)


class Quiet:
    pass


class Loud(Quiet):
    def __call__(self):
        return "called"


def tell(value):
    return "yes" if callable(value) else "no"


quiet: list[Quiet] = [Quiet(), Loud()]
print([tell(each) for each in quiet], [v() if callable(v) else v for v in (1, "a", lambda: 2, list)])
