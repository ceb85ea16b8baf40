items = [1, 2, 3, 4]
step = len(items) - 2
print(items[::step])
