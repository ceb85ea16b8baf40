class Vec:
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def __eq__(self, other):
        if not isinstance(other, Vec):
            return NotImplemented
        return self.x == other.x and self.y == other.y
    def __add__(self, other):
        if isinstance(other, Vec):
            return Vec(self.x + other.x, self.y + other.y)
        return NotImplemented
    def __mul__(self, k):
        if isinstance(k, (int, float)):
            return Vec(self.x * k, self.y * k)
        return NotImplemented
    def __rmul__(self, k):
        return self * k
    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Vec):
            return NotImplemented
        return self.x < other.x
    def __repr__(self):
        return f"Vec({self.x}, {self.y})"
    def __hash__(self):
        return self.x

class Money:
    def __init__(self, amount: int, currency: str):
        self.amount = amount
        self.currency = currency
    def __add__(self, other: "Money") -> "Money":
        if self.currency != other.currency:
            return NotImplemented
        return Money(self.amount + other.amount, self.currency)
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        return (self.amount, self.currency) == (other.amount, other.currency)
    def __str__(self):
        return f"{self.amount} {self.currency}"

v = Vec(1, 2)
print(v == Vec(1, 2), v != Vec(1, 2), v == 3, v != 3, 3 == v, v + Vec(1, 1), v * 2, 3 * v, v < Vec(2, 0), Vec(2, 0) > v)
print(Money(1, "EUR") + Money(2, "EUR"), Money(1, "x") == Money(1, "x"), Money(1, "x") == "x")
try:
    print(Money(1, "EUR") + Money(2, "USD"))
except TypeError as e:
    print(e)
class A:
    def __radd__(self, other):
        return f"radd {type(other).__name__}"
    def __iadd__(self, other):
        return self
class B:
    def __add__(self, other):
        return NotImplemented
print(B() + A())
a = A()
a += 1
print(1 + a, sum([1], 0))
class Temp:
    def __init__(self, d):
        self.d = d
    def __eq__(self, o):
        return isinstance(o, Temp) and self.d == o.d
    def __lt__(self, o):
        return self.d < o.d
    def __le__(self, o):
        return self.d <= o.d
print(Temp(1) == Temp(1), Temp(1) != Temp(2), Temp(1) < Temp(2), Temp(3) > Temp(2), Temp(1) >= Temp(1), Temp(1) == None)

class Inner:
    def __init__(self, lo):
        self.lo = lo
    def __eq__(self, other):
        if not isinstance(other, Inner):
            return NotImplemented
        return self.lo == other.lo
    def __lt__(self, other):
        if not isinstance(other, Inner):
            return NotImplemented
        return self.lo < other.lo
    def __le__(self, other):
        if not isinstance(other, Inner):
            return NotImplemented
        return "le"
class Below(Inner):
    def __gt__(self, o):
        return "reflected"
class Odd:
    def __eq__(self, o):
        return [1]
    def __lt__(self, o):
        return None
for x in [1, "x", Inner(3), None, Below(5)]:
    print(Inner(3) == x, Inner(3) != x, x == Inner(3), Odd() == x, Odd() < x)
    try:
        print(Inner(2) < x, Inner(2) <= x)
        if Inner(2) < x: print("yes")
    except TypeError as e:
        print(e)
y = [1, "x"]
try:
    print(Inner(2) < y[0])
except TypeError as e:
    print(e)


class Sum:
    def __init__(self, c): self.c = c
    def __eq__(self, o):
        return self.c == o.c if isinstance(o, Sum) else NotImplemented
    def __lt__(self, o):
        return NotImplemented if not isinstance(o, Sum) else self.c < o.c
    def __add__(self, o):
        return Sum(self.c + o.c) if isinstance(o, Sum) else Sum(self.c + o) if isinstance(o, int) else NotImplemented
    __radd__ = __add__
print(Sum(1) == Sum(1), Sum(1) == 1, Sum(1) != "x", Sum(1) < Sum(2), (Sum(1) + 2).c, (3 + Sum(1)).c, (Sum(1) + Sum(5)).c, sorted([Sum(3), Sum(1)])[0].c)
for f in (lambda: Sum(1) < 3, lambda: Sum(1) + "x", lambda: "x" + Sum(1)):
    try:
        print(f())
    except TypeError as e:
        print(e)


class Refuses:
    def __radd__(self, o): return NotImplemented
    def __add__(self, o): return NotImplemented
    def __rmul__(self, o): return NotImplemented
    def __rmod__(self, o): return NotImplemented
    def __rsub__(self, o): return NotImplemented
    def __mul__(self, o): return NotImplemented
m = Refuses()
for f in (lambda: "x" + m, lambda: [1] + m, lambda: (1,) + m, lambda: b"x" + m, lambda: "x" * m, lambda: [1] * m, lambda: 3 + m, lambda: "x" - m, lambda: 3 * m, lambda: m + "x", lambda: m * "x", lambda: m * [1], lambda: {1} - m, lambda: m + [1], lambda: m * 3, lambda: (1, 2) * m, lambda: b"x" * m):
    try:
        print(f())
    except TypeError as e:
        print(e)
def iadd(x):
    x += m
def imul(x):
    x *= m
for f in (lambda: iadd("s"), lambda: iadd([1]), lambda: iadd((1,)), lambda: imul([1]), lambda: imul("s"), lambda: iadd(b"q"), lambda: imul(3)):
    try:
        print(f())
    except TypeError as e:
        print(e)


# What a method gives when it is called by name is told by `is`.
class Level:
    def __init__(self, n: int) -> None:
        self.n = n

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Level):
            return NotImplemented
        return self.n < other.n

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Level) and other.n > 0:
            return self.n == other.n
        return NotImplemented


print(Level(1).__lt__(3) is NotImplemented, Level(1).__lt__(Level(3)) is NotImplemented)
print(Level(1).__lt__(3) is not NotImplemented)
same = Level(1).__eq__(Level(0))
print(same is NotImplemented, same is not NotImplemented)
same = Level(1).__eq__(Level(1))
print(same is NotImplemented, bool(same), "yes" if same else "no")
