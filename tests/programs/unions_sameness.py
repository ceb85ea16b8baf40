"""`is` among values of all kinds, in unions and as objects; `==` of objects of unlike families."""


class Animal:
    pass


class Dog(Animal):
    pass


class Odd:
    """Equal to texts, which do not know it."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str)


def value(n: int):
    if n == 0:
        return 5
    if n == 1:
        return "x"
    if n == 2:
        return None
    if n == 3:
        return Animal()
    if n == 4:
        return True
    if n == 5:
        return [1]
    if n == 6:
        return len
    if n == 7:
        return {"a": 1}
    if n == 8:
        return Dog()
    return 2.5


values = [value(n) for n in range(10)]
for i, one in enumerate(values):
    row = [one is other for j, other in enumerate(values) if i != j or i not in (0, 9)]
    print(i, "".join("x" if same else "." for same in row))
MISSING = object()


def given(x=MISSING):
    return x is MISSING, x is None, x is True, x is not MISSING


print(given(), given(1), given(None), given(True), given("s"), given([]), given(MISSING))


def found(items: list[object], wanted: object) -> int:
    for i, item in enumerate(items):
        if item is wanted:
            return i
    return -1


shared = [1, 2]
items: list[object] = ["a", shared, [1, 2], {"k": shared}, (1, "x"), None, Odd(), 1.0, {1, 2}, frozenset({2, 1}), b"ab"]
print(found(items, shared), found(items, [1, 2]), found(items, items[3]), found(items, None), found(items, items[6]))
others: list[object] = [[1, 2], [1.0, 2.0], ["1"], {"k": [1, 2]}, {"k": "v"}, (1.0, "x"), (1, "x", 2), True, 1, "a", b"ab",
                        bytearray(b"ab"), {2, 1}, {"x"}, Odd(), None, range(2), 1 + 0j]
for one in items:
    print([one == other for other in others].count(True), [i for i, other in enumerate(others) if other == one], end="; ")
print()
for less in (lambda a, b: a < b, lambda a, b: a >= b):
    for one in items[:5]:
        for other in others[:9]:
            try:
                print(int(less(one, other)), end=" ")
            except TypeError as error:
                print(str(error).split("instances of ")[1], end=" ")
    print()


# --- functions beside other values


def twice(n: int) -> int:
    return 2 * n


def thrice(n: int) -> int:
    return 3 * n


mixed = {1: twice, 2: 5, 3: thrice, 4: len}
print([mixed[k] is twice for k in mixed], [thrice is mixed[k] for k in mixed], [mixed[k] is len for k in mixed])
print(mixed[1] is mixed[1], mixed[1] is mixed[3], mixed[2] is not twice, [found([twice, 1, thrice], f) for f in (thrice, len)])
