class Named:
    prefix = "N"
    def __init__(self, name: str):
        self.name = name
        self.uses = 0
    def label(self) -> str:
        self.uses += 1
        return f"{self.prefix}:{self.name}:{self.uses}"
class Sized:
    unit: str = "cm"
    def __init__(self, size: int):
        self.size = size
    def area(self) -> int:
        return self.size * self.size
    def grow(self, by: int) -> None:
        self.size += by
class Box(Named, Sized):
    def __init__(self, name: str, size: int):
        Named.__init__(self, name)
        Sized.__init__(self, size)
class Crate(Box):
    prefix = "C"
    unit = "m"
    def area(self) -> int:
        return 10 * super().area()
b = Box("b", 3)
c = Crate("c", 4)
b.grow(2)
sized: list[Sized] = [b, c, Sized(7)]
for s in sized:
    s.grow(1)
    print(s.area(), s.size, s.unit, isinstance(s, Named), isinstance(s, Box), type(s).__name__)
named: list[Named] = [b, c, Named("n")]
for n in named:
    print(n.label(), n.uses)
print(b.label(), c.label(), b.size, c.size)

class Event:
    def __init__(self):
        self.handlers: list[str] = []
    def fire(self, x):
        self.handlers.append(x)
        return len(self.handlers)
class Timestamp:
    def stamp(self):
        self.t = 5
        return self.t
class Click(Timestamp, Event):
    pass
class Key(Event, Timestamp):
    def __init__(self, k):
        super().__init__()
        self.k = k
k = Key("a")
cl = Click()
print(k.fire("x"), k.stamp(), cl.stamp(), cl.fire("y"), cl.fire("z"))
ts: list[Timestamp] = [k, cl]
for t in ts:
    print(t.stamp(), t.t)
class Err(Exception):
    def __init__(self, msg, code):
        super().__init__(msg)
        self.code = code
class Net(Err, ConnectionError):
    pass
for e in [Net("m", 3), Err("n", 4)]:
    try:
        raise e
    except ConnectionError as x:
        print("conn", x)
    except Err as x:
        print("err", x, x.code)
class P:
    def show(self):
        return f"{self.kind}/{self.weight}"
class P1(P):
    def __init__(self):
        self.kind = "k1"
        self.weight = 1
class P2(P):
    def __init__(self):
        self.weight = 2
        self.kind = "k2"
print([p.show() for p in (P1(), P2())])
class Log:
    def __init__(self):
        super().__init__()
        self.lines = ["init"]
class Obj:
    def __init__(self):
        super().__init__()
        self.o = 1
class LO(Log, Obj):
    def __init__(self):
        super().__init__()
lo = LO()
print(lo.lines, lo.o)
print(Log().lines)
for s in sized:
    if isinstance(s, Named):
        print(s.name, s.label())
    else:
        print("plain", s.size)
