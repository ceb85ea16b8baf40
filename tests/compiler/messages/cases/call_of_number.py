total = 3
print(total(4))
