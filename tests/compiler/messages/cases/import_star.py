from parts.shapes import *

print(Circle(2).area())
print(Square(3).area())
