"""Cooperative __init__ of classes whose keyword parameters are unlike, and super() that gets to object for some."""

class Root:
    def __init__(self, **kw):
        assert not kw
        print("Root")
class A(Root):
    def __init__(self, *, a, **kw):
        super().__init__(**kw)
        self.a = a
        print("A", a)
class B(Root):
    def __init__(self, *, b=7, **kw):
        super().__init__(**kw)
        self.b = b
        print("B", b)
class C(A, B):
    def __init__(self, *, c, **kw):
        super().__init__(**kw)
        self.c = c
        print("C", c)
x = C(a=1, b="two", c=3.0)
print(x.a, x.b, x.c)
y = C(a=1, c=3.0)
print(y.b)
z = A(a="s")
print(z.a)
try:
    A(b=1)
except TypeError as e:
    print(e)

class Shape:
    def __init__(self, name="shape", **kwargs):
        super().__init__(**kwargs)
        self.name = name
class Colored:
    def __init__(self, color="red", **kwargs):
        super().__init__(**kwargs)
        self.color = color
class Sized:
    def __init__(self, size=1, **kwargs):
        super().__init__(**kwargs)
        self.size = size
class Box(Shape, Colored, Sized):
    def __init__(self, label, **kwargs):
        super().__init__(**kwargs)
        self.label = label
b = Box("L", name="box", color="blue", size=3)
print(b.label, b.name, b.color, b.size)
b = Box("L", size=2)
print(b.label, b.name, b.color, b.size)
c = Colored()
print(c.color)
s = Shape(name="q")
try:
    Box("x", weight=3)
except TypeError as e:
    print(e)
class LoggingMixin:
    def __init__(self, *args, log=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.logs = log if log is not None else []
    def log(self, m): self.logs.append(m)
class TimedMixin:
    def __init__(self, *args, timeout=10, **kwargs):
        super().__init__(*args, **kwargs)
        self.timeout = timeout
class Service:
    def __init__(self, name, port=80):
        self.name = name; self.port = port
class Web(LoggingMixin, TimedMixin, Service):
    pass
class Plain(TimedMixin, Service):
    def __init__(self, name):
        super().__init__(name, timeout=3)
w = Web("w", port=8080, timeout=5)
w.log("hi")
print(w.name, w.port, w.timeout, w.logs)
p = Plain("p")
print(p.name, p.port, p.timeout)
w2 = Web("z", 1, log=["x"])
print(w2.name, w2.port, w2.timeout, w2.logs)
class Top:
    def setup(self, **kw): print("A", sorted(kw))
class Left(Top):
    def setup(self, *, b=1, **kw):
        print("B", b); super().setup(**kw)
class Right(Top):
    def setup(self, *, c=2, d=4, **kw):
        print("C", c, d); super().setup(**kw)
class D(Left, Right):
    def setup(self, **kw):
        print("D"); super().setup(**kw)
D().setup(b=5, d=6, e=7)
Left().setup(b=3, c=4)

class Opts:
    def __init__(self, **kwargs):
        self.opts = kwargs.pop("opts", 3)
        super().__init__(**kwargs)
class M:
    def __init__(self, *args, **kwargs):
        n = kwargs.pop("n", 1)
        super().__init__(*args, **kwargs)
        self.n = n
class X(M, Opts):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
x = X(n=5, opts=2)
print(x.n, x.opts)
for bad in ({"n": 2, "q": 1}, {"n": 3}):
    try:
        X(**bad)
        print("ok")
    except TypeError as e:
        print(e)
class Temp:
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
Temp()
try: Temp(*[1][:1])
except TypeError as e: print(e)

class Form:
    def __init__(self):
        super().__init__()
        self.name = "n"
    def area(self):
        return 1 + super().area(2)
class Tinted:
    def __init__(self, color="red"):
        print("Tinted")
        super().__init__()
        self.color = color
    def area(self, x=1, y=3): return x + y
class Case(Form, Tinted):
    def __init__(self):
        super().__init__()
b = Case()
print(b.name, b.color, b.area())
s = Form()
print(s.name)
try: print(s.area())
except AttributeError as e: print(e)
