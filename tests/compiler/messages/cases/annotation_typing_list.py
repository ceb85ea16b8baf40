from typing import List


def first(items: List[int, str]) -> int:
    return len(items)


print(first([1, 2]))
