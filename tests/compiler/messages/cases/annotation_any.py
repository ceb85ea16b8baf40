from typing import Any


def double(count: int) -> int:
    return count * 2


value: Any = 3
print(value)
value = "three"


def show(value: Any) -> None:
    print(double(value))


show(3)
show("three")
