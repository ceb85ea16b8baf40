"""Shifts by a negative count raise ValueError; by a huge one to the right give 0 or -1."""


def left(a: int, n: int) -> int:
    return a << n


def right(a: int, n: int) -> int:
    return a >> n


for n in [-1, -100]:
    try:
        print(left(1, n))
    except ValueError as error:
        print(n, error)
    try:
        print(right(1, n))
    except ValueError as error:
        print(n, error)
print(right(5, 63), right(-5, 63), right(5, 64), right(-5, 64), right(5, 1000), right(-5, 10**18))
print(left(0, 62), left(1, 62), left(-1, 63), left(0, 63), left(0, 0))
