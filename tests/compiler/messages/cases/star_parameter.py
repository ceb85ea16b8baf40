values = [2.625, 1]
print(round(*values))
