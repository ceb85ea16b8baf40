"""Floats divided by zero raise, each operator with its own words."""


def attempt(kind: int, a: float, b: float) -> float:
    if kind == 0:
        return a / b
    if kind == 1:
        return a // b
    return a % b


for kind in range(3):
    for b in [0.0, -0.0]:
        try:
            print(attempt(kind, 1.0, b))
        except ZeroDivisionError as error:
            print(kind, error)
try:
    print(divmod(1.0, 0.0))
except ZeroDivisionError as error:
    print(error)
