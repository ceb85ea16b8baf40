def area(width: int, height: int = 1) -> int:
    return width * height


print(area(3, 4, 5))
