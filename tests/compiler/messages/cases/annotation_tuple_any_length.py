def total(numbers: tuple[int, ...]) -> int:
    return len(numbers)


print(total((1, 2)))
