def double(x: integer) -> int:
    return x * 2


print(double(4))
