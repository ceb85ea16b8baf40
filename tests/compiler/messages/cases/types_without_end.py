def nest(items, depth):
    if depth == 0:
        return len(items)
    return nest({depth: items}, depth - 1)


print(nest([1], 3))
