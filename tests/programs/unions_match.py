class P:
    __match_args__ = ("x", "y")
    def __init__(self, x: int, y: int) -> None:
        self.x = x
        self.y = y

class Q(P):
    pass
class Color:
    RED = 1
    GREEN = 2

def f(v: int | str | P | list[int] | tuple[int, str] | None | float | bool) -> str:
    match v:
        case None:
            return "none"
        case True:
            return "true"
        case False:
            return "false"
        case 0 | 1:
            return "small"
        case Color.GREEN:
            return "green"
        case int(n) if n > 100:
            return f"big {n}"
        case int() as n:
            return f"int {n + 1}"
        case "a" | "b" as s:
            return "ab " + s
        case str(s):
            return "str " + s.upper()
        case Q(x=3):
            return "q3"
        case P(0, 0):
            return "origin"
        case P(x, 0) | P(0, x):
            return f"axis {x}"
        case P(x=x, y=y):
            return f"point {x} {y}"
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [1, *rest]:
            return f"from one {rest}"
        case [first, *_, last]:
            return f"{first}..{last}"
        case (n, s):
            return f"pair {n} {s}"
        case float():
            return f"float {v}"
    return "other"

for v in [None, True, False, 0, 1, 2, 5, 500, "a", "zz", P(0, 0), P(4, 0), P(0, 5), P(3, 3), Q(3, 1), 2.5]:
    print(f(v))
print(f([1, 2, 3]), f([]), f([9]), f([4, 5]), f((1, "z")))

def cmd(line: str) -> str:
    match line.split():
        case ["go", ("north" | "south") as d]:
            return "going " + d
        case ["go", where]:
            return "cannot go " + where
        case ["drop", *items] if items:
            return "drop " + ", ".join(items)
        case [single]:
            return "one " + single
        case []:
            return "nothing"
        case [_, _, *more]:
            return str(len(more))
    return "?"
for line in ["go north", "go up", "drop a b c", "look", "", "x y z w", "drop"]:
    print(cmd(line))

def nested(t: tuple[int, tuple[str, int | None]]) -> str:
    match t:
        case (0, (name, None)):
            return name
        case (n, (_, int(k))):
            return str(n + k)
        case (n, (name, _)):
            return f"{n}{name}"
print(nested((0, ("x", None))), nested((2, ("x", 3))), nested((2, ("q", None))))
match 5:
    case x if x > 3:
        print("gt", x)


# --- more types than a union has: objects ---


class Corner:
    def __init__(self, x: int) -> None:
        self.x = x


class Disc:
    def __init__(self, radius: float) -> None:
        self.radius = radius


def kind(value):
    match value:
        case None | True | False:
            return f"constant {value}"
        case int(n) if n > 9:
            return f"large {n}"
        case int() | float() | complex():
            return f"number {value}"
        case str(text) | bytes(text):
            return f"text {text!r}"
        case [Corner(x=x), *_]:
            return f"corner first {x}"
        case [first, [inner, *_]]:
            return f"nested {first} {inner}"
        case [*items]:
            return f"{len(items)} items"
        case {"r": r}:
            return f"mapping with {r}"
        case {}:
            return "mapping"
        case Disc(radius=r) | Corner(x=r):
            return f"shape {r}"
        case _:
            return type(value).__name__


EVERYTHING = [
    *(None, True, 0, 12, 1.5, 2j, "a", b"b"),
    [], (4,), [1, 2], (9, 8, 9), [Corner(1), Corner(2)], [0, [5, 6]], ["a", 1.5],
    {}, {"r": 2}, {"a": "b"}, {1: 2.5}, {1, 2}, frozenset("a"), Corner(3), Disc(1.5), range(3), bytearray(b"c"),
]
for each in EVERYTHING:
    print(kind(each))
print(len(EVERYTHING), EVERYTHING[3], EVERYTHING[-3].radius)
