"""The numbers errors, as CPython has them."""

def f(kind: int) -> float:
    n = kind
    match kind:
        case 0:
            return 1 / (n - 0)
        case 1:
            return float(1 // (n - 1))
        case 2:
            return float(1 % (n - 2))
        case 3:
            return 1.5 // (n - 3)
        case 4:
            return 1.5 % (n - 4.0)
        case 5:
            return 1.5 / (n - 5)
        case 6:
            return float(divmod(1, n - 6)[0])
        case 7:
            return divmod(1.0, n - 7.0)[0]
        case 8:
            return 2.0 ** 2000.0 * n
        case 9:
            return 0.0 ** -1.0
        case 14:
            return float(pow(2, 3, n - 14))
        case 15:
            return float(pow(2, -1, n - 11))
        case 16:
            return float(round(float("nan")))
        case 17:
            return float(round(float("inf")))
        case 18:
            return float(1 << (n - 19))
        case 19:
            return float(1 >> (n - 20))
        case 22:
            return float("x")
        case 24:
            return float(0 ** -1)
    return 0.0
for i in range(25):
    try:
        print(i, f(i))
    except (ZeroDivisionError, OverflowError, ValueError) as e:
        print(i, type(e).__name__, e)


class Index:
    def __index__(self):
        return 7


def as_int(value):
    try:
        return int(value)
    except TypeError:
        return -1


print(int(Index()), float(Index()), as_int(Index()), as_int(5), "%d %x" % (Index(), Index()))
