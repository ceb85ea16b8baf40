numbers = [1, 2]
numbers = numbers + 3
print(numbers)
