class Point:
    def __init__(self, x: int, y: int) -> None:
        self.x = x
        self.y = y


for name in ["x", "y"]:
    print(getattr(Point(1, 2), name))
