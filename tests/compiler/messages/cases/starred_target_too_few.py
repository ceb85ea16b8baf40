first, second, *rest = (1,)
print(first, second, rest)
