from parts.computed import *

print(Circle().area())
