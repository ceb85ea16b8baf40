count = 1234
print(count[0:2])
