from typing import Any


def total(items: list[int]) -> int:
    return sum(items)


value: Any = 3
print(value)


def show(value: Any) -> None:
    print(total(value))


show(3)
