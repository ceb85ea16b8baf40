class Point:
    __match_args__ = ("x",)

    def __init__(self, x: int, y: int) -> None:
        self.x = x
        self.y = y


match Point(0, 3):
    case Point(0, y):
        print(y)
