"""Enumerations that say themselves what auto() gives, what a value without a member means, and what is no member."""

from enum import Enum, IntEnum, auto


class Lower(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    NORTH = auto()
    SOUTH = auto()
    OTHER = "x"


class Power(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return last_values[-1] * 10 if last_values else start + count

    ONE = auto()
    TEN = auto()
    HUNDRED = auto()


class Named(str, Enum):
    def _generate_next_value_(name, start, count, last_values):
        return f"{name.title()}-{count}"


class Fruit(Named):
    APPLE = auto()
    PEAR = auto()


for member in [*list(Lower), *list(Power), *list(Fruit)]:
    print(member, member.name, member.value, repr(member))
print(Lower("south"), Power(100), Fruit("Pear-1"))


class Status(Enum):
    ACTIVE = "active"
    CLOSED = "closed"
    UNKNOWN = "unknown"

    @classmethod
    def _missing_(cls, value):
        if isinstance(value, str):
            for member in cls:
                if member.value == value.strip().lower():
                    return member
            return cls.UNKNOWN
        return None


print(Status("active"), Status(" CLOSED "), Status("else"))
try:
    print(Status(3))
except ValueError as error:
    print("ValueError:", error)


class Level(IntEnum):
    LOW = 1
    HIGH = 10

    @classmethod
    def _missing_(cls, value):
        if value < 0:
            raise KeyError(f"below: {value}")
        return cls.HIGH if value > 10 else None


print(Level(1), Level(11), repr(Level(99)))
for number in (5, -1):
    try:
        print(Level(number))
    except (ValueError, KeyError) as error:
        print(type(error).__name__, error)


class Period(Enum):
    _ignore_ = "week month"
    week = 7
    month = 30
    DAY = 1
    FORTNIGHT = week * 2
    YEAR = month * 12 + 5


print(list(Period), [period.value for period in Period], len(Period))
