"""Inheritance: overrides, super(), isinstance, abstract methods, virtual calls through a base."""

from abc import ABC, abstractmethod


class Shape(ABC):
    sides = 0

    def __init__(self, name: str) -> None:
        self.name = name

    @abstractmethod
    def area(self) -> float: ...

    def describe(self) -> str:
        return f"{self.name} with {self.sides} sides and area {self.area():.2f}"

    def grow(self) -> None:
        print("growing", self.name)


class Circle(Shape):
    def __init__(self, radius: float) -> None:
        super().__init__("circle")
        self.radius = radius

    def area(self) -> float:
        return 3.14159 * self.radius**2


class Rectangle(Shape):
    sides = 4

    def __init__(self, width: float, height: float, name: str = "rectangle") -> None:
        super().__init__(name)
        self.width = width
        self.height = height

    def area(self) -> float:
        return self.width * self.height

    def grow(self) -> None:
        super().grow()
        self.width += 1
        self.height += 1


class Square(Rectangle):
    def __init__(self, side: float) -> None:
        super().__init__(side, side, "square")

    def describe(self) -> str:
        return "a " + super().describe()

    def grow(self) -> None:
        print("before")
        super().grow()
        print("after", self.width)


def total(shapes: list[Shape]) -> float:
    result = 0.0
    for shape in shapes:
        result += shape.area()
    return result


shapes: list[Shape] = [Circle(1.0), Rectangle(2.0, 3.0), Square(2.0)]
for shape in shapes:
    print(shape.describe())
    shape.grow()
    kind = "circle" if isinstance(shape, Circle) else "rectangle" if isinstance(shape, Rectangle) else "?"
    print(kind, isinstance(shape, Square), isinstance(shape, Shape), isinstance(shape, (Circle, Square)))
    if isinstance(shape, Rectangle):
        print(shape.width, shape.height)
print(f"{total(shapes):.3f}")

# --- overrides that take all arguments by a star


class Reports:
    def log(self, format, *args):
        print("base", format % args)

    def on(self, a, b):
        return f"{a}-{b}"

    def many(self, first, *rest):
        return f"base {first} {len(rest)}"

    def go(self):
        self.log("%s and %d", "a", 1)
        self.log("plain")
        return [self.on(1, "x"), self.many(1), self.many(2, "a", 2.5)]


class Quiet(Reports):
    def log(self, *args):
        pass


class Stars(Reports):
    def log(self, *args):
        print("loud", len(args), args[0] % args[1:])

    def on(self, *args):
        a, b = args
        return f"{len(args)} {a + 1} {b!r} {format(a, '03d')}"

    def many(self, *args):
        return f"all {args} {len(args)} {args[0] * 2}"


class Half(Reports):
    def on(self, a, *more):
        a += 5
        return f"{a} {more}"


for report in (Reports(), Quiet(), Stars(), Half()):
    print(report.go())
print(Stars().many(3))
Quiet().log()
reports: list[Reports] = [Stars(), Half()]
for each_report in reports:
    print(each_report.on(3, "q"), each_report.many("w", "e"))
