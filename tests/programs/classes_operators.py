"""Operator methods of classes."""


class Vector:
    def __init__(self, x: float, y: float) -> None:
        self.x = x
        self.y = y

    def __repr__(self) -> str:
        return f"Vector({self.x}, {self.y})"

    def __add__(self, other: "Vector") -> "Vector":
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other: "Vector") -> "Vector":
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, factor: float) -> "Vector":
        return Vector(self.x * factor, self.y * factor)

    def __rmul__(self, factor: float) -> "Vector":
        return self * factor

    def __matmul__(self, other: "Vector") -> float:
        return self.x * other.x + self.y * other.y

    def __neg__(self) -> "Vector":
        return Vector(-self.x, -self.y)

    def __abs__(self) -> float:
        return (self.x**2 + self.y**2) ** 0.5

    def __bool__(self) -> bool:
        return self.x != 0 or self.y != 0

    def __eq__(self, other: "Vector") -> bool:
        return self.x == other.x and self.y == other.y

    def __getitem__(self, i: int) -> float:
        if i == 0:
            return self.x
        if i == 1:
            return self.y
        raise IndexError("a vector has two elements")

    def __setitem__(self, i: int, value: float) -> None:
        if i == 0:
            self.x = value
        else:
            self.y = value

    def __len__(self) -> int:
        return 2

    def __iadd__(self, other: "Vector") -> "Vector":
        self.x += other.x
        self.y += other.y
        return self

    def __call__(self, t: float) -> "Vector":
        return self * t

    def __contains__(self, value: float) -> bool:
        return value == self.x or value == self.y

    def __lt__(self, other: "Vector") -> bool:
        return abs(self) < abs(other)


class Modular:
    """Numbers modulo 7, with all the integer operators."""

    def __init__(self, n: int) -> None:
        self.n = n % 7

    def __str__(self) -> str:
        return f"{self.n} mod 7"

    def __floordiv__(self, other: "Modular") -> "Modular":
        return Modular(self.n * pow(other.n, -1, 7))

    def __mod__(self, other: int) -> int:
        return self.n % other

    def __pow__(self, n: int) -> "Modular":
        return Modular(pow(self.n, n, 7))

    def __lshift__(self, n: int) -> "Modular":
        return Modular(self.n << n)

    def __and__(self, other: "Modular") -> int:
        return self.n & other.n

    def __invert__(self) -> "Modular":
        return Modular(-self.n - 1)

    def __int__(self) -> int:
        return self.n

    def __float__(self) -> float:
        return float(self.n)

    def __hash__(self) -> int:
        return self.n

    def __eq__(self, other: "Modular") -> bool:
        return other.n == self.n

    def __format__(self, spec: str) -> str:
        return f"<{self.n}|{spec}>"


a, b = Vector(3.0, 4.0), Vector(1.0, -2.0)
print(a + b, a - b, a * 2.0, 2.0 * a, a @ b, -a, abs(a), bool(a), bool(Vector(0.0, 0.0)), a == b, a == Vector(3.0, 4.0), a != b)
print(a[0], a[1], len(a), a(0.5), 4.0 in a, 5.0 in a, 5.0 not in a, a < b, a > b, b < a)
a += b
a[0] = 10.0
a[1] *= 3
print(a, str(a), [a, b], (a,), f"{a}")
if Vector(0.0, 1.0):
    print("true")
if not Vector(0.0, 0.0):
    print("false")
for i in range(len(b)):
    print(b[i])
try:
    print(a[2])
except IndexError as error:
    print(error)
m, n = Modular(10), Modular(5)
print(m // n, m % 2, m**3, m << 1, m & n, ~m, int(m), float(m), hash(m), m == Modular(3), m != n, f"{m:xyz}", f"{n}")


class Shown:
    """Prints what it is multiplied by, which may be a bool."""

    def __mul__(self, count):
        print("times", count)
        return self

    __rmul__ = __mul__


shown = True * (Shown() * True * 2)
print([1, 2] * True, True * "ab", (1, 2) * False, True * 3, 2.5 * True, b"a" * True)
