"""Calls whose arguments are known only when they run: CPython's TypeErrors. Next: exceptions.py."""

from __future__ import annotations

from typing import TypeVar

T = TypeVar("T")


def check_call(
    paths: str,
    positional: str,
    only: str,
    needed: str,
    said: str,
    count: int,
    own: int,
    options: list[str],
    takes_more: bool,
    takes_others: bool,
) -> None:
    """f(a, *items, b=c, **options): every argument for one parameter, every parameter that needs one has one.

    paths: the name that is called behind its module's, and that of the function. positional, only: the names of its
    parameters, without self and the starred ones. needed: those without a default. said: the names of the arguments
    with one. count: how many there are without. own: 1 for a method, whose self counts too. takes_more, takes_others:
    whether it has `*args` and `**options`. Source: CPython 3.11 Python/ceval.c, initialize_locals.
    """
    path, name = paths.split(" ")
    for option in options:
        if option in said.split(" "):
            raise TypeError(path + " got multiple values for keyword argument '" + option + "'")
    plain = words(positional)
    known = plain + words(only)
    named = words(said) + options
    for option in named:
        if option not in known and not takes_others:
            raise TypeError(name + " got an unexpected keyword argument '" + option + "'")
        if option in plain[:count]:
            raise TypeError(name + " got multiple values for argument '" + option + "'")
    if len(plain) < count and not takes_more:
        raise TypeError(name + too_many(plain, words(only), words(needed), named, count, own))
    refuse_missing(name, "positional", [each for each in plain[count:] if each in words(needed) and each not in named])
    refuse_missing(name, "keyword-only", [each for each in words(only) if each in words(needed) and each not in named])


def refuse_repeated(path: str, options: list[str]) -> None:
    """f(**options, **others): no argument is given twice. path: as in check_call()."""
    seen: set[str] = set()
    for option in options:
        if option in seen:
            raise TypeError(path + " got multiple values for keyword argument '" + option + "'")
        seen.add(option)


def words(text: str) -> list[str]:
    """The words of a text, which may be empty."""
    return text.split(" ") if text else []


def too_many(plain: list[str], only: list[str], needed: list[str], named: list[str], count: int, own: int) -> str:
    """`takes 2 positional arguments but 3 were given`."""
    least = sum([1 for each in plain if each in needed]) + own
    most, given = len(plain) + own, count + own
    takes = str(most) if least == most else "from " + str(least) + " to " + str(most)
    extra = sum([1 for each in named if each in only])
    text = " takes " + takes + " positional argument" + ("" if least == most == 1 else "s") + " but " + str(given)
    if extra:
        text += " positional argument" + ("" if given == 1 else "s")
        text += " (and " + str(extra) + " keyword-only argument" + ("" if extra == 1 else "s") + ")"
    return text + (" was given" if given == 1 and not extra else " were given")


def refuse_missing(name: str, kind: str, missing: list[str]) -> None:
    """TypeError where parameters have got nothing."""
    if missing:
        plural = " argument" + ("" if len(missing) == 1 else "s") + ": "
        raise TypeError(name + " missing " + str(len(missing)) + " required " + kind + plural + listed(missing))


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


def one_of_several(items: list[T], name: str) -> tuple[T]:
    """round(*items), which may be given another number of items too."""
    if len(items) != 1:
        raise NotImplementedError(f"{name}(*items) of {len(items)} items")
    return (items[0],)


def two(items: list[T], name: str) -> tuple[T, T]:
    """divmod(*items), pow(*items)."""
    if len(items) != 2 and name == "pow":
        raise NotImplementedError(f"pow(*items) of {len(items)} items")
    if len(items) != 2:
        raise TypeError(f"{name} expected 2 arguments, got {len(items)}")
    return (items[0], items[1])
