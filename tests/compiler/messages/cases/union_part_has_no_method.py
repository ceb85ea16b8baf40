def shout(value: int | float) -> str:
    return value.upper()


print(shout(3), shout(2.5))
