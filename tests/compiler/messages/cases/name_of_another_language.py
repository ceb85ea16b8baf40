def is_empty(items: list[int]) -> bool:
    return len(items) == 0 and true


print(is_empty([]))
