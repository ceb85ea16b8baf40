"""Comparisons whose methods answer something else than a bool; None as an operand of a class's own equality."""


class Column:
    """Builds the text of a query, as an object-relational mapper does."""

    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        return f"{self.name} = {other!r}"

    def __ne__(self, other):
        return f"{self.name} != {other!r}"

    def __lt__(self, other):
        return f"{self.name} < {other!r}"

    def __ge__(self, other):
        return [self.name, other]

    def __contains__(self, item):
        return "yes"

    def __and__(self, other):
        return f"({self.name} and {other})"

    def __invert__(self):
        return "not " + self.name


age = Column("age")
young = age < 5
print(young, age == 3, age != 4, age >= 2, 5 > age, age == None, None != age)
print([age == k for k in range(2)], age & young, ~age, "a" in age, not age)
if age == 3:
    print("true, as any text is")
print("young" if age < 5 else "old", (age == 1) and "both", bool(age == 1))


class Matrix:
    def __init__(self, *rows):
        self.rows = rows

    def __eq__(self, other):
        return Matrix(*(a == b for a, b in zip(self.rows, other.rows)))

    def __bool__(self):
        return all(self.rows)

    def __repr__(self):
        return f"Matrix{self.rows}"


print(Matrix(1, 2) == Matrix(1, 3), Matrix(1, 2) != Matrix(1, 3))
print("equal" if Matrix(1, 2) == Matrix(1, 2) else "unequal", Matrix(1) in [Matrix(2), Matrix(1)])


class Point:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return self.x == other.x


class Careful(Point):
    def __eq__(self, other):
        if not isinstance(other, Point):
            return NotImplemented
        return self.x == other.x


class Lonely:
    def __eq__(self, other):
        print("asked for", other)
        return other is None


def find(points, x):
    for point in points:
        if point.x == x:
            return point
    return None


points = [Careful(1), Careful(2)]
print(Careful(1) == None, None == Careful(1), Careful(1) != None, find(points, 2) == None, find(points, 3) == None)
print(Lonely() == None, None == Lonely(), Lonely() != None, Lonely() == 3)


def made(x):
    return Point(x) if x > 0 else None


print(made(0) == None, made(0) == made(0), made(1) == made(1), made(1) != made(2))
for one, other in ((1, 0), (0, 1)):
    try:
        print(made(one) == made(other))
    except AttributeError as error:
        print(error)
