def limit() -> int:
    limit.calls += 1
    return 3


limit.calls = 0
print(limit())
