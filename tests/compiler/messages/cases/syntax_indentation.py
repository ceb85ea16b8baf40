def area(width: int, height: int) -> int:
    result = width * height
      return result


print(area(3, 4))
