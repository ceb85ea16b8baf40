from typing import Optional


def show(value: Optional[int]) -> None:
    print(value)


show(None)
