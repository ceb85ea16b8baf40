mask = 1.5
print(mask & 3)
