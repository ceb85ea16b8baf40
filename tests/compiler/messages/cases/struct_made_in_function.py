from pyuk.lang import Struct, u32


class Point(Struct):
    x: u32


def make() -> int:
    point = Point()
    return point.x


print(make())
