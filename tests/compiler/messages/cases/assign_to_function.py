def limit() -> int:
    return 3


print(limit.calls)
