def wrap(value, depth):
    if depth == 0:
        return 0
    return wrap((value, value), depth - 1)


print(wrap(1, 3))
