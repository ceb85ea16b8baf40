"""Keys of every kind: numbers, tuples, objects with their own hash, objects by identity, frozensets, None."""


class Point:
    def __init__(self, x: int, y: int) -> None:
        self.x = x
        self.y = y

    def __eq__(self, other: "Point") -> bool:
        return self.x == other.x and self.y == other.y

    def __hash__(self) -> int:
        return hash((self.x, self.y))

    def __repr__(self) -> str:
        return f"P({self.x}, {self.y})"


class Loud:
    """Shows when it is hashed and compared."""

    def __init__(self, name: str, code: int) -> None:
        self.name = name
        self.code = code

    def __hash__(self) -> int:
        print("hash", self.name)
        return self.code

    def __eq__(self, other: "Loud") -> bool:
        print("eq", self.name, other.name)
        return self.name == other.name

    def __repr__(self) -> str:
        return self.name


class Plain:
    def __init__(self, n: int) -> None:
        self.n = n


class Minus:
    def __hash__(self) -> int:
        return -1


def numbers() -> None:
    floats = {1.0: "one", 2.5: "two and a half", -0.0: "zero"}
    floats[0.0] = "nothing"
    print(floats, 1.0 in floats, 2.0 in floats)
    nan = float("nan")
    floats[nan] = "nan"
    print(floats[nan], nan in floats, len(floats))
    bools = {True: 1, False: 0}
    print(bools, bools[1 > 0])
    big = {2**62: "a", -(2**62): "b", 2**61 - 1: "c", 0: "d", -1: "e", -2: "f"}
    print(big, big[0], big[-1], big[-2], hash(2**61 - 1), hash(2**61), hash(-(2**61)), hash(-1), hash(-2))
    print(hash(1.5), hash(1e300), hash(float("inf")), hash(-float("inf")), hash(0.1), hash(-2.0))


def tuples() -> None:
    grid = {(0, 0): "origin", (1, 0): "east", (0, -1): "south"}
    print(grid, grid[(1, 0)], grid.get((5, 5), "nowhere"))
    x, y = 0, 0
    for dx, dy in [(1, 0), (0, -1), (0, 0)]:
        print(grid.get((x + dx, y + dy), "?"), end=" ")
    print()
    mixed = {("a", 1): 1.5, ("b", 2): 2.5}
    mixed["a", 1] += 1
    print(mixed, ("b", 2) in mixed, hash((1, 2)), hash(()), hash((1.5, True)), hash((0,)), hash(((1, 2), (3,))))
    del grid[0, 0]
    print(grid)


def objects() -> None:
    points = {Point(1, 2): "a", Point(3, 4): "b"}
    print(points, points[Point(1, 2)], Point(3, 4) in points, Point(9, 9) in points, hash(Point(1, 2)))
    points[Point(1, 2)] = "again"
    print(points, len(points), {Point(1, 1), Point(1, 1), Point(2, 2)} == {Point(2, 2), Point(1, 1)})
    p, q = Plain(1), Plain(1)
    owners = {p: "p", q: "q"}
    print(owners[p], owners[q], Plain(1) in owners, len({p, q, p}))
    print(hash(Minus()))
    seen = {frozenset([1, 2]): "pair", frozenset([3]): "single"}
    print(seen[frozenset({2, 1})], frozenset([9]) in seen)


def order_of_calls() -> None:
    a, b, c = Loud("a", 1), Loud("b", 1), Loud("c", 2)
    d = {a: 1}
    print("- insert")
    d[b] = 2
    d[c] = 3
    print("- find")
    print(d[b], d.get(Loud("c", 2), 0), d.pop(a))
    print("- set")
    s = {a, b}
    print(Loud("b", 1) in s, len(s))
    print("- equal")
    print(d == {c: 3, b: 2})
    for n in range(20):
        d[Loud(f"n{n}", 50 + n)] = n
    print(len(d))


def missing() -> None:
    for key in (1, 2):
        try:
            print({1: "one"}[key])
        except KeyError as error:
            print("missing", error, repr(error))
    try:
        print({"one": 1}["two"])
    except KeyError as error:
        print("missing", error, repr(error))
    try:
        print({(1, "x"): 1}[2, "y"])
    except KeyError as error:
        print("missing", error, repr(error))
    try:
        del {1.5: 1}[2.5]
    except KeyError as error:
        print("missing", error)
    try:
        print({Point(1, 1): 1}[Point(2, 2)])
    except KeyError as error:
        print("missing", error)


numbers()
tuples()
objects()
order_of_calls()
missing()


def membership():
    """What is of another kind is not found, and asked for all the same."""
    d = {"a": 1}
    items = d.items()
    print(("a", 1) in items, ("a", 2) in items, 1 in items, None in items)
    pairs = {(1, 2), (3, 4)}
    print(1 in pairs, "x" in pairs, (1, 2) in pairs, None in pairs)
    print("a" in d.keys(), 3 in d.keys(), (1, 2) in d.keys())
    for n in range(3):
        v = view(d, n)
        print(1 in v, "a" in v, ("a", 1) in v, len(v), list(v))


def view(d, n):
    if n == 0:
        return d.items()
    if n == 1:
        return d.keys()
    return [1, 2]


membership()
