import sys

from pyuk.lang import Array, u8

size = len(sys.argv) + 3
TABLE: Array[u8, size] = Array[u8, size]()


def first() -> int:
    return TABLE[0]


print(first())
