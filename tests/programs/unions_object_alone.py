"""An object of which only a part of the function's own calls shows what it may be."""

from typing import Any


def text_of(value: Any, default=None) -> str:
    if value is None:
        return "null"
    elif isinstance(value, int):
        return str(value)
    elif isinstance(value, (list, tuple)):
        return "[" + ",".join(text_of(each) for each in value) + "]"
    elif default is None:
        raise TypeError("of another type")
    return str(default(value))


print(text_of([1, 2]))
