def first(items: list) -> int:
    return items[0]


print(first([1, 2]))
