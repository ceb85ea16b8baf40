x, y, z = 1, 2
print(x, y, z)
