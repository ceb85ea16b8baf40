key = (1, [2, 3])
print(hash(key))
