class Point:
    def __init__(self, x: int) -> None:
        super().__init__()
        self.x = x


print(Point(1).x)
