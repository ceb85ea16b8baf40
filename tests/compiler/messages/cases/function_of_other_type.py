from collections.abc import Callable


def shout(text: str) -> str:
    return text.upper()


def apply(operation: Callable[[int], int], x: int) -> int:
    return operation(x)


print(apply(shout, 4))
