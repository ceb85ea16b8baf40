def is_text(x: str) -> bool:
    return isinstance(x, "str")


print(is_text("a"))
