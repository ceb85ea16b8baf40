def shout(text: str) -> str:
    return text.upper()


class Name:
    __str__ = shout


print(Name() is None)
