from enum import Enum, IntEnum, auto, Flag, IntFlag, unique

class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3

    def is_warm(self):
        return self is Color.RED

    @property
    def lower(self):
        return self.name.lower()

    @classmethod
    def default(cls):
        return cls.GREEN

    def __str__(self):
        return f"Color:{self.name}"

class Shape(Enum):
    CIRCLE = "circle"
    SQUARE = "square"
    ROUND = "circle"

class Level(IntEnum):
    LOW = 1
    MID = auto()
    HIGH = 10

class Auto(Enum):
    A = auto()
    B = auto()

print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color.RED.is_warm(), Color.BLUE.is_warm())
print(Color(2), Color["BLUE"], Color.GREEN.lower, Color.default())
for c in Color:
    print(c, c.name, c.value)
print(len(Color), Shape.CIRCLE, repr(Shape.ROUND), Shape.ROUND is Shape.CIRCLE, Shape("square"))
try:
    Color(9)
except ValueError as e:
    print(e)
try:
    Color["PINK"]
except KeyError as e:
    print("KeyError", e)
print(Color.RED == Color.RED, Color.RED != Color.BLUE, Color.RED is Color.RED, Color.RED == 1)
print(Level.LOW, repr(Level.MID), Level.MID + 1, Level.LOW < Level.HIGH, Level.HIGH == 10, int(Level.HIGH), f"{Level.LOW}", f"{Level.HIGH:04d}")
print(Auto.A.value, Auto.B.value, f"{Auto.A}", str(Auto.B), [Auto.A, Auto.B])
def name(c):
    match c:
        case Color.RED:
            return "r"
        case Color.GREEN | Color.BLUE:
            return "gb"
print(name(Color.RED), name(Color.BLUE))
print(Level.MID > 1, max(Level.LOW, Level.HIGH), Level(10), [10, 20, 30][Level.LOW])
print(Color.RED in Color, isinstance(Color.RED, Color), isinstance(Level.LOW, int))
