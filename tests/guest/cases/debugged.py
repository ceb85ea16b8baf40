"""A program to stop in, and to look at."""


class Point:
    def __init__(self, x: int, y: float, name: str) -> None:
        self.x = x
        self.y = y
        self.name = name


def scale(point: Point, factor: int) -> Point:
    x = point.x * factor
    y = point.y * factor  # HERE scale
    name = point.name + "'"
    return Point(x, y, name)


def total(numbers: list[int]) -> int:
    result = 0
    for number in numbers:
        result += number  # HERE total
    return result


def main() -> None:
    start = Point(3, 1.5, "é start")
    print(start.name)
    other = scale(start, 7)
    print(other.x, other.y, other.name)
    print(total([1, 2, 3]))
    flag = other.x > 3
    maybe: Point | None = None
    if flag:
        maybe = other
    print(maybe is not None)


main()  # HERE module
