"""Half of the package."""

from parts import counting

UNIT = "cm"
print("shapes imported", counting.count)


class Square:
    def __init__(self, side: int) -> None:
        self.side = side

    def __repr__(self) -> str:
        return f"Square({self.side})"


def area(width: int, height: int) -> str:
    return f"{width * height} {UNIT}2"
