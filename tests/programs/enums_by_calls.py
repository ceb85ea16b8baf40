from enum import Enum, IntEnum, Flag, StrEnum, auto
import enum
class Color(Enum):
    RED = "r"
    GREEN = "g"
    CRIMSON = "r"
class Method(StrEnum):
    GET = auto()
    POST = auto()
class Level(IntEnum):
    LOW = 1
    HIGH = 10
Animal = Enum("Animal", "ANT BEE CAT")
Size = IntEnum("Size", ["S", "M", "L"])
Perm = enum.Flag("Perm", "R, W, X")
Http = Enum("Http", [("OK", 200), ("NOT_FOUND", 404)])
Planet = Enum("Planet", {"EARTH": "e", "MARS": "m"})
Late = Enum("Late", "A B", start=5)
print(list(Color.__members__.items()), len(Color.__members__), "RED" in Color.__members__)
for name, member in Color.__members__.items():
    print(name, member, member.value)
print(Color.__members__["CRIMSON"], list(Color.__members__), Color.__members__)
print(Method.GET.upper(), Method.POST.startswith("po"), Method.GET + "x", len(Method.GET), Method.GET[0])
print(Level.HIGH.bit_length(), Level.HIGH + 1)
print(list(Animal), Animal.BEE.value, Animal(3), Size.L > Size.S, Size.M + 0, Perm.R | Perm.X, Perm.W.value)
print(Http.NOT_FOUND.value, Http(200), Planet["MARS"], Planet("e").name, list(Late)[0].value)
