"""Exceptions with arguments of their own, and the texts that they have."""


class Position(Exception):
    def __init__(self, line: int, column: int) -> None:
        super().__init__(f"at {line}:{column}")
        self.line = line
        self.column = column


class Silent(Exception):
    pass


class Talking(ValueError):
    def __str__(self) -> str:
        return "I talk: " + super().__str__()


def attempt(n: int) -> None:
    if n == 0:
        raise Position(3, 7)
    if n == 1:
        raise Silent
    if n == 2:
        raise Silent("not quite")
    if n == 3:
        raise Talking("hello")
    raise RuntimeError("nothing left")


for n in range(5):
    try:
        attempt(n)
    except Position as error:
        print(error, repr(error), error.line + error.column)
    except Silent as error:
        print(repr(error), "[" + str(error) + "]")
    except Talking as error:
        print(error, repr(error))
    except Exception as error:
        print(type(error).__name__ + ":", error)
for kind in range(7):
    try:
        if kind == 0:
            raise ValueError(5)
        if kind == 1:
            raise ValueError("a", 1, 2.5, None)
        if kind == 2:
            raise KeyError(7)
        if kind == 3:
            raise Silent((1, "x"))
        if kind == 4:
            raise RuntimeError(True)
        if kind == 5:
            raise KeyError((1, 2))
        raise IndexError("only", "these")
    except Exception as error:
        print(repr(error), str(error) + "|")
