class Point:
    def __init__(self, x: int) -> None:
        self.x = x


points = [Point(1), Point(2)]
points.sort()
