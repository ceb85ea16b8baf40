from abc import ABC
from fractions import Fraction


class Shape(ABC):
    pass


print(Shape.__mro__)
print(Fraction.__bases__)
