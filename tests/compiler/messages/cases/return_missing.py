def sign(x: int) -> str:
    if x > 0:
        return "plus"
    elif x < 0:
        return "minus"


print(sign(0))
