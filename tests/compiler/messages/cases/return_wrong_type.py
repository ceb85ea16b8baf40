def length(text: str) -> int:
    return text


print(length("abc"))
