"""Class decorators that give something else than the class: functions, objects that make objects; and those that give it back."""
def singleton(cls):
    instances = {}
    def get(*args, **kwargs):
        if cls not in instances:
            instances[cls] = cls(*args, **kwargs)
        return instances[cls]
    return get
@singleton
class DB:
    "the database"
    count = 0
    def __init__(self, url="x"):
        print("connect", url)
        self.url = url
    def where(self): return f"{type(self).__name__}@{self.url}"
a = DB("u1"); b = DB("u2")
print(a is b, a.url, b.where(), a.__class__.__name__)
@singleton
class Log:
    names = []
    for _n in range(2): names.append(_n)
    level = len("abc")
    def __init__(self): self.lines = []
    def add(self, x): self.lines.append(x); return self
Log().add(1).add(2)
print(Log().lines, Log().level, Log().names)
class Counted:
    def __init__(self, cls):
        self.cls = cls
        self.made = 0
    def __call__(self, *args):
        self.made += 1
        return self.cls(*args)
@Counted
class Point:
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f"Point({self.x}, {self.y})"
print(Point(1, 2), Point(3, 4), Point.made)
def limited(n):
    def deco(cls):
        made = []
        def make(*args):
            if len(made) >= n:
                raise RuntimeError(f"only {n} of {cls.__name__}")
            obj = cls(*args)
            made.append(obj)
            return obj
        return make
    return deco
@limited(2)
class Conn:
    def __init__(self, host): self.host = host
print([c.host for c in (Conn("a"), Conn("b"))])
try: Conn("c")
except RuntimeError as e: print(e)
def add_repr(cls):
    def __repr__(self):
        return "never"
    return cls
registry = {}
def register(name):
    def deco(cls):
        registry[name] = cls
        return cls
    return deco
@register("circle")
class Circle:
    def area(self): return 3
@register("square")
class Square:
    def area(self): return 4
print({k: v().area() for k, v in registry.items()}, Circle().area())
class Base:
    def hello(self): return "base"
@singleton
class Derived(Base):
    def hello(self): return "derived of " + super().hello()
print(Derived().hello(), Derived() is Derived(), isinstance(Derived(), Base))
