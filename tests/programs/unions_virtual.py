"""Overrides whose results are of unlike types: a virtual call gives the union of them."""

from __future__ import annotations


class Shape:
    def area(self) -> float | None:
        return None

    def label(self) -> object:
        return "shape"

    def count(self):
        return 0

    def pair(self) -> tuple[int | str, int]:
        return ("none", 0)


class Square(Shape):
    def __init__(self, side: float) -> None:
        self.side = side

    def area(self) -> float:
        return self.side * self.side

    def label(self) -> int:
        return 4

    def count(self):
        return "four"

    def pair(self) -> tuple[int, int]:
        return (4, 4)


class Point(Shape):
    def label(self) -> None:
        return None

    def count(self):
        return None


class Unit(Square):
    def __init__(self) -> None:
        super().__init__(1.0)

    def area(self) -> float:
        return super().area() + 0.5

    def count(self):
        return [1, 2]


def show(shape: Shape) -> None:
    area = shape.area()
    print("no area" if area is None else area * 2, shape.label(), shape.count(), shape.pair())
    label = shape.label()
    if isinstance(label, int):
        print("int", label + 1)
    elif isinstance(label, str):
        print("str", label.upper())


shapes: list[Shape] = [Shape(), Square(3.0), Point(), Unit()]
for shape in shapes:
    show(shape)
total = 0.0
for shape in shapes:
    total += shape.area() or 0.25
print(total)
print(Square(2.0).count(), Unit().count(), Square(2.0).label() + 1)
