numbers = [1, 2]
print(numbers + ["three"])
