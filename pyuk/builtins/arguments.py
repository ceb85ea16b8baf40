"""Calls whose number of arguments is known only when they run: CPython's TypeErrors. Next: exceptions.py."""

from __future__ import annotations

from typing import TypeVar

T = TypeVar("T")


def check_count(name: str, params: str, items: int, before: int, needed: int, most: int, own: int) -> None:
    """f(a, b, *items): as many as the function takes.

    params: the names of its positional ones, without self. before: how many arguments stand before the items.
    most: how many it takes, -1 for any number. own: 1 for a method, whose self counts too.
    """
    given = before + items
    if 0 <= most < given:
        takes = str(most + own) if needed == most else "from " + str(needed + own) + " to " + str(most + own)
        plural = " positional argument" + ("" if most + own == 1 else "s")
        verb = " was given" if given + own == 1 else " were given"
        raise TypeError(name + "() takes " + takes + plural + " but " + str(given + own) + verb)
    if given < needed:
        missing = params.split(" ")[given:needed]
        plural = " required positional argument" + ("" if len(missing) == 1 else "s") + ": "
        raise TypeError(name + "() missing " + str(len(missing)) + plural + listed(missing))


def check_options(name: str, params: str, needed: str, before: str, given: list[str]) -> None:
    """f(a, **options): a name that is a parameter for each option, and an option for each parameter that needs one.

    params: the names that options may have. needed: those without a default. before: those that stand before.
    """
    for option in given:
        if option in before.split(" "):
            raise TypeError(name + "() got multiple values for argument '" + option + "'")
        if option not in params.split(" "):
            raise TypeError(name + "() got an unexpected keyword argument '" + option + "'")
    missing: list[str] = []
    for param in needed.split(" "):
        if param != "" and param not in given:
            missing.append(param)
    if len(missing) > 0:
        plural = " required positional argument" + ("" if len(missing) == 1 else "s") + ": "
        raise TypeError(name + "() missing " + str(len(missing)) + plural + listed(missing))


def listed(names: list[str]) -> str:
    """'a', 'b', and 'c'."""
    text = ""
    for i in range(len(names)):
        if i > 0:
            text += " and " if len(names) == 2 else ", and " if i == len(names) - 1 else ", "
        text += "'" + names[i] + "'"
    return text


def several(items: list[T], name: str) -> list[T]:
    """max(*items): one item would be gone through itself."""
    if not items:
        raise TypeError(f"{name} expected at least 1 argument, got 0")
    if len(items) == 1:
        if isinstance(items[0], (int, float)):
            raise TypeError(f"'{type(items[0]).__name__}' object is not iterable")
        raise NotImplementedError(f"{name}(*items) of a single item")
    return items


def one(items: list[T], name: str) -> tuple[T]:
    """abs(*items)."""
    if len(items) != 1:
        raise TypeError(f"{name}() takes exactly one argument ({len(items)} given)")
    return (items[0],)


def two(items: list[T], name: str) -> tuple[T, T]:
    """divmod(*items), pow(*items)."""
    if len(items) != 2 and name == "pow":
        raise NotImplementedError(f"pow(*items) of {len(items)} items")
    if len(items) != 2:
        raise TypeError(f"{name} expected 2 arguments, got {len(items)}")
    return (items[0], items[1])
