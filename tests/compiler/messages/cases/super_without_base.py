class Point:
    def __init__(self, x: int) -> None:
        super().__init__(1)
        self.x = x


print(Point(1).x)
