x, y = 12
print(x, y)
