def area(width: int, height: int) -> int:
    return width * height


print(area(width=3, heigth=4))
