def double(x: 3) -> int:
    return x * 2


print(double(3))
