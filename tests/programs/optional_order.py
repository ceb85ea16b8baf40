"""Comparing with what may be None: the TypeError names both sides as they are."""


def pick(number):
    return None if number % 2 else "text"


def count(number):
    return None if number % 2 else 5


for a, b in [(pick(0), pick(1)), (pick(1), pick(0)), (pick(1), pick(1)), (pick(0), pick(2))]:
    try:
        print(a < b)
    except TypeError as error:
        print(error)
try:
    print("a" < pick(1))
except TypeError as error:
    print(error)
for op in ("<", ">=", ">"):
    try:
        print(count(0) < count(1) if op == "<" else count(1) >= count(0) if op == ">=" else count(0) > count(1))
    except TypeError as error:
        print(error)
for letters in (["b", None], [None, "b"], [None, None]):
    try:
        print(sorted(letters))
    except TypeError as error:
        print(error)
