from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


match Point(1, 2):
    case Point(x, y, z):
        print(x, y, z)
