def first(items: list[int, str]) -> int:
    return items[0]


print(first([1, 2]))
