def half(x: float) -> float:
    return x / 2.0


print(half("3"))
