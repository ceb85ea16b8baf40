class Shape:
    def scaled(self, factor: int = 1) -> int:
        return factor


class Square(Shape):
    def scaled(self, factor: int = 2) -> int:
        return factor * factor


class Cube(Shape):
    def scaled(self, factor: int = 1, times: int = 3) -> int:
        return factor * times


for shape in [Shape(), Square(), Cube()]:
    print(shape.scaled())
