class Point:
    def __init__(self, x: int) -> None:
        self.x = x


class Point:
    def __init__(self, x: int, y: int) -> None:
        self.x = x
        self.y = y


print(Point(1, 2).y)
