from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int = 0


print(Point())
print(Point(1, 2, 3))
print(Point(x="one"))
print(Point(1, z=2))
