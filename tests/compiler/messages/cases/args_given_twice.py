def area(width: int, height: int) -> int:
    return width * height


print(area(3, width=4, height=2))
