"""Who is asked: own methods, reflected ones, NotImplemented, classes below, and mistakes."""


class Base(int):
    def tag(self):
        return "base"


class Loud(Base):
    def __add__(self, other):
        return f"Loud.add({int(self)}, {int(other)})"

    def __radd__(self, other):
        return f"Loud.radd({int(other)}, {int(self)})"

    def __lt__(self, other):
        print("lt")
        return int(self) < int(other)

    def __eq__(self, other):
        print("eq")
        return int(self) == int(other)

    def __hash__(self):
        return 7

    def __neg__(self):
        return "neg"

    def __bool__(self):
        return False

    def bit_length(self):
        return -1


class Shy(int):
    def __add__(self, other):
        if not isinstance(other, Shy):
            return NotImplemented
        return Shy(int(self) + int(other) + 100)

    def __lt__(self, other):
        return NotImplemented

    def __eq__(self, other):
        return NotImplemented

    __hash__ = int.__hash__


class Text(str):
    def __radd__(self, other):
        return "radd:" + other + str(self)

    def __mul__(self, n):
        return "mul"


class Shy2(int):
    pass


def use(x):
    return x + 1


def used(x: Base):
    return x + 1, 1 + x, -x, x < 5, x == 3, bool(x), x.bit_length()


print(use(Base(3)), use(Loud(3)), 1 + Loud(3), 1.5 + Loud(3), True + Loud(3), Loud(3) + 1.5)
for item in [Base(3), Loud(3)]:
    print(used(item))
    print(item + 10, 10 + item, item.tag())
print(Base(1) + Loud(2), Loud(2) + Base(1), Base(1) + Base(1))
print(Shy(1) + Shy(2), Shy(1) + 5, 5 + Shy(1), Shy(1) + 2.5, Shy(1) < 3, Shy(1) < Shy(2), Shy(1) == 1, Shy(1) == Shy(1), Shy(1) != 1)
try:
    print(Shy(1) + "a")
except TypeError as e:
    print(e)
try:
    print(Base(1) + "a")
except TypeError as e:
    print(e)
try:
    print("a" + Base(1))
except TypeError as e:
    print(e)
try:
    print(Base(1) < "a")
except TypeError as e:
    print(e)
print("x" + Text("y"), Text("y") + "x", Text("a") * 2, 2 * Text("a"), Base(1) == "a", Text("q") != 3)
print({Loud(1): "x"}, 3 in {Shy2(3): 1}, [Base(2), 2, 2.0, True].count(2), Base(2) in (1, 2), len({Base(2), 2, 2.0}))
objects = [Base(4), 4, 4.5, Text("4"), "4", None, Loud(4)]
for o in objects:
    print(type(o).__name__, isinstance(o, int), isinstance(o, str), isinstance(o, float), o == 4, o == "4", repr(o))


class Angle(float):
    def __new__(cls, degrees=0.0):
        return super().__new__(cls, degrees % 360)

    def __add__(self, other):
        return Angle(super().__add__(other))

    def __str__(self):
        return super().__str__() + " deg"

    def __hash__(self):
        return super().__hash__()

    def __eq__(self, other):
        return super().__eq__(other)


a = Angle(350)
b = a + 20
print(a, b, repr(b), type(b).__name__, b == 10, hash(b) == hash(10.0), Angle(), f"{b}", f"{b:.1f}", a > b, a - b)


class Upper(str):
    def __new__(cls, *parts, sep=" "):
        self = super().__new__(cls, sep.join(parts).upper())
        self.parts = parts
        return self

    def upper(self):
        return "already " + super().upper()

    def __getitem__(self, i):
        return "<" + super().__getitem__(i) + ">"

    def __len__(self):
        return 99

    def __contains__(self, x):
        return super().__contains__(x.upper())


u = Upper("a", "bc", sep="-")
print(u, u.parts, u.upper(), u.lower(), u[0], len(u), "b" in u, "z" in u, u == "A-BC", list(u), u.replace("A", "x"))
