print(area(3, 4))


def area(width: int, height: int) -> int:
    return width * height
