count: int = [True]
print(count)
