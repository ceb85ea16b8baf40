from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def each(function: Callable[[T], None], *values: T) -> None:
    print(len(values))


each(lambda x: None)
