from pyuk.lang import Struct, u32


class Point(Struct):
    left: u32


POINT = Point()


def read() -> int:
    return POINT.letf


print(read())
