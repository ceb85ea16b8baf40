"""Classes that derive from int: keys, indices, counts, and their own texts and arithmetic."""

class UserId(int):
    def __repr__(self):
        return f"UserId({int(self)})"


class Money(int):
    def __add__(self, other):
        return Money(int(self) + int(other))

    __radd__ = __add__

    def __str__(self):
        return f"${self // 100}.{self % 100:02d}"


class Positive(int):
    def __new__(cls, value=1):
        number = int(value)
        if number <= 0:
            raise ValueError("must be positive")
        return super().__new__(cls, number)

    def half(self):
        return Positive(self // 2 or 1)


class Port(int):
    def __init__(self, value):
        self.name = f"port-{value}"


u = UserId(42)
print(u, repr(u), str(u), f"{u}", f"{u:05d}", [u], (u,), {u: 1})
print(u + 1, u * 2, 2 * u, u - 50, u // 5, u % 5, u / 4, u ** 2, -u, +u, ~u, u << 2, u & 7, u | 1, u ^ 3)
print(u == 42, 42 == u, u != 41, u < 50, u >= 42, 42 <= u)
users = {UserId(1): "ann", UserId(2): "bob"}
print(users[UserId(1)], users[1], users.get(2), users.get(3, "none"), 1 in users, sorted(users))
mixed = {}
mixed[1] = "plain"
mixed[UserId(1)] = "user"
mixed[UserId(2)] = "two"
print(mixed)
print(isinstance(u, int), isinstance(u, UserId), type(u) is int, issubclass(UserId, int), isinstance(True, UserId))
total = Money(150) + Money(275)
print(total, repr(total), type(total).__name__, total + 5, 5 + total, sum([Money(1), Money(2)]))
print(sum([Money(100), Money(250)], Money(0)), max(Money(3), Money(1)))
p = Positive(9)
print(p, p.half(), p.half().half(), Positive(), Positive("17"))
try:
    Positive(-3)
except ValueError as error:
    print("error:", error)
port = Port(8080)
print(port, port.name, port + 1)
items = ["a", "b", "c", "d"]
print(items[Positive(2)], items[Positive(1):], "ab" * Positive(3), list(range(Positive(4))), chr(Positive(65)), hex(u), bin(u))
print(u.bit_length(), u.to_bytes(2, "big"), u.real, int(u), float(u), round(u), abs(UserId(-5)), bool(UserId(0)), bool(u))


def area(w: int, h: int) -> int:
    return w * h


print(area(Positive(3), Positive(4)), area(2, u))
for i in range(UserId(3)):
    print(i, end=" ")
print()
print("%d %s %r %5d" % (u, u, u, u), "{:>6}|{:x}|{}".format(u, u, u))
print(u in (41, 42), [1, 42].index(u), {42} == {u}, hash(u) == hash(42))
match u:
    case 42:
        print("matched 42")
match u:
    case int(n):
        print("int", n, repr(n))
print(divmod(u, 5), pow(u, 2), min(u, 7), UserId(3) < UserId(4), sorted([UserId(3), UserId(1)]))
x = UserId(7)
x += 1
print(x, repr(x), type(x).__name__)
