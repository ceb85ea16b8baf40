def width() -> int:
    return 4


def double(x: int) -> int:
    return x * 2


print(double(width))
