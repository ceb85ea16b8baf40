class Point:
    def __init__(self, x: int) -> None:
        self.x = x

    def __eq__(self, other: "Point") -> bool:
        return self.x == other.x


if Point(3) == 3:
    print("three")
