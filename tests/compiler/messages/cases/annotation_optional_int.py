from typing import Optional


def double(count: int) -> int:
    return count * 2


def show(value: Optional[int]) -> None:
    print(double(value))


show(None)
show(3)
