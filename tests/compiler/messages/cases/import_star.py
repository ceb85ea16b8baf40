from parts.computed import *

print(Circle(2).area())
