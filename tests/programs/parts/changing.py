"""A module whose variables are bound again after its import."""

n = 1
names = ["a"]
state = "off"
limit = 10
label: str = "x"


def inc() -> None:
    global n, state
    n += 1
    state = "on"


def shown() -> str:
    return f"{n} {state} {limit} {names} {label}"
