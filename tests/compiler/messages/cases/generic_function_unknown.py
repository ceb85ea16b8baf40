from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def twice(function: Callable[[T], None], times: int) -> None:
    print(times)


twice(lambda x: None, 3)
