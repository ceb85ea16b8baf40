first, *rest = (1, "two", 3.0)
print(first, rest)
