def make() -> int:
    class Point:
        x = 3

    return Point.x


print(make())
