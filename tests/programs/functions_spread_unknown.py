"""Items handed over by `*`, as many as there are when it runs, to `*args` and to functions found out then."""

import math


class Vector:
    def __init__(self, *c):
        self.c = c

    def __add__(self, o):
        return Vector(*(a + b for a, b in zip(self.c, o.c)))

    def __mul__(self, k):
        if isinstance(k, Vector):
            return sum(a * b for a, b in zip(self.c, k.c))
        return Vector(*(a * k for a in self.c))

    def __rmul__(self, k):
        return self * k

    def __getitem__(self, i):
        return self.c[i]

    def __len__(self):
        return len(self.c)

    def __repr__(self):
        return f"Vector{self.c}"

    def __eq__(self, other):
        return self.c == other.c

    def __hash__(self):
        return hash(self.c)


u, v = Vector(1, 2, 3), Vector(4, 5, 6)
print(u + v, u * v, 2 * u,  u[0], u[-1], len(u), list(u), u[1:])
print(u + v == Vector(5, 7, 9), hash(u + v) == hash(Vector(5, 7, 9)), {u + v: 1})


def show(*args):
    print(args, len(args), args[:2], args * 2, args + args)
    for a in args:
        print(a)
    return args


def outer(first, *rest):
    return show(*rest), first


names = ["a", "b", "c"]
show(*names)
print(outer(*names))
show(*[])
show(*range(3))


def total(*xs: float) -> float:
    return sum(xs)


print(total(*[1.5, 2.5]), total(*(float(i) for i in range(5))))


def logged(f):
    def wrapper(*args, **kw):
        print(f.__name__, args, kw)
        return f(*args, **kw)
    return wrapper


@logged
def add(a, b=2):
    return a + b


print(add(*[1, 2]))
print(add(*[1]))
FUNCS = {"add": lambda a, b: a + b, "sum": lambda *a: sum(a), "max": max, "sqrt": math.sqrt, "abs": abs, "pow": pow}


def apply(name, vals):
    f = FUNCS.get(name)
    if f is None:
        return 0
    return f(*vals)


for spec in ("add 1 2", "sum 1 2 3", "max 3 9 4", "sqrt 16", "abs -5", "pow 2 9", "add 1", "no 1"):
    name, *numbers = spec.split()
    try:
        print(spec, "->", apply(name, [int(n) for n in numbers]))
    except TypeError as e:
        print(spec, "->", e)


class Shape:
    pass


class Circle(Shape):
    def __init__(self, r):
        self.r = r

    def area(self):
        return 3 * self.r * self.r


class Rect(Shape):
    def __init__(self, w, h=2):
        self.w, self.h = w, h

    def area(self):
        return self.w * self.h


SHAPES = {"circle": Circle, "rect": Rect}


def make(spec):
    name, *args = spec.split()
    return SHAPES[name](*map(int, args))


for s in ["circle 3", "rect 2 3", "rect 5", "circle 1 2", "rect"]:
    try:
        print(make(s).area())
    except TypeError as e:
        print("TypeError:", e)


class Machine:
    def __init__(self):
        self.stack = []
        self.ops = {"push": self.push, "add": self.add, "mul": lambda: self.binary(lambda a, b: a * b)}

    def push(self, n):
        self.stack.append(int(n))

    def add(self):
        self.binary(lambda a, b: a + b)

    def binary(self, f):
        b, a = self.stack.pop(), self.stack.pop()
        self.stack.append(f(a, b))

    def run(self, text):
        for line in text.splitlines():
            name, *args = line.split()
            self.ops[name](*args)
        return self.stack


print(Machine().run("push 2\npush 3\nadd\npush 4\nmul"))


class Event:
    def __init__(self):
        self.handlers = []

    def __iadd__(self, h):
        self.handlers.append(h)
        return self

    def __call__(self, *args, **kw):
        for h in self.handlers:
            h(*args, **kw)


e = Event()
e += lambda x, y=0: print("first", x, y)
e += lambda *a, **k: print("second", a, k)
e(1)
e(2, y=3)
vals = [4, 5]
e(*vals)


def compose(*fs):
    def composed(x):
        for f in reversed(fs):
            x = f(x)
        return x
    return composed


print(compose(str, abs, lambda x: x - 10)(3))
steps = [lambda x: x + 1, lambda x: x * 2]
print(compose(*steps)(5))
print(divmod(*[17, 5]), pow(*[2, 10]), abs(*[-3]))
m = [[1, 2, 3], [4, 5, 6]]
