from enum import Enum


def seven() -> int:
    return 7


class Number(Enum):
    ONE = 1
    SEVEN = seven()


print(Number.ONE)
