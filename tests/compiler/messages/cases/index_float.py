items = [1, 2, 3]
print(items[len(items) / 2])
