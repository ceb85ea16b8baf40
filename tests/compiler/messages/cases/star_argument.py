def area(width: int, height: int) -> int:
    return width * height


sides = (3, 4, 5)
print(area(*sides))
