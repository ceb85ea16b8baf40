"""An uncaught ZeroDivisionError out of nested calls."""


def ratio(a: int, b: int) -> int:
    return a // b


def table(n: int) -> None:
    for i in range(n, -1, -1):
        print(100, i, ratio(100, i))


table(3)
