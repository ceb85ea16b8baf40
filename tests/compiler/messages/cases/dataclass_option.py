from dataclasses import dataclass


@dataclass(ordered=True)
class Point:
    x: int


print(Point(1))
