def limit() -> int:
    return 3


print(limit())
limit = 4
print(limit)
