def squares(n: int) -> list[int]:
    for i in range(n):
        yield i * i


print(squares(3))
