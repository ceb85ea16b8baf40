"""Functions that read variables of the module before and after those have a value."""

import math

LIMIT = 10
NAMES = ["a", "b"]


def early() -> int:
    return LATE


def tried(what: str) -> None:
    try:
        if what == "late":
            print(early())
        elif what == "set":
            print(getter())
        elif what == "value":
            print(A().get())
        elif what == "error":
            print(last_error())
        else:
            print(outer(what))
    except NameError as problem:
        print(what, "->", problem)


class A:
    def get(self) -> int:
        return VALUE + LIMIT

    def __str__(self) -> str:
        return f"A{WORD}"


def setter() -> None:
    global SET
    SET = 3


def getter() -> int:
    return SET


def last_error() -> str:
    return str(error)


def outer(what: str) -> str:
    return inner(what) + "."


def inner(what: str) -> str:
    return what + ENDING if len(what) > LIMIT else what + OTHER


tried("late")
LATE = 5
tried("late")
WORD = "w"
print(A())
tried("value")
if LIMIT > 3:
    VALUE = 7
tried("value")
tried("set")
setter()
tried("set")
if LIMIT < 3:
    SET = 4
try:
    print(int("x"))
except ValueError as error:
    tried("error")
tried("error")
ENDING = "!"
tried("a")
tried("a long word this is")
OTHER = "?"
tried("a")

PI2 = math.pi * 2
FLAG = True
for LOOPED in range(3):
    pass
while True:
    INNER = 8
    break


def use() -> float:
    return PI2 if FLAG else 0.0


def looped() -> int:
    return LOOPED * 10 + INNER


print(use(), looped())


def lazy():
    for i in range(2):
        yield i + LAZY


made = lazy()
try:
    print(next(made))
except NameError as problem:
    print(problem)
again = lazy()
LAZY = 100
print(list(again), list(made))
later = [lambda v: -v * SCALE]
try:
    print(sorted([3, 1, 2], key=later[0]))
except NameError as problem:
    print(problem)
SCALE = 2
print(sorted([3, 1, 2], key=later[0]))


class Counter:
    made = 0

    def __init__(self) -> None:
        Counter.made += STEP


try:
    Counter()
except NameError as problem:
    print(problem, Counter.made)
STEP = 2
Counter()
print(Counter.made, NAMES, STEP)
