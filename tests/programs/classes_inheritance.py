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
