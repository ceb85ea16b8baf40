"""Every way to divide an int by zero, and its message."""


def floor_divide(a: int, b: int) -> int:
    return a // b


def modulo(a: int, b: int) -> int:
    return a % b


def divide(a: int, b: int) -> float:
    return a / b


def both(a: int, b: int) -> tuple[int, int]:
    return divmod(a, b)


for kind in range(4):
    for b in [2, 0]:
        try:
            if kind == 0:
                print(floor_divide(7, b))
            elif kind == 1:
                print(modulo(7, b))
            elif kind == 2:
                print(divide(7, b))
            else:
                print(both(7, b))
        except ZeroDivisionError as error:
            print(kind, "ZeroDivisionError:", error)
x = 5
try:
    x //= 0
except ZeroDivisionError as error:
    print(x, error)
try:
    x %= 0
except ZeroDivisionError as error:
    print(x, error)
