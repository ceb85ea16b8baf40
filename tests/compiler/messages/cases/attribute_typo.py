class Point:
    def __init__(self, x: int, y: int) -> None:
        self.x = x
        self.height = y


print(Point(1, 2).heigth)
