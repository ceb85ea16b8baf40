from pyuk.lang import Array, u8

PIXELS: Array[u8, 4] = Array[u8, 4]()


def paint() -> None:
    PIXELS[4] = 1


paint()
