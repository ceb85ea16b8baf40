class Single:
    _inst = None
    def __new__(cls, *args, **kwargs):
        if cls._inst is None:
            print("new", args, len(kwargs))
            cls._inst = super().__new__(cls)
        return cls._inst
    def __init__(self, value, extra="e"):
        self.value = value
        self.extra = extra
def arg(n):
    print("arg", n)
    return n
a = Single(arg(1)); b = Single(arg(2), extra=arg("x"))
print(a is b, a.value, b.value, b.extra)
class Cached:
    cache = {}
    def __new__(cls, key):
        if key in cls.cache:
            return cls.cache[key]
        obj = super().__new__(cls)
        cls.cache[key] = obj
        return obj
    def __init__(self, key):
        self.key = key
        self.hits = getattr(self, "hits", 0) + 1
x = Cached("a"); y = Cached("a"); z = Cached("b")
print(x is y, x is z, x.hits, z.hits, y.key)
class Logger:
    _instance = None
    def __new__(cls, name="root"):
        if not cls._instance:
            cls._instance = super(Logger, cls).__new__(cls)
            cls._instance.messages = []
        return cls._instance
    def __init__(self, name="root"):
        self.name = name
    def log(self, m): self.messages.append(f"{self.name}:{m}")
Logger("p").log("1"); Logger("q").log("2"); Logger().log("3")
print(Logger().messages)
class Other:
    def __init__(self, v): self.v = v
class Maker:
    def __new__(cls, v):
        return Other(v * 2)
    def __init__(self, v): print("never")
print(Maker(4).v)
try:
    Single()
except TypeError as e: print(e)
class Base:
    count = 0
    def __new__(cls, *a):
        Base.count += 1
        return object.__new__(cls)
    def __init__(self, n): self.n = n
class Derived(Base):
    def __init__(self, n, m):
        super().__init__(n)
        self.m = m
d = Derived(1, 2)
print(d.n, d.m, Base(5).n, Base.count, type(d).__name__)
args = (7,)
print(Base(*args).n)
