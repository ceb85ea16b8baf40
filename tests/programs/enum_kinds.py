from enum import Flag, IntFlag, auto, StrEnum, Enum, unique, IntEnum
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
    NONE = 0
p = Perm.R | Perm.X
print(p, repr(p), p.value, Perm.RW, repr(Perm.RW), Perm.R in p, Perm.W in p, bool(p & Perm.W), repr(p & Perm.W))
print(~Perm.R, repr(Perm.R ^ Perm.RW), p == Perm.R | Perm.X, p is (Perm.X | Perm.R), len(Perm))
for q in Perm:
    print(q, q.value)
print(Perm(3), Perm(7), Perm.NONE, p.name)
try:
    Perm(8)
except ValueError as e:
    print(e)
class Bits(IntFlag):
    A = 1
    B = 2
    C = 4
b = Bits.A | Bits.C
print(b, repr(b), b + 1, b & 4, b == 5, repr(b | 8), ~Bits.A, repr(~Bits.A))
class Method(StrEnum):
    GET = auto()
    POST = "post"
print(Method.GET, repr(Method.GET), Method.GET == "get", f"{Method.POST:>6}", Method("post"), Method.GET.value.upper())
class Tag(str, Enum):
    A = "a"
    B = "b"
print(Tag.A, repr(Tag.B), Tag.A == "a", Tag.A.value, f"{Tag.B}")
@unique
class Planet(Enum):
    EARTH = (5.97, 6378)
    MARS = (0.642, 3396)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    @property
    def density(self):
        return round(self.mass / self.radius * 1000, 4)
for pl in Planet:
    print(pl, pl.value, pl.mass, pl.radius, pl.density)
class Base(Enum):
    def describe(self):
        return f"{self.name}={self.value}"
class One(Base):
    X = 1
    Y = 2
print(One.X.describe(), One.Y.describe(), One(1), list(One))
class Op(Enum):
    ADD = "+"
    SUB = "-"
    def apply(self, a, b):
        if self is Op.ADD:
            return a + b
        return a - b
print(Op("+").apply(1, 2), Op.SUB.apply(5, 3), Op["ADD"].name)
def f(c: Op) -> str:
    if c == Op.ADD:
        return "add"
    elif c == Op.SUB:
        return "sub"
    return "?"
print(f(Op.ADD), f(Op.SUB))
class HTTP(IntEnum):
    OK = 200
    NOT_FOUND = 404
    @property
    def ok(self):
        return self < 400
    @classmethod
    def parse(cls, code):
        return cls(code)
print(HTTP.OK.ok, HTTP.NOT_FOUND.ok, HTTP.parse(404), repr(HTTP(200)), HTTP.OK.name, HTTP.OK + 1, HTTP.OK == 200)
print([HTTP.OK, HTTP.NOT_FOUND], str(HTTP.OK), HTTP.NOT_FOUND - HTTP.OK)


class Word(str, Enum):
    NEW = "new"


class Size(int, Enum):
    BIG = 65


for pattern in ("%s", "%r", "%10s|", "%.3s"):
    print(pattern % Word.NEW, pattern % (Word.NEW,), pattern % Size.BIG, pattern % (Size.BIG,), pattern % HTTP.OK)
for pattern in ("%d", "%x", "%5.1f", "%c"):
    print(pattern % Size.BIG, pattern % (Size.BIG,), pattern % HTTP.OK)
print("%(a)s %(a)r %(b)d" % {"a": HTTP.OK, "b": HTTP.OK}, "%s %r" % tuple([Size.BIG, HTTP.OK]), "x" + Word.NEW)


class Direction(IntEnum):
    DOWN = -1
    UP = 1

    def __str__(self) -> str:
        return "v^"[self > 0]


class Sign(StrEnum):
    A = "a"

    def __str__(self) -> str:
        return f"sign {self.value}"


class Access(IntFlag):
    R = 4
    W = 2

    def __str__(self) -> str:
        return "+".join(m.name for m in Access if m in self)


for m in Direction:
    print(f"{m} {m:3}| {m!s:>4}|", format(m), "{} {:03d} %s".format(m, m) % m, str(m), repr(m), m + 1)
print(f"{Sign.A} {Sign.A:>4}| {Sign.A!s:>8}|", "{}".format(Sign.A), "%s" % Sign.A, Sign.A + "x")
print(f"{Access.R} {Access.R | Access.W} {Access.R:03b}", str(Access.W))
