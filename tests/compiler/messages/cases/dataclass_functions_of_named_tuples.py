from dataclasses import astuple, replace
from typing import NamedTuple


class Point(NamedTuple):
    x: int
    y: int


print(astuple(Point(1, 2)))
print(replace(Point(1, 2), x=3))
