first = [3, 1, 2]
print(id(first))
