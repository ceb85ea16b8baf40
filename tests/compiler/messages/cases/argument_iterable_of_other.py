from collections.abc import Iterable


def total(values: Iterable[int]) -> int:
    return sum(values)


print(total("five"))
