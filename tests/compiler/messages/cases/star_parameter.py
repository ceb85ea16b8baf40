rows = [[3, 1, 2]]
print(sorted(*rows))
