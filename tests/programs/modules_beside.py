"""A program of several modules: what they run when they are imported, and once only."""

print("main begins")
import parts.shapes  # noqa: E402
from parts import counting  # noqa: E402
from parts.counting import bump, limit  # noqa: E402

print(parts.shapes.area(3, 4), parts.shapes.UNIT)
print(bump(), bump(), counting.count, limit)
counting.count = 10
print(bump(), counting.count)
try:
    bump()
except counting.TooMany as error:
    print("caught", error)
square: parts.shapes.Square = parts.shapes.Square(5)
print(square, __name__, counting.name())
raise counting.TooMany("at the end")
