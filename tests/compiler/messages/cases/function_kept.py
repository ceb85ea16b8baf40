def double(x: int) -> int:
    return x * 2


operation = double
print(operation(4))
