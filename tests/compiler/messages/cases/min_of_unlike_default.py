numbers = [3, 1, 2]
print(min(numbers, default="none"))
