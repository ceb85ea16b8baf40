from parts.shapes import Circle, Sqare

print(Circle(2).area(), Sqare(3).area())
