class Point:
    __slots__ = ("x",)

    def __init__(self, x: int) -> None:
        self.x = x


point = Point(1)
point.color = "red"
