from typing import List


def first(items: List[int]) -> int:
    return items[0]


print(first([1, 2]))
