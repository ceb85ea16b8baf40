numbers: list[int] = [1, 2]
numbers += ["three"]
print(numbers)
