z = 3 + 4j
print(z)
