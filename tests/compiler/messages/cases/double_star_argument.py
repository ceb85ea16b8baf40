def area(width: int, height: int) -> int:
    return width * height


sides = [3, 4]
print(area(**sides))
