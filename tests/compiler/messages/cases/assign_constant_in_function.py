LIMIT = 3


def raise_limit() -> int:
    LIMIT += 1
    return LIMIT


print(raise_limit())
