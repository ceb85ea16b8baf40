def shown(values: list[int]) -> str:
    return "%d and %d" % tuple(values)


print(shown([1, 2]))
